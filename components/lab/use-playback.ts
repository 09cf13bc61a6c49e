'use client';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { createFrameLoop, type FrameLoop } from '#components/diagram/frame-loop.ts';
import { type Chronicle, createChronicle } from '#model/chronicle.ts';
import type { LabEvent } from '#model/events.ts';
import { createFlightLog, type FlightLog } from '#model/flights.ts';
import { createInterpreter } from '#model/legs.ts';
import { emptyPicture, type Picture } from '#model/picture.ts';
import { createPlayback, type Playback, type PlaybackState } from '#model/playback.ts';
import { createTimetable, type Timetable } from '#model/timetable.ts';
import { createFollow, type Follow } from './follow/follow.ts';
import { createInscriptions, type Inscriptions } from './inscriptions.ts';
import { slowly } from './slowly.ts';
import { type Axis, createAxis } from './timetable/axis.ts';

/** A playback with everything that is drawn from the same log. */
export interface Player {
  playback: Playback;
  loop: FrameLoop;
  flights: FlightLog;
  timetable: Timetable;
  chronicle: Chronicle;
  /** Which order the learner follows. */
  follow: Follow;
  inscriptions: Inscriptions;
  /** Of its timetable. */
  axis: Axis;
}

const createPlayer = (): Player => {
  const playback = createPlayback(() => performance.now());
  const flights = createFlightLog();
  const timetable = createTimetable();
  const chronicle = createChronicle();
  const interpreter = createInterpreter([flights, timetable, chronicle]);
  const follow = createFollow(playback, chronicle);
  const inscriptions = createInscriptions();
  const draw = (base: Picture, events: readonly LabEvent[]): void => {
    interpreter.begin(base);
    interpreter.append(events);
  };
  return {
    playback: {
      ...playback,
      load: (log) => {
        draw(log.base ?? emptyPicture, log.events);
        inscriptions.begin();
        inscriptions.append(log.events);
        playback.load(log);
        follow.logChanged();
      },
      append: (events) => {
        interpreter.append(events);
        inscriptions.append(events);
        const before = playback.base();
        playback.append(events);
        // What the log has forgotten is drawn no more.
        if (playback.base() !== before) draw(playback.base(), playback.events());
      },
    },
    loop: createFrameLoop(playback),
    flights,
    timetable,
    chronicle,
    follow,
    inscriptions,
    axis: createAxis(),
  };
};

/** One player for the life of a component; its frame loop runs while `running`. */
export const usePlayer = (running = true): Player => {
  const [player] = useState(createPlayer);
  useEffect(() => (running ? player.loop.start() : undefined), [player, running]);
  return player;
};

const readEveryMs = 250;

/** The playback's state for what is read as text; however fast events come, it is rendered four times a second at most. */
export const useReadState = (playback: Playback): PlaybackState => {
  const seldom = useMemo(() => slowly(playback, readEveryMs), [playback]);
  return useStore(seldom);
};

/** True while a media query holds; false on the server. */
export const useMedia = (query: string): boolean => {
  const list = useMemo(() => (typeof matchMedia === 'undefined' ? null : matchMedia(query)), [query]);
  return useSyncExternalStore(
    (changed) => {
      list?.addEventListener('change', changed);
      return () => list?.removeEventListener('change', changed);
    },
    () => list?.matches ?? false,
    () => false,
  );
};
