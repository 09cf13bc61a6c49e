import type { Experiment, Move } from '#model/guide.ts';
import { backToWork, bothUnless, setTo, unless } from '#model/moves.ts';
import type { Picture } from '#model/picture.ts';
import {
  type CallPicture,
  callsBetween,
  connectionsBetween,
  isOpen,
  methodOf,
} from '#model/technologies/grpc/picture.ts';
import { isUnavailable } from './ends.ts';
import { isHolding } from './story.ts';

const [thaw, rerun] = backToWork('order', 'stock');

const asked = (picture: Picture): CallPicture[] => callsBetween(picture, { client: 'checkout', server: 'order' });
/** The checkout waits for an order to be held. */
const isWaiting = (picture: Picture): boolean =>
  asked(picture).some((call) => isOpen(call) && methodOf(call) === 'HoldItems');
const isWithStock = (picture: Picture): boolean => isHolding(picture, 'stock');
const isUnderWay = (picture: Picture): boolean => isWaiting(picture) || isWithStock(picture);

const stock = (): string => 'stock';
const isAway = ({ programs }: Picture): boolean => programs.stock?.exited !== undefined;

const good = setTo('request', 'good');
const slow = setTo('pace', 'slow');
/** Shorter than the slow stock takes. */
const short: Move & { act: 'deadline' } = {
  act: 'deadline',
  value: 2,
  done: ({ settings }) => Number(settings.deadline) <= 3,
};
/** Time enough for the slow stock, and for whoever has to press something meanwhile. */
const long: Move & { act: 'deadline' } = {
  act: 'deadline',
  value: 10,
  done: ({ settings }) => Number(settings.deadline) >= 9,
};
const hold: Move & { act: 'hold' } = { act: 'hold', done: isUnderWay };
const untilStockHasIt: Move = { done: isWithStock };

const wasRefused =
  (status: number) =>
  (picture: Picture): boolean =>
    asked(picture).some(({ ended }) => ended?.how === 'trailers' && ended.status === status);
const [invalid, exhausted, unauthenticated] = [wasRefused(3), wasRefused(8), wasRefused(16)];

const attempts = 5;
/** A question that failed is about to be tried again, or is. */
const isRetrying = (picture: Picture): boolean => {
  const last = asked(picture).at(-1);
  if (!last || methodOf(last) !== 'CountItems') return false;
  const tried = asked(picture).filter(({ subject }) => subject === last.subject).length;
  return isOpen(last) || (last.ended !== undefined && isUnavailable(last.ended) && tried < attempts);
};

/** The stock has said that it leaves, and still has a call in its hands. */
const isLeaving = (picture: Picture): boolean =>
  connectionsBetween(picture, { client: 'order', server: 'stock' }).some(({ left, closed }) => left && !closed);

const [thawOrder, rerunOrder] = backToWork('order');
const [thawStock] = backToWork('stock');

export const guide = [
  { objective: 'answered', moves: [thaw, rerun, good, setTo('pace', 'fast'), { act: 'hold' }] },
  {
    objective: 'zombie',
    prediction: 'after-deadline',
    moves: [thaw, rerun, good, setTo('heed', 'off'), setTo('pass', 'off'), slow, short, { ...hold, settles: true }, {}],
  },
  {
    objective: 'unpassed',
    prediction: 'second-hop',
    moves: [thaw, rerun, good, setTo('heed', 'on'), setTo('pass', 'off'), slow, short, { ...hold, settles: true }, {}],
  },
  {
    objective: 'passed-on',
    moves: [thaw, rerun, good, setTo('heed', 'on'), setTo('pass', 'on'), slow, short, hold, {}],
  },
  {
    objective: 'cancelled',
    moves: [
      thaw,
      rerun,
      good,
      setTo('heed', 'on'),
      setTo('pass', 'on'),
      slow,
      long,
      hold,
      untilStockHasIt,
      { act: 'cancel' },
    ],
  },
  {
    objective: 'refused',
    moves: [
      thaw,
      rerun,
      unless(unauthenticated, setTo('request', 'no-token')),
      { act: 'hold', done: unauthenticated },
      unless(invalid, setTo('request', 'bad-quantity')),
      { act: 'hold', done: invalid },
      unless(exhausted, setTo('request', 'too-large')),
      { act: 'hold' },
    ],
  },
  {
    objective: 'killed',
    prediction: 'killed',
    moves: [thaw, rerun, good, slow, long, hold, untilStockHasIt, { act: 'kill', program: stock }],
  },
  {
    objective: 'retried',
    moves: [
      thawOrder,
      rerunOrder,
      thawStock,
      good,
      setTo('pace', 'fast'),
      long,
      setTo('retry', 'on'),
      unless(isRetrying, { act: 'kill', program: stock, done: isAway }),
      { act: 'count', done: isRetrying },
      { act: 'run', program: stock, done: (picture) => !isAway(picture) },
      {},
    ],
  },
  {
    objective: 'drained',
    prediction: 'leaving',
    moves: [
      ...bothUnless(isLeaving, [thaw, rerun]),
      good,
      slow,
      long,
      hold,
      untilStockHasIt,
      { act: 'leave', program: stock, done: isLeaving, settles: true },
      {},
    ],
  },
] as const satisfies readonly Experiment[];
