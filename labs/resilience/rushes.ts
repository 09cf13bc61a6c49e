import type { EventOf } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { callsBetween, isOpen } from '#model/technologies/grpc/picture.ts';

/** So many customers pay at the same time. */
export const crowd = 12;
/** What comes within so many ms comes together. */
export const togetherMs = 100;

/** Those who began to pay at the same press share the first part of their orders' ids. */
export const rushOf = (order: string): string => order.split('-')[0] ?? order;

export const outcomes = ['paid', 'failed', 'late', 'broken', 'refused'] as const;
export type Outcome = (typeof outcomes)[number];
export const breakerStates = ['closed', 'open', 'ready', 'half-open'] as const;
export type BreakerState = (typeof breakerStates)[number];

type Timed = Pick<EventOf<'program.timed'>, 'name' | 'ms' | 'detail' | 'seq'>;

/** What the checkout says of an order that it is done with. */
export interface Paid {
  order: string;
  /** How many began to pay with it, itself counted. */
  of: number;
  outcome: Outcome;
  tries: number;
  ms: number;
  seq: number;
}

/** Reads it; undefined where something else was timed. */
export const paidIn = ({ name, ms, detail, seq }: Timed): Paid | undefined => {
  const outcome = outcomes.find((one) => one === detail.outcome);
  if (name !== 'pay' || !outcome) return undefined;
  return { order: String(detail.order), of: Number(detail.of), outcome, tries: Number(detail.tries), ms, seq };
};

/** The state of the breaker that a measure names; undefined where it names none. */
export const breakerIn = ({ detail }: Pick<Timed, 'detail'>): BreakerState | undefined =>
  breakerStates.find((state) => state === detail.breaker);

const timedOf = ({ programs }: Picture): readonly Timed[] => programs.checkout?.timed ?? [];

/**
 * As the checkout said last. An order names the state that it ended in, and may be told after a change that came later: it only
 * counts where no change is known any more.
 */
export const breakerOf = (picture: Picture): BreakerState => {
  const timed = timedOf(picture);
  const told = timed.findLast(({ name }) => name === 'breaker') ?? timed.at(-1);
  return (told && breakerIn(told)) ?? 'closed';
};

/** How long the checkout took for the price that was asked last, in ms; undefined before it is there. */
export const lastPriceMs = (picture: Picture): number | undefined =>
  timedOf(picture).findLast(({ name }) => name === 'price')?.ms;

/** One call as payment's own books have it. */
export interface Arrival {
  order: string;
  at: number;
  isTaken: boolean;
  /** The order has been here before. */
  isRetry: boolean;
}

/** One press of a button: what has come to payment of it, and what became of each customer. */
export interface Rush {
  id: string;
  arrivals: Arrival[];
  paid: Paid[];
  /** How often each order was charged. */
  charges: Map<string, number>;
}

const writesOf = (picture: Picture, table: string) =>
  (picture.tables[table]?.writes ?? []).filter(({ changes }) => changes > 0);

/** What payment answers to a call that it takes. */
const taken = 'nhận';

/** The newest of them; undefined before the first. */
export const newestRush = (picture: Picture): Rush | undefined => {
  const done = timedOf(picture).flatMap((one) => paidIn(one) ?? []);
  const calls = writesOf(picture, 'calls');
  const ids = [...calls.map(({ parameters: [order = ''], seq }) => ({ order, seq })), ...done];
  const newest = ids.reduce<{ order: string; seq: number } | undefined>(
    (best, one) => (best && numberOf(best.order) >= numberOf(one.order) ? best : one),
    undefined,
  );
  if (!newest) return undefined;
  const id = rushOf(newest.order);
  const seen = new Set<string>();
  const arrivals = calls.flatMap(({ parameters: [order = '', answer], at }) => {
    if (rushOf(order) !== id) return [];
    const isRetry = seen.has(order);
    seen.add(order);
    return { order, at, isTaken: answer === taken, isRetry };
  });
  const charges = new Map<string, number>();
  for (const { parameters } of writesOf(picture, 'charges')) {
    const [order = ''] = parameters;
    if (rushOf(order) === id) charges.set(order, (charges.get(order) ?? 0) + 1);
  }
  return { id, arrivals, paid: done.filter(({ order }) => rushOf(order) === id), charges };
};

/** Its place among all presses, also where the checkout has been started again since. */
const numberOf = (order: string): number => Number(rushOf(order).replace(/\D/g, ''));

/** Calls to payment that go on. */
export const openCharges = (picture: Picture): number =>
  callsBetween(picture, { client: 'checkout', server: 'payment' }).filter(isOpen).length;

/** Somebody of the newest press still waits: has called, and has no answer yet. */
export const isPaying = (picture: Picture): boolean => {
  const rush = newestRush(picture);
  if (!rush) return false;
  const done = new Set(rush.paid.map(({ order }) => order));
  return rush.arrivals.some(({ order }) => !done.has(order));
};

/** The most that came within `togetherMs`, and where that begins among them. */
export const peakOf = (times: readonly number[]): { count: number; first: number } => {
  const most = { count: 0, first: 0 };
  for (const [first, from] of times.entries()) {
    const count = times.slice(first).findIndex((at) => at - from > togetherMs);
    const length = count < 0 ? times.length - first : count;
    if (length > most.count) Object.assign(most, { count: length, first });
  }
  return most;
};
