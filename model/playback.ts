import type { LabEvent, LabEventType } from './events.ts';
import { emptyPicture, type Picture } from './picture.ts';
import { fold } from './reduce.ts';
import { countUpTo } from './sorted.ts';
import { technologyModels } from './technologies.ts';

export const speeds = [1, 0.5, 0.1] as const;
export type Speed = (typeof speeds)[number];

/** What a subscriber sees; a new object after every change except the steady advance of the clock. */
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
export interface Playback {
  getState: () => PlaybackState;
  subscribe: (listener: () => void) => () => void;
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
  /** Server time in ms that the picture shows, moving between events. */
  now: () => number;
  play: () => void;
  pause: () => void;
  setSpeed: (speed: Speed) => void;
  /** To the next or previous event that moves something. */
  step: (direction: 1 | -1) => void;
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

const still: ReadonlySet<LabEventType> = new Set<LabEventType>([
  ...Object.values(technologyModels).flatMap((model) => model.still),
  'program.printed',
  'action.accepted',
  'setting.changed',
  'objective.met',
  'hint.raised',
  'prediction.made',
  'prediction.settled',
]);

/** Older events than the newest `limit` of a growing log are folded into its base; what shows them moves on with it. */
export const createPlayback = (clock: () => number, limit = keptEvents): Playback => {
  let base: Picture = emptyPicture;
  let events: LabEvent[] = [];
  let checkpoints: Picture[] = [];
  let newest = { count: 0, picture: base };
  let offset = 0;
  let cursor = 0;
  let ticked = clock();
  let settleUntil = 0;
  let suspended = false;
  let stretch: { from: number; to: number } | null = null;
  const listeners = new Set<() => void>();
  let state: PlaybackState = {
    mode: 'replay',
    growing: false,
    paused: true,
    speed: 1,
    picture: emptyPicture,
    shown: 0,
    length: 0,
    first: 0,
    last: 0,
  };

  const set = (change: Partial<PlaybackState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const edge = (): number => (state.growing ? clock() + offset : state.last);

  /** How many events lie at or before a time. */
  const countAt = (at: number): number => countUpTo(events, at, (event) => event.at);

  const pictureAfter = (count: number): Picture => {
    let from = state.shown;
    let picture = state.picture;
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
    const first = events[0]?.at ?? state.first;
    cursor = Math.max(cursor, first);
    const picture = state.shown < count ? base : state.picture;
    state = { ...state, picture, shown: Math.max(0, state.shown - count), first };
  };

  const show = (count: number, change: Partial<PlaybackState> = {}): void => {
    const picture = pictureAfter(count);
    if (count === events.length) newest = { count, picture };
    set({ ...change, picture, shown: count });
  };

  const playback: Playback = {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
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
      stretch = null;
      settleUntil = 0;
      const first = events[0]?.at ?? (base.at || (log.serverNow ?? 0));
      const last = events.at(-1)?.at ?? first;
      offset = (log.serverNow ?? last) - clock();
      ticked = clock();
      const shown = log.growing ? events.length : 0;
      cursor = log.growing ? Math.max(last, clock() + offset) : first;
      state = { ...state, picture: base, shown: 0 };
      show(shown, {
        mode: log.growing ? 'live' : 'replay',
        growing: log.growing,
        paused: !log.growing,
        speed: 1,
        length: events.length,
        first,
        last,
      });
    },
    append: (more) => {
      const newest = more.at(-1);
      if (!newest) return;
      const empty = events.length === 0;
      for (const event of more) events.push(event);
      // The server's clock is never behind what it has already told.
      if (newest.at > clock() + offset) offset = newest.at - clock();
      keepWithinLimit();
      const change = {
        length: events.length,
        last: newest.at,
        ...(empty ? { first: more[0]?.at ?? newest.at } : {}),
      };
      if (suspended) state = { ...state, ...change };
      else if (state.mode === 'live') show(events.length, change);
      else set(change);
    },
    tick: () => {
      const now = clock();
      const passed = now - ticked;
      ticked = now;
      if (state.mode === 'live') {
        cursor = edge();
        return;
      }
      if (state.paused) {
        if (cursor < settleUntil) cursor = Math.min(settleUntil, cursor + passed);
        return;
      }
      cursor += passed * state.speed;
      if (stretch && cursor > state.first + stretch.to) return playback.seek(state.first + stretch.from);
      if (cursor >= edge() && state.growing && state.speed === 1) return playback.goLive();
      // A file stands still a moment after its last event, so that its last flights land.
      if (!state.growing && cursor > state.last + settleMs) return show(events.length, { paused: true });
      const count = countAt(cursor);
      if (count > state.shown) show(count);
    },
    now: () => cursor,
    play: () => {
      if (state.mode === 'live') return;
      settleUntil = 0;
      ticked = clock();
      if (!state.growing && cursor >= state.last) playback.seek(state.first + (stretch?.from ?? 0));
      set({ paused: false });
    },
    pause: () => {
      playback.tick();
      settleUntil = 0;
      set({ mode: 'replay', paused: true });
    },
    setSpeed: (speed) => {
      playback.tick();
      if (speed === 1 && state.mode === 'live') return set({ speed });
      ticked = clock();
      set({ mode: 'replay', paused: false, speed });
    },
    step: (direction) => {
      const moves = (event: LabEvent | undefined): boolean => event !== undefined && !still.has(event.type);
      let index = direction === 1 ? state.shown : state.shown - 2;
      while (index >= 0 && index < events.length && !moves(events[index])) index += direction;
      const event = events[index];
      ticked = clock();
      if (!event) {
        cursor = direction === 1 ? Math.max(cursor, state.last) : state.first;
        return show(direction === 1 ? events.length : 0, { mode: 'replay', paused: true });
      }
      cursor = event.at;
      settleUntil = event.at + settleMs;
      show(index + 1, { mode: 'replay', paused: true });
    },
    seek: (at) => {
      cursor = Math.min(Math.max(at, state.first), Math.max(edge(), state.first));
      settleUntil = 0;
      ticked = clock();
      show(countAt(cursor), { mode: 'replay' });
    },
    goLive: () => {
      if (!state.growing) return;
      cursor = edge();
      settleUntil = 0;
      show(events.length, { mode: 'live', paused: false, speed: 1 });
    },
    catchUp: () => {
      const { paused, speed } = state;
      playback.goLive();
      if (!paused && speed < 1) playback.setSpeed(speed);
    },
    loop: (wanted) => {
      stretch = wanted;
      if (wanted) playback.seek(state.first + wanted.from);
    },
    suspend: (wanted) => {
      if (suspended === wanted) return;
      suspended = wanted;
      ticked = clock();
      if (wanted) return;
      if (state.mode === 'live') show(events.length);
      else set({});
    },
  };
  return playback;
};
