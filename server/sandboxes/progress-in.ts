import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import type { ProgressEntry } from '#model/progress.ts';

/** What an event of a learner's run adds to their progress, if anything; of a prediction the picture knows their answer. A sandbox that is being opened has none yet. */
export const progressIn = (event: LabEvent, picture: () => Picture, lab: string): ProgressEntry | undefined => {
  if (event.type === 'objective.met') return { kind: 'objective-met', lab, objective: event.objective };
  if (event.type !== 'prediction.settled') return undefined;
  const { prediction, actual } = event;
  const made = picture().predictions[prediction];
  return made && { kind: 'prediction-settled', lab, prediction, right: made.option === actual };
};
