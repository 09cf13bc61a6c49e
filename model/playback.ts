import { createStore } from 'zustand/vanilla';
import type { LabEvent } from './events.ts';
import { isFact } from './fact.ts';
import { emptyPicture, type Picture } from './picture.ts';
import type { ReadableStore } from './readable-store.ts';
import { fold } from './reduce.ts';
import { countUpTo } from './sorted.ts';

export const speeds = [1, 0.5, 0.1] as const;
export type Speed = (typeof speeds)[number];

/** What a subscriber sees; a new object after every change except the steady advance of the clock. Stands while suspended. */
export interface PlaybackState {
  /** `live`: everything known is shown. `replay`: the cursor stands or runs somewhere in the log. */
  mode: 'live' | 'replay';
  /** Whether more events may come: a sandbox; a file ends where it ends. */
  growing: boolean;
  paused: boolean;
  speed: Speed;
  picture: Picture;
  /** How many of the events are in the picture, and how many there are. */
  shown: number;
  length: number;
  /** Server time in ms of the first event and of the newest one. */
  first: number;
  last: number;
}

/** Time over a log. It does not know whether a socket or a file feeds it; the caller ticks it while anybody looks. */
export interface Playback extends ReadableStore<PlaybackState> {
  /** The events that are kept, oldest first. */
  events: () => readonly LabEvent[];
  /** The picture after the newest event, wherever the cursor stands. */
  latest: () => Picture;
  /** The picture before `events()[0]`; another one whenever older events have been folded into it. */
  base: () => Picture;
  /** Replaces the log. `serverNow` (growing logs) translates the caller's clock into the log's. */
  load: (log: { base?: Picture | null; events: readonly LabEvent[]; growing: boolean; serverNow?: number }) => void;
  append: (events: readonly LabEvent[]) => void;
  /** Advances the cursor by the clock; once a frame, and never in a hidden tab. */
  tick: () => void;
  /** Server time in ms by which flights are drawn, moving between events. */
  now: () => number;
  /** Server time in ms that the picture shows: `now`, but where a step lets flights land that of its event. */
  playhead: () => number;
  play: () => void;
  pause: () => void;
  setSpeed: (speed: Speed) => void;
  /** To the next or previous fact. */
  step: (direction: 1 | -1) => void;
  /** To right after the event with that seq, which is the last one in the picture; its flights land. */
  stopAt: (seq: number) => void;
  seek: (at: number) => void;
  goLive: () => void;
  /** To the newest event, where slow motion goes on: what a click brings about is seen at the speed that was chosen. */
  catchUp: () => void;
  /** Plays only this stretch, over and over; ms from the first event. */
  loop: (stretch: { from: number; to: number } | null) => void;
  /** While suspended nothing is folded; resuming catches up at once. */
  suspend: (suspended: boolean) => void;
}

/** How many of the newest events a playback keeps of a growing log, or a few more: as many as the server does. */
const keptEvents = 20_000;

const checkpointEvery = 250;
/** A step lets the flights of its event end. */
const settleMs = 900;

/** Older events than the newest `limit` of a growing log are folded into its base; what shows them moves on with it. */
export const createPlayback = (clock: () => number, limit = keptEvents): Playback => {
  let base: Picture = emptyPicture;
  let events: LabEvent[] = [];
  let checkpoints: Picture[] = [];
  /** The picture after so many of the events: the newest that is known, and the one that is shown. */
  let newest = { count: 0, picture: base };
  let shown = newest;
  /** The beginning of a log that has no event yet. */
  let begun = 0;
  let offset = 0;
  let cursor = 0;
  let ticked = clock();
  /** Time of the event that was stepped to, while its flights land and stand. */
  let steppedTo: number | null = null;
  let suspended = false;
  let stretch: { from: number; to: number } | null = null;
  const store = createStore<PlaybackState>(() => ({
    mode: 'replay',
    growing: false,
    paused: true,
    speed: 1,
    picture: emptyPicture,
    shown: 0,
    length: 0,
    first: 0,
    last: 0,
  }));
  const { getState, getInitialState, subscribe } = store;

  const first = (): number => events[0]?.at ?? begun;
  const last = (): number => events.at(-1)?.at ?? begun;

  const tell = (change: Partial<Pick<PlaybackState, 'mode' | 'growing' | 'paused' | 'speed'>> = {}): void =>
    store.setState({
      ...change,
      picture: shown.picture,
      shown: shown.count,
      length: events.length,
      first: first(),
      last: last(),
    });

  const edge = (): number => (getState().growing ? clock() + offset : last());

  /** How many events lie at or before a time. */
  const countAt = (at: number): number => countUpTo(events, at, (event) => event.at);

  const pictureAfter = (count: number): Picture => {
    let { count: from, picture } = shown;
    if (count < from || count - from > checkpointEvery) {
      const known = Math.min(Math.floor(count / checkpointEvery), checkpoints.length - 1);
      if (count < from || known * checkpointEvery > from) {
        from = known * checkpointEvery;
        picture = checkpoints[known] ?? base;
      }
    }
    while (from < count) {
      const to = Math.min(count, (Math.floor(from / checkpointEvery) + 1) * checkpointEvery);
      picture = fold(picture, events.slice(from, to));
      from = to;
      if (from % checkpointEvery === 0) checkpoints[from / checkpointEvery] ??= picture;
    }
    return picture;
  };

  /** Folds what lies too far back into the base: whole stretches between checkpoints, so that those stay good. */
  const keepWithinLimit = (): void => {
    if (events.length <= limit * 1.25) return;
    const stretches = Math.ceil((events.length - limit) / checkpointEvery);
    const count = stretches * checkpointEvery;
    base = pictureAfter(count);
    events.splice(0, count);
    checkpoints = [base, ...checkpoints.slice(stretches + 1)];
    newest = newest.count < count ? { count: 0, picture: base } : { ...newest, count: newest.count - count };
    shown = shown.count < count ? { count: 0, picture: base } : { ...shown, count: shown.count - count };
    cursor = Math.max(cursor, first());
  };

  const show = (count: number, change?: Parameters<typeof tell>[0]): void => {
    shown = { count, picture: pictureAfter(count) };
    if (count === events.length) newest = shown;
    tell(change);
  };

  /** Time goes on from where the step stopped, not from where its flights had come to. */
  const goOnFromStep = (): void => {
    cursor = steppedTo ?? cursor;
    steppedTo = null;
  };

  const stopAfter = (index: number, { at }: LabEvent): void => {
    cursor = at;
    steppedTo = at;
    ticked = clock();
    show(index + 1, { mode: 'replay', paused: true });
  };

  const playback: Playback = {
    getState,
    getInitialState,
    subscribe,
    events: () => events,
    base: () => base,
    latest: () => {
      if (newest.count < events.length) {
        newest = { count: events.length, picture: fold(newest.picture, events.slice(newest.count)) };
      }
      return newest.picture;
    },
    load: (log) => {
      base = log.base ?? emptyPicture;
      events = [...log.events];
      checkpoints = [base];
      newest = { count: 0, picture: base };
      shown = newest;
      stretch = null;
      steppedTo = null;
      begun = base.at || (log.serverNow ?? 0);
      offset = (log.serverNow ?? last()) - clock();
      ticked = clock();
      cursor = log.growing ? Math.max(last(), clock() + offset) : first();
      show(log.growing ? events.length : 0, {
        mode: log.growing ? 'live' : 'replay',
        growing: log.growing,
        paused: !log.growing,
        speed: 1,
      });
    },
    append: (more) => {
      if (more.length === 0) return;
      for (const event of more) events.push(event);
      // The server's clock is never behind what it has already told.
      offset = Math.max(offset, last() - clock());
      keepWithinLimit();
      if (suspended) return;
      if (getState().mode === 'live') show(events.length);
      else tell();
    },
    tick: () => {
      const now = clock();
      const passed = now - ticked;
      ticked = now;
      const { mode, paused, speed, growing } = getState();
      if (mode === 'live') {
        cursor = edge();
        return;
      }
      if (paused) {
        if (steppedTo !== null) cursor = Math.min(steppedTo + settleMs, cursor + passed);
        return;
      }
      cursor += passed * speed;
      if (stretch && cursor > first() + stretch.to) return playback.seek(first() + stretch.from);
      if (cursor >= edge() && growing && speed === 1) return playback.goLive();
      // A file stands still a moment after its last event, so that its last flights land.
      if (!growing && cursor > last() + settleMs) return show(events.length, { paused: true });
      const count = countAt(cursor);
      if (count > shown.count) show(count);
    },
    now: () => cursor,
    playhead: () => steppedTo ?? cursor,
    play: () => {
      const { mode, growing } = getState();
      if (mode === 'live') return;
      goOnFromStep();
      ticked = clock();
      if (!growing && cursor >= last()) playback.seek(first() + (stretch?.from ?? 0));
      tell({ paused: false });
    },
    pause: () => {
      playback.tick();
      goOnFromStep();
      tell({ mode: 'replay', paused: true });
    },
    setSpeed: (speed) => {
      playback.tick();
      if (speed === 1 && getState().mode === 'live') return tell({ speed });
      goOnFromStep();
      ticked = clock();
      tell({ mode: 'replay', paused: false, speed });
    },
    step: (direction) => {
      let index = direction === 1 ? shown.count : shown.count - 2;
      let event = events[index];
      while (event && !isFact(event)) {
        index += direction;
        event = events[index];
      }
      if (event) return stopAfter(index, event);
      ticked = clock();
      steppedTo = null;
      cursor = direction === 1 ? Math.max(cursor, last()) : first();
      show(direction === 1 ? events.length : 0, { mode: 'replay', paused: true });
    },
    stopAt: (seq) => {
      const index = countUpTo(events, seq, (event) => event.seq) - 1;
      const event = events[index];
      if (event) stopAfter(index, event);
    },
    seek: (at) => {
      cursor = Math.min(Math.max(at, first()), Math.max(edge(), first()));
      steppedTo = null;
      ticked = clock();
      show(countAt(cursor), { mode: 'replay' });
    },
    goLive: () => {
      if (!getState().growing) return;
      cursor = edge();
      steppedTo = null;
      show(events.length, { mode: 'live', paused: false, speed: 1 });
    },
    catchUp: () => {
      const { paused, speed } = getState();
      playback.goLive();
      if (!paused && speed < 1) playback.setSpeed(speed);
    },
    loop: (wanted) => {
      stretch = wanted;
      if (wanted) playback.seek(first() + wanted.from);
    },
    suspend: (wanted) => {
      if (suspended === wanted) return;
      suspended = wanted;
      ticked = clock();
      if (wanted) return;
      if (getState().mode === 'live') show(events.length);
      else tell();
    },
  };
  return playback;
};
