import type { Experiment, Move } from '#model/guide.ts';
import { backToWork, bothUnless, enough, programsIn, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { isOpen } from '#model/prediction.ts';
import { backlogOf, consumersOf } from '#model/technologies/rabbitmq/steps.ts';

const running = (picture: Picture): string[] => programsIn(picture, 'worker', 'running');
const waiting = (picture: Picture): number => backlogOf(picture, 'orders');
const isQuiet = (picture: Picture): boolean => waiting(picture) === 0;
/** Somebody is gone that way, and what there was to do then is not done yet. */
const isGone = (picture: Picture, state: 'dead' | 'left'): boolean =>
  programsIn(picture, 'worker', state).length > 0 && !isQuiet(picture);
const killed = (picture: Picture): boolean => isGone(picture, 'dead');
const left = (picture: Picture): boolean => isGone(picture, 'left') && picture.settings.steady === 0;

const still = setTo('steady', 0);
const usual = setTo('worker-rate', 20);
/** Orders last for somebody who reads each sentence before they press. */
const leisurely = setTo('worker-rate', 10);
const [thaw, rehire] = backToWork('worker');
const [thawMailer, runMailer] = backToWork('mailer');
/** So many work, or in the middle of an experiment at least one. */
const staff = (count: number, underWay: (picture: Picture) => boolean): [Move, Move] =>
  bothUnless((picture) => underWay(picture) && running(picture).length > 0, enough('worker', count, 'add-worker'));
const rush = (done: (picture: Picture) => boolean) => ({ act: 'rush', done });
const last = (picture: Picture): string | undefined => running(picture).at(-1);

/** Several are at it, on what one alone has left; where they are at something else, the queue is empty after a while. */
const together = (picture: Picture): boolean => running(picture).length > 1 && !isQuiet(picture);
/** Nothing has come for so long, and there is something left. */
const aWhileMs = 2_500;
const hasCeased = ({ at, queues, messages }: Picture): boolean => {
  const newest = messages[queues.orders?.ready.at(-1) ?? ''];
  return newest !== undefined && at - newest.arrivedAt >= aWhileMs;
};
const plenty = 150;
/** More than the twenty in which somebody's end is seen: reading and pressing takes its time. */
const enoughToEnd = 50;

/** What the mailer has not sent, and will get. */
const mails = (picture: Picture): number => waiting(picture) + backlogOf(picture, 'emails');

export const guide = [
  {
    objective: 'rush',
    prediction: 'pace',
    moves: [
      still,
      usual,
      thaw,
      ...enough('worker', 1, 'add-worker'),
      // Before it listens, what comes would show something else: orders that wait for a worker.
      { done: (picture) => consumersOf(picture, 'orders').length > 0 },
      rush((picture) => !isQuiet(picture)),
      {},
    ],
  },
  {
    objective: 'scaled-out',
    prediction: 'scaling',
    moves: [
      still,
      leisurely,
      thaw,
      unless((picture) => running(picture).length <= 1 || together(picture), { act: 'leave', program: last }),
      ...enough('worker', 1, 'add-worker'),
      // Who takes their time over the others still has some left for them.
      rush((picture) => together(picture) || waiting(picture) >= (hasCeased(picture) ? enoughToEnd : plenty)),
      { done: (picture) => together(picture) || hasCeased(picture) },
      ...enough('worker', 3, 'add-worker'),
      {},
    ],
  },
  {
    objective: 'killed',
    moves: [
      still,
      leisurely,
      thaw,
      unless(killed, rehire),
      ...staff(2, killed),
      rush((picture) => killed(picture) || waiting(picture) >= enoughToEnd),
      { act: 'kill', program: last, done: killed },
      {},
    ],
  },
  {
    objective: 'left',
    prediction: 'overload',
    moves: [
      leisurely,
      thaw,
      unless((picture) => !isQuiet(picture), rehire),
      ...staff(2, left),
      {
        act: 'steady',
        value: 60,
        settles: true,
        done: (picture) =>
          left(picture) ||
          Number(picture.settings.steady) >= 60 ||
          (!isOpen(picture, 'overload') && waiting(picture) >= enoughToEnd),
      },
      {
        // The shop ceases by itself after a while.
        done: (picture) =>
          picture.settings.steady === 0 ||
          hasCeased(picture) ||
          (!isOpen(picture, 'overload') && waiting(picture) >= plenty),
      },
      still,
      { act: 'leave', program: last, done: left },
      {},
    ],
  },
  {
    objective: 'decoupled',
    prediction: 'decoupled',
    moves: [
      still,
      thaw,
      { act: 'leave', program: last, done: (picture) => running(picture).length === 0 || !isQuiet(picture) },
      {
        act: 'send-many',
        value: 40,
        settles: true,
        done: (picture) => waiting(picture) >= 10 || (running(picture).length > 0 && !isQuiet(picture)),
      },
      ...enough('worker', 1, 'add-worker'),
      {},
    ],
  },
  {
    objective: 'full-batch',
    moves: [
      thawMailer,
      runMailer,
      still,
      usual,
      thaw,
      ...enough('worker', 2, 'add-worker'),
      setTo('batch', '200'),
      { act: 'wait', value: 8, done: ({ settings }) => Number(settings.wait) >= 8 },
      rush((picture) => mails(picture) >= 200),
      {},
    ],
  },
  {
    objective: 'timed-batch',
    moves: [
      thawMailer,
      runMailer,
      still,
      thaw,
      ...enough('worker', 1, 'add-worker'),
      setTo('batch', '200'),
      { act: 'wait', value: 3, done: ({ settings }) => Number(settings.wait) <= 3 },
      { act: 'send-many', value: 40, done: (picture) => mails(picture) > 0 },
      {},
    ],
  },
] as const satisfies readonly Experiment[];
