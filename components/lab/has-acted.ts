import type { LabEvent } from '#model/events.ts';

/** Whether the learner has done anything in a run: given a command, or made a prediction. */
export const hasActed = (events: readonly LabEvent[]): boolean =>
  events.some(({ type }) => type === 'action.accepted' || type === 'prediction.made');
