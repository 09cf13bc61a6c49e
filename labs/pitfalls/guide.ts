import type { Experiment } from '#model/guide.ts';
import { backToWork, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { isOpen } from '#model/prediction.ts';
import { backlogOf } from '#model/technologies/rabbitmq/steps.ts';
import { type Incident, readIn } from './programs/queues.ts';

const worker = backToWork('worker');

/** Work of that incident is under way. */
const isBusy =
  (incident: Incident) =>
  (picture: Picture): boolean =>
    readIn[incident].some((queue) => backlogOf(picture, queue) > 0);

/** What leads from the symptom to its end: as it was, once more to find the cause, then mended. */
const mended = (incident: Incident, prediction: string, setting: string, broken: string, right: string) => {
  const hasCause = (picture: Picture): boolean => !isOpen(picture, prediction);
  const busy = isBusy(incident);
  return [
    ...worker,
    setTo('incident', incident),
    unless(hasCause, setTo(setting, broken)),
    { act: 'send', done: (picture: Picture) => hasCause(picture) || busy(picture) },
    { done: hasCause },
    setTo(setting, right),
    { act: 'send', done: busy },
    {},
  ] as const;
};

export const guide = [
  {
    objective: 'charged-once',
    prediction: 'why-twice',
    moves: mended('twice', 'why-twice', 'dedup', 'none', 'table'),
  },
  { objective: 'bounded', prediction: 'why-slow', moves: mended('slow', 'why-slow', 'limit', 'none', 'reject') },
  { objective: 'aside', prediction: 'why-stuck', moves: mended('stuck', 'why-stuck', 'failed', 'requeue', 'dlq') },
  {
    objective: 'light',
    prediction: 'why-refused',
    moves: mended('refused', 'why-refused', 'attach', 'inline', 'claim'),
  },
  {
    objective: 'in-order',
    prediction: 'why-undone',
    moves: mended('undone', 'why-undone', 'lanes', 'turns', 'keyed'),
  },
] as const satisfies readonly Experiment[];
