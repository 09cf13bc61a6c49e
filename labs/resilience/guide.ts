import type { Experiment, Move } from '#model/guide.ts';
import { backToWork, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import { breakerOf, isPaying, newestRush, openCharges } from './rushes.ts';

const [thaw, rerun] = backToWork('payment');

/** Nothing stands in the way of the calls but what is asked for. */
const plain = [thaw, rerun, setTo('breaker', 'off'), setTo('bulkhead', 'off')] as const;

const isClosed = (picture: Picture): boolean => breakerOf(picture) === 'closed';
const isReady = (picture: Picture): boolean => breakerOf(picture) === 'ready';
const isOut = (picture: Picture): boolean => !isClosed(picture);

/** Makes the breaker open, unless it is already. */
const open: readonly [Move, Move, Move, Move, Move] = [
  setTo('retry', 'none'),
  setTo('bulkhead', 'off'),
  setTo('breaker', 'on'),
  unless(isOut, setTo('payment', 'failing')),
  { act: 'rush', done: isOut },
];

/** Customers fill the places that payment may have, and others were turned away. */
const isCrowded = (picture: Picture): boolean =>
  openCharges(picture) > 0 && (newestRush(picture)?.paid.some(({ outcome }) => outcome === 'refused') ?? false);

const pay: Move & { act: 'pay' } = { act: 'pay', done: isPaying, settles: true };
const rush: Move & { act: 'rush' } = { act: 'rush', done: isPaying, settles: true };

export const guide = [
  {
    objective: 'storm',
    prediction: 'waves',
    moves: [...plain, setTo('payment', 'busy'), setTo('retry', 'exponential'), rush, {}],
  },
  {
    objective: 'spread',
    moves: [...plain, setTo('payment', 'busy'), setTo('retry', 'jitter'), { act: 'rush', done: isPaying }, {}],
  },
  {
    objective: 'opened',
    moves: [thaw, rerun, ...open, { act: 'rush' }],
  },
  {
    objective: 'reopened',
    prediction: 'probe',
    moves: [
      thaw,
      rerun,
      ...open,
      setTo('payment', 'failing'),
      { done: (picture) => isReady(picture) || isClosed(picture) },
      { act: 'rush', settles: true },
    ],
  },
  {
    objective: 'closed',
    moves: [
      thaw,
      rerun,
      ...open,
      setTo('payment', 'ok'),
      { done: (picture) => isReady(picture) || isClosed(picture) },
      { act: 'pay' },
    ],
  },
  {
    objective: 'double',
    prediction: 'charges',
    moves: [
      ...plain,
      setTo('payment', 'slow'),
      setTo('retry', 'fixed'),
      setTo('limit', 'try'),
      setTo('key', 'off'),
      pay,
      {},
    ],
  },
  {
    objective: 'once',
    moves: [
      ...plain,
      setTo('payment', 'slow'),
      setTo('retry', 'fixed'),
      setTo('limit', 'try'),
      setTo('key', 'on'),
      { act: 'pay', done: isPaying },
      {},
    ],
  },
  {
    objective: 'budget',
    prediction: 'tries',
    moves: [
      ...plain,
      setTo('payment', 'slow'),
      setTo('retry', 'fixed'),
      setTo('limit', 'budget'),
      setTo('key', 'off'),
      pay,
      {},
    ],
  },
  {
    objective: 'isolated',
    moves: [
      thaw,
      rerun,
      setTo('breaker', 'off'),
      setTo('payment', 'slow'),
      setTo('retry', 'none'),
      setTo('limit', 'none'),
      setTo('bulkhead', 'on'),
      { act: 'rush', done: isCrowded },
      { act: 'price' },
    ],
  },
] as const satisfies readonly Experiment[];
