import type { LabEvent } from './events.ts';

/** How many entries a story keeps in one collection, or a few more between two calls; the log itself keeps 20,000 events. */
export const storyLimit = 5_000;

/**
 * A fold for predictions, objectives and hints that are judged after every change. A log is one array that grows at its
 * end and may be cut at its beginning: each call walks on from the last event of the call before, so what a story learnt
 * from events that are gone stays learnt. `apply` may change the story. Its maps, sets and arrays forget their oldest
 * entries beyond `storyLimit`, also those of plain objects in it; what is in entries of theirs, `apply` must keep small.
 */
export const createWalk = <Story extends object>(
  begin: () => Story,
  apply: (story: Story, event: LabEvent) => void,
): ((events: readonly LabEvent[]) => Story) => {
  const walks = new WeakMap<readonly LabEvent[], { story: Story; nextSeq: number }>();
  return (events) => {
    const firstSeq = events[0]?.seq ?? 1;
    const known = walks.get(events);
    // Beyond the end of what is there, or short of its beginning, this is not the log that was walked.
    const goesOn = known && known.nextSeq >= firstSeq && known.nextSeq <= firstSeq + events.length;
    const walk = goesOn ? known : { story: begin(), nextSeq: firstSeq };
    for (const event of events.slice(walk.nextSeq - firstSeq)) apply(walk.story, event);
    forgetOldest(walk.story);
    walk.nextSeq = firstSeq + events.length;
    walks.set(events, walk);
    return walk.story;
  };
};

const forgetOldest = (story: object): void => {
  for (const value of Object.values(story)) {
    if (value instanceof Map || value instanceof Set || Array.isArray(value)) keepNewest(value);
    else if (typeof value === 'object' && value !== null) forgetOldest(value);
  }
};

/** Takes the oldest entries out of what holds more than the limit. */
export const keepNewest = (
  entries: Map<unknown, unknown> | Set<unknown> | unknown[],
  limit: number = storyLimit,
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
