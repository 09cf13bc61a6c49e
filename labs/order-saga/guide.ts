import type { Experiment, Move } from '#model/guide.ts';
import { backToWork, programsIn, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { methodOf } from '#model/technologies/grpc/picture.ts';
import { handOverOf } from '#model/technologies/opentelemetry/traces.ts';
import { ordersIn } from './orders.ts';

const all = ['gateway', 'order', 'user', 'product', 'payment', 'analytics', 'notification', 'mail'] as const;
const [thaw, run] = backToWork(...all);
/** Everything but the reader of the events. */
const [thawSaga, runSaga] = backToWork('gateway', 'order', 'user', 'product', 'payment', 'notification', 'mail');

/** Every saga has done everything. */
export const isSettled = (picture: Picture): boolean => ordersIn(picture).every(({ closed }) => closed);
const settled: Move = { done: isSettled };
const isUnderWay = (picture: Picture): boolean => !isSettled(picture);
/** The order that is under way has been asked to be paid more than once. */
export const isAskedAgain = (picture: Picture): boolean => {
  const open = ordersIn(picture).filter(({ closed }) => !closed);
  return open.some(
    ({ id }) => picture.streams.filter((call) => call.subject === id && methodOf(call) === 'Charge').length > 1,
  );
};
/** The collector has both ends of a notice that went without its context. */
export const isBroken = (picture: Picture): boolean =>
  picture.spans.some(({ subject }) => subject !== undefined && handOverOf(picture, subject, 'rabbitmq')?.isLost);
const unarmed = setTo('die', 'none');
/** What is on sale, a bank that pays and a mail server that takes letters over. */
const usual = [setTo('item', 'in-stock'), setTo('bank', 'ok'), setTo('smtp', 'ok')] as const;
const order: Move = { act: 'order' };

const isDead = (picture: Picture, role: string): boolean => programsIn(picture, role, 'dead', 'left').length > 0;
const died = (picture: Picture): boolean => isDead(picture, 'order') && !isSettled(picture);
/** Orders have come to their end, and nobody has read of them. */
const hasUnread = (picture: Picture): boolean =>
  isSettled(picture) && (picture.tables.counted?.rows ?? 0) < (picture.tables.orders?.rows ?? 0);

export const guide = [
  { objective: 'placed', moves: [thaw, run, ...usual, order] },
  { objective: 'sold-out', moves: [thaw, run, settled, setTo('item', 'sold-out'), order] },
  {
    objective: 'declined',
    prediction: 'declined-undo',
    moves: [thaw, run, settled, setTo('item', 'in-stock'), setTo('bank', 'decline'), order],
  },
  {
    objective: 'retried',
    prediction: 'late-charge',
    moves: [
      thaw,
      run,
      unless(isUnderWay, settled),
      unless(isUnderWay, setTo('item', 'in-stock')),
      unless(isUnderWay, setTo('bank', 'late')),
      { ...order, done: isUnderWay },
      { done: isAskedAgain },
      setTo('bank', 'ok'),
      {},
    ],
  },
  {
    objective: 'refunded',
    moves: [
      thaw,
      run,
      setTo('item', 'in-stock'),
      unless(isUnderWay, settled),
      setTo('bank', 'late'),
      { ...order, done: isUnderWay },
      {},
    ],
  },
  {
    objective: 'resumed',
    prediction: 'killed-order',
    moves: [
      unless(died, thaw),
      unless(died, run),
      ...usual.map((move) => unless(died, move)),
      unless(died, settled),
      unless(isUnderWay, setTo('die', 'payment after')),
      { ...order, done: isUnderWay },
      { ...unarmed, done: (picture) => !died(picture) || unarmed.done(picture) },
      { act: 'run', program: () => 'order', settles: true, done: (picture) => !isDead(picture, 'order') },
      {},
    ],
  },
  {
    objective: 'caught-up',
    moves: [
      thawSaga,
      runSaga,
      ...usual,
      {
        act: 'kill',
        program: () => 'analytics',
        done: (picture) => isDead(picture, 'analytics') || hasUnread(picture),
      },
      { ...order, done: (picture) => hasUnread(picture) || isUnderWay(picture) },
      { done: hasUnread },
      { act: 'run', program: () => 'analytics', done: (picture) => !isDead(picture, 'analytics') },
      {},
    ],
  },
  {
    objective: 'dead-letter',
    prediction: 'mail-fails',
    moves: [thaw, run, settled, setTo('item', 'in-stock'), setTo('bank', 'ok'), setTo('smtp', 'busy'), order],
  },
  {
    objective: 'trace-broken',
    moves: [
      thaw,
      run,
      ...usual,
      unless(isBroken, settled),
      unless(isBroken, setTo('context', 'off')),
      { ...order, done: (picture) => isBroken(picture) || isUnderWay(picture) },
      { done: isBroken },
      setTo('context', 'on'),
      order,
    ],
  },
] as const satisfies readonly Experiment[];
