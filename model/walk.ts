import type { LabEvent } from './events.ts';

/**
 * A fold for predictions, objectives and hints that are judged after every change. A log is one array that grows at its
 * end and may be cut at its beginning: each call walks on from the last event of the call before, so what a story learnt
 * from events that are gone stays learnt. `apply` may change the story.
 */
export const createWalk = <Story>(
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
    walk.nextSeq = firstSeq + events.length;
    walks.set(events, walk);
    return walk.story;
  };
};
