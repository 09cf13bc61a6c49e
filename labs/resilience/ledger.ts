import type { EventOf, LabEvent } from '#model/events.ts';
import { subjectIn } from '#model/subject.ts';
import { timeoutIn } from '#model/technologies/grpc/timeout.ts';
import { type BreakerState, breakerIn, crowd, type Paid, paidIn, peakOf, rushOf } from './rushes.ts';

/** One call of the checkout's to payment. */
interface Call {
  seq: number;
  at: number;
  timeoutMs?: number | undefined;
}

/** What a log shows of orders, in the order in which it was told. */
export interface Ledger {
  /** Calls by order. */
  calls: Map<string, Call[]>;
  /** Seqs of the rows of each order in payment's books. */
  charges: Map<string, number[]>;
  /** Orders that are done, by rush. */
  done: Map<string, Paid[]>;
  breaker: BreakerState;
  /** Seqs of when the breaker was last in each state. */
  since: Map<BreakerState, number>;
}

export const emptyLedger = (): Ledger => ({
  calls: new Map(),
  charges: new Map(),
  done: new Map(),
  breaker: 'closed',
  since: new Map(),
});

/** The checkout calls payment, as it says itself. */
export const isCharge = ({ side, method }: EventOf<'call.opened'>): boolean =>
  side === 'client' && method.endsWith('/ChargeCard');

/** What an event tells. */
export type Told =
  | { kind: 'paid'; paid: Paid; rush: Paid[] }
  | { kind: 'breaker'; from: BreakerState; to: BreakerState }
  | { kind: 'price'; ms: number };

/** Writes down what the event says, and returns what it tells, if it is the checkout's own word. */
export const follow = (ledger: Ledger, event: LabEvent): Told | undefined => {
  switch (event.type) {
    case 'call.opened': {
      const order = subjectIn(event.headers);
      if (order === undefined || !isCharge(event)) return undefined;
      const call = { seq: event.seq, at: event.at, timeoutMs: timeoutIn(event.headers) };
      ledger.calls.set(order, [...(ledger.calls.get(order) ?? []), call]);
      return undefined;
    }
    case 'statement.ran': {
      const [order = ''] = event.parameters;
      if (event.table !== 'charges' || event.changes === 0) return undefined;
      ledger.charges.set(order, [...(ledger.charges.get(order) ?? []), event.seq]);
      return undefined;
    }
    case 'program.started':
      // A new checkout has a new breaker.
      if (event.program === 'checkout') ledger.breaker = 'closed';
      return undefined;
    case 'program.timed': {
      if (event.name === 'price') return { kind: 'price', ms: event.ms };
      const paid = paidIn(event);
      if (paid) {
        const rush = [...(ledger.done.get(rushOf(paid.order)) ?? []), paid];
        ledger.done.set(rushOf(paid.order), rush);
        return { kind: 'paid', paid, rush };
      }
      const to = breakerIn(event);
      if (event.name !== 'breaker' || !to) return undefined;
      const from = ledger.breaker;
      ledger.breaker = to;
      ledger.since.set(to, event.seq);
      return { kind: 'breaker', from, to };
    }
    default:
      return undefined;
  }
};

/** Retries of a rush: when each set out, and its seq, in order; `first` of them are second calls of their orders. */
export interface Retries {
  all: Call[];
  first: Call[];
  peak: { count: number; evidence: number[] };
}

/** Everybody of a rush has come to an end: the retries that it took. */
export const retriesOf = ({ calls }: Ledger, rush: readonly Paid[]): Retries | undefined => {
  const [one] = rush;
  if (!one || one.of < crowd || rush.length < one.of) return undefined;
  const inOrder = (some: Call[]): Call[] => some.sort((a, b) => a.at - b.at);
  const all = inOrder(rush.flatMap(({ order }) => calls.get(order)?.slice(1) ?? []));
  const first = inOrder(rush.flatMap(({ order }) => calls.get(order)?.slice(1, 2) ?? []));
  const { count, first: from } = peakOf(all.map(({ at }) => at));
  const evidence = all
    .slice(from, from + count)
    .map(({ seq }) => seq)
    .sort((a, b) => a - b);
  return { all, first, peak: { count, evidence } };
};
