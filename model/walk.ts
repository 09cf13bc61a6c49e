import type { LabEvent } from './events.ts';
import type { Picture } from './picture.ts';

/** How many entries a walk keeps in one collection, or a few more for a while; the log itself keeps 20,000 events. */
export const keptEntries = 5_000;

/** A fold over a log that goes on for as long as the log does: each event once, with the picture just before it. */
export interface Walk<State, Answer> {
  readonly state: State;
  take: (event: LabEvent, before: Picture) => Answer;
}

const forgetEvery = 250;

/**
 * `take` may change the state. The maps, sets and arrays in it forget their oldest entries beyond `keptEntries`, also those of
 * plain objects in it; what is in entries of theirs, `take` must keep small.
 */
export const createWalk = <State extends object, Answer>(
  state: State,
  take: (state: State, event: LabEvent, before: Picture) => Answer,
): Walk<State, Answer> => {
  let taken = 0;
  return {
    state,
    take: (event, before) => {
      const answer = take(state, event, before);
      taken += 1;
      if (taken % forgetEvery === 0) forgetOldest(state);
      return answer;
    },
  };
};

const forgetOldest = (state: object): void => {
  for (const value of Object.values(state)) {
    if (value instanceof Map || value instanceof Set || Array.isArray(value)) keepNewest(value);
    else if (typeof value === 'object' && value !== null) forgetOldest(value);
  }
};

/** Takes the oldest entries out of what holds more than the limit. */
export const keepNewest = (
  entries: Map<unknown, unknown> | Set<unknown> | unknown[],
  limit: number = keptEntries,
): void => {
  if (Array.isArray(entries)) {
    if (entries.length > limit) entries.splice(0, entries.length - limit);
    return;
  }
  for (const key of entries.keys()) {
    if (entries.size <= limit) return;
    entries.delete(key);
  }
};
