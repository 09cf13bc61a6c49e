import type { Experiment, Move } from '#model/guide.ts';
import { backToWork, programsIn, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { ordersIn } from './orders.ts';

const all = ['gateway', 'order', 'user', 'product', 'payment', 'analytics', 'notification', 'mail'] as const;
const [thaw, run] = backToWork(...all);
/** Everything but the reader of the events. */
const [thawSaga, runSaga] = backToWork('gateway', 'order', 'user', 'product', 'payment', 'notification', 'mail');

/** Every saga has done everything. */
export const isSettled = (picture: Picture): boolean => ordersIn(picture).every(({ closed }) => closed);
const settled: Move = { done: isSettled };
/** What is on sale, a bank that pays and a mail server that takes letters over. */
const usual = [setTo('item', 'in-stock'), setTo('bank', 'ok'), setTo('smtp', 'ok')] as const;
const order: Move = { act: 'order' };

const isDead = (picture: Picture, role: string): boolean => programsIn(picture, role, 'dead', 'left').length > 0;
const died = (picture: Picture): boolean => isDead(picture, 'order') && !isSettled(picture);
/** An order was placed while nobody read the events. */
const hasUnread = ({ tables }: Picture): boolean => (tables.counted?.rows ?? 0) < (tables.orders?.rows ?? 0);

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
      settled,
      setTo('item', 'in-stock'),
      setTo('bank', 'ok'),
      { act: 'late-twice', done: (picture) => !isSettled(picture) },
      { ...order, done: (picture) => !isSettled(picture) },
      {},
    ],
  },
  {
    objective: 'refunded',
    moves: [
      thaw,
      run,
      setTo('item', 'in-stock'),
      unless((picture) => !isSettled(picture), settled),
      setTo('bank', 'late'),
      { ...order, done: (picture) => !isSettled(picture) },
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
      { act: 'die', value: { where: 'order:payment after' }, done: (picture) => !isSettled(picture) },
      { ...order, done: (picture) => !isSettled(picture) },
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
      { ...order, done: hasUnread },
      { act: 'run', program: () => 'analytics', done: (picture) => !isDead(picture, 'analytics') },
      {},
    ],
  },
  {
    objective: 'dead-letter',
    prediction: 'mail-fails',
    moves: [thaw, run, settled, setTo('item', 'in-stock'), setTo('bank', 'ok'), setTo('smtp', 'busy'), order],
  },
] as const satisfies readonly Experiment[];
