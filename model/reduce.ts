import { type Draft, enableArrayMethods, produce, setAutoFreeze } from 'immer';
import type { LabEvent } from './events.ts';
import { type Apply, emptyPicture, type Picture } from './picture.ts';
import { applyLearning } from './platform/learning.ts';
import { applyPrograms } from './platform/programs.ts';
import { technologyModels } from './technologies.ts';

// Freezing walks every new object; the type is readonly where it matters and the fold is hot.
setAutoFreeze(false);

// Long queues are searched and shortened with every event; through a draft's traps each element would cost one.
enableArrayMethods();

// Technologies before programs: a death must find what the dead one held before the program's card is cleared.
const parts: readonly Apply[] = [
  ...Object.values(technologyModels).map(({ apply }): Apply => apply),
  applyPrograms,
  applyLearning,
];

const apply = (draft: Draft<Picture>, event: LabEvent): void => {
  for (const part of parts) part(draft, event);
  draft.seq = event.seq;
  draft.at = event.at;
};

/** A picture that changes in place. */
export interface LivingPicture {
  readonly now: Picture;
  take: (event: LabEvent) => void;
}

/** For whoever reads each event once: far cheaper than `reduce`. What is kept of `now` goes on changing, so copy it. */
export const createLivingPicture = (): LivingPicture => {
  const now = structuredClone(emptyPicture);
  return { now, take: (event) => apply(now, event) };
};

/** The picture after one more event. Pure: unchanged parts keep their identity. */
export const reduce = (picture: Picture, event: LabEvent): Picture => produce(picture, (draft) => apply(draft, event));

/** The picture after several more events; the same as reducing one by one, and much cheaper. */
export const fold = (picture: Picture, events: Iterable<LabEvent>): Picture =>
  produce(picture, (draft) => {
    for (const event of events) apply(draft, event);
  });
