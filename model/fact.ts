import type { LabEvent, LabEventType } from './events.ts';
import { technologyModels } from './technologies.ts';

const still: ReadonlySet<LabEventType> = new Set<LabEventType>([
  ...Object.values(technologyModels).flatMap((model) => model.still),
  'program.printed',
  'program.timed',
  'broker.measured',
  'action.accepted',
  'setting.changed',
  'objective.met',
  'hint.raised',
  'prediction.made',
  'prediction.settled',
]);

/** Whether something became of a program or a message by the event: what a step through time stops at. */
export const isFact = ({ type }: LabEvent): boolean => !still.has(type);
