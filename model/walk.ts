import type { LabEvent } from './events.ts';

/**
 * A fold for predictions, objectives and hints that are judged after every change: a log that only grew is walked on from
 * where the last call stopped, one that was cut at its beginning is walked again. `apply` may change the story.
 */
export const createWalk = <Story>(
  begin: () => Story,
  apply: (story: Story, event: LabEvent) => void,
): ((events: readonly LabEvent[]) => Story) => {
  const walks = new WeakMap<readonly LabEvent[], { story: Story; firstSeq: number; walked: number }>();
  return (events) => {
    const firstSeq = events[0]?.seq ?? 0;
    const known = walks.get(events);
    const goesOn = known && known.firstSeq === firstSeq && known.walked <= events.length;
    const walk = goesOn ? known : { story: begin(), firstSeq, walked: 0 };
    for (; walk.walked < events.length; walk.walked += 1) {
      const event = events[walk.walked];
      if (event) apply(walk.story, event);
    }
    walks.set(events, walk);
    return walk.story;
  };
};
