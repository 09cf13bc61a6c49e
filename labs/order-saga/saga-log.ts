import type { LabEvent } from '#model/events.ts';
import { subjectIn } from '#model/subject.ts';
import { type Order, takeWrite, writeIn } from './orders.ts';

/** What a log shows of the orders besides what their own service wrote. */
export interface SagaLog {
  orders: Map<string, Order>;
  /** Of each order, what was seen first of each kind, by seq. */
  seen: Map<string, Partial<Record<Seen, number>>>;
  /** How often each was asked to be paid, by the seqs of the calls. */
  charges: Map<string, number[]>;
  /** How often each was really paid. */
  paid: Map<string, number>;
  /** Orders whose saga was under way when the service order was killed, with the seq of its death. */
  interrupted: Map<string, number>;
  /** When the service order wrote last, in server ms. */
  lastWriteAt: number;
  /** Seq of the newest start of the program that reads the events. */
  readerSince: number;
}

type Seen =
  | 'opened'
  | 'placed'
  | 'cancelling'
  | 'cancelled'
  | 'closed'
  | 'charged'
  | 'charge-refused'
  | 'refunded'
  | 'released'
  | 'counted'
  | 'lettered'
  | 'retried'
  | 'dead-lettered'
  | 'read-late';

export const noSagas = (): SagaLog => ({
  orders: new Map(),
  seen: new Map(),
  charges: new Map(),
  paid: new Map(),
  interrupted: new Map(),
  lastWriteAt: 0,
  readerSince: 0,
});

/** Seqs of what was seen of an order, in order; of what was not there is none. */
export const proofOf = ({ seen }: SagaLog, id: string, ...kinds: readonly Seen[]): number[] => {
  const known = seen.get(id) ?? {};
  return kinds.flatMap((kind) => known[kind] ?? []).sort((a, b) => a - b);
};

/** Whether all of that was seen of an order. */
export const hasSeen = ({ seen }: SagaLog, id: string, ...kinds: readonly Seen[]): boolean =>
  kinds.every((kind) => seen.get(id)?.[kind] !== undefined);

const tableKinds: Readonly<Record<string, Seen>> = {
  charges: 'charged',
  refunds: 'refunded',
  counted: 'counted',
  sent: 'lettered',
};

/** Takes one event; returns the order that it is about, if it is about one. */
export const follow = (log: SagaLog, event: LabEvent): Order | undefined => {
  const note = (id: string, kind: Seen): void => {
    const known = log.seen.get(id) ?? {};
    known[kind] ??= event.seq;
    log.seen.set(id, known);
  };
  switch (event.type) {
    case 'statement.ran': {
      const write = writeIn(event);
      if (write) {
        log.lastWriteAt = event.at;
        return followWrite(takeWrite(log.orders, write), write, note);
      }
      const { table, verb, changes, parameters } = event;
      const [id = ''] = parameters;
      if (verb !== 'insert' || changes === 0) return undefined;
      const kind = tableKinds[table];
      if (kind) note(id, kind);
      if (table === 'charges') log.paid.set(id, (log.paid.get(id) ?? 0) + 1);
      // The order was placed before the program was there that has read of it.
      if (table === 'counted' && (log.seen.get(id)?.placed ?? Number.POSITIVE_INFINITY) < log.readerSince) {
        note(id, 'read-late');
      }
      return log.orders.get(id);
    }
    case 'call.opened': {
      const { method, headers, side } = event;
      const subject = subjectIn(headers);
      if (side !== 'client' || subject === undefined || !method.endsWith('/Charge')) return undefined;
      log.charges.set(subject, [...(log.charges.get(subject) ?? []), event.seq]);
      return log.orders.get(subject);
    }
    case 'message.dead-lettered': {
      const id = subjectIn(event.properties.headers) ?? '';
      if (event.reason !== 'rejected') {
        note(id, 'retried');
        return log.orders.get(id);
      }
      note(id, 'dead-lettered');
      return log.orders.get(id);
    }
    case 'program.exited': {
      if (event.program !== 'order' || event.cause !== 'killed') return undefined;
      for (const { id, closed } of log.orders.values()) if (!closed) log.interrupted.set(id, event.seq);
      return undefined;
    }
    case 'program.started':
      if (event.program === 'analytics') log.readerSince = event.seq;
      return undefined;
    default:
      return undefined;
  }
};

const followWrite = (
  order: Order | undefined,
  { table, verb, parameters }: { table: string; verb: string; parameters: readonly string[] },
  note: (id: string, kind: Seen) => void,
): Order | undefined => {
  if (!order) return undefined;
  const { id, status, closed } = order;
  if (table === 'orders' && verb === 'insert') note(id, 'opened');
  else if (table === 'orders') {
    if (status !== 'running') note(id, status);
    if (closed) note(id, 'closed');
  } else if (parameters[1] === 'payment' && parameters[2] === 'refused') note(id, 'charge-refused');
  else if (parameters[1] === 'release' && parameters[2] === 'done') note(id, 'released');
  return order;
};
