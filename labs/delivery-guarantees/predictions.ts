import type { EventOf, LabEvent } from '#model/events.ts';
import type { Prediction } from '#model/lab.ts';
import { between, eventsOf, firstAfter, lastBefore } from '#model/log-index.ts';
import { baseId } from '#model/technologies/rabbitmq/message-id.ts';

/** Number of the order that a message is about. */
const orderOf = ({ message }: { message: string }): string => baseId(message);

/** A row that was written, and the order that it is about. */
interface Row {
  seq: number;
  order: string;
}

/** Rows that were written to one of the tables. */
const rows = (events: readonly LabEvent[], table: string): Row[] =>
  eventsOf(events, 'statement.ran')
    .filter((event) => event.table === table && event.changes > 0)
    .map(({ seq, parameters: [order = ''] }) => ({ seq, order }));

/** The order that the payment charges there. */
const chargedOrder = (event: LabEvent): string | undefined =>
  event.type === 'statement.ran' ? rows([event], 'charges')[0]?.order : undefined;

const seconds = (ms: number): number => Math.round(ms / 100) / 10;

const isDeath = (event: LabEvent): event is EventOf<'program.exited'> =>
  event.type === 'program.exited' && event.program === 'payment' && event.cause === 'killed';

/** Killed between the charge and the ack: how often the customer has paid once the redelivery is acked. */
export const afterWork: Prediction = {
  id: 'after-work',
  options: ['once', 'twice', 'lost'],
  settle: (events) => {
    const all = rows(events, 'charges');
    const acks = Map.groupBy(eventsOf(events, 'message.acked'), orderOf);
    const isAcked = (row: Row | undefined, before: number): boolean =>
      row !== undefined && (acks.get(row.order)?.[0]?.seq ?? before) < before;
    const open: Row[] = [];
    let lastDeath = 0;
    for (const died of events.filter(isDeath)) {
      open.push(...between(all, lastDeath, died.seq));
      lastDeath = died.seq;
      while (isAcked(open.at(-1), died.seq)) open.pop();
      const first = open.at(-1);
      const done = first && acks.get(first.order)?.[0];
      if (!first || !done) continue;
      const charges = all.filter(({ seq, order }) => seq < done.seq && order === first.order);
      return {
        actual: charges.length > 1 ? 'twice' : 'once',
        facts: { order: first.order, count: charges.length },
        evidence: [...charges.map(({ seq }) => seq), died.seq, done.seq],
      };
    }
    return undefined;
  },
};

/** Killed with several orders in hand and automatic ack: how many of them the next order finds charged. */
export const automaticBeforeWork: Prediction = {
  id: 'automatic-before-work',
  options: ['none', 'all-but-one', 'all'],
  settle: (events) => {
    // Handed over with automatic ack and not charged, by order.
    const open = new Map<string, number[]>();
    const known = new Set<string>();
    let diedSeq: number | undefined;
    let charged = 0;
    for (const event of events) {
      const order = chargedOrder(event);
      if (diedSeq === undefined) {
        if (isDeath(event) && open.size >= 2) diedSeq = event.seq;
        if (event.type === 'message.delivered' && event.ackMode === 'automatic' && !known.has(orderOf(event))) {
          open.set(orderOf(event), [...(open.get(orderOf(event)) ?? []), event.seq]);
        }
        if (order === undefined) continue;
        known.add(order);
        open.delete(order);
      } else if (order !== undefined && open.has(order)) charged += 1;
      else if (order !== undefined) {
        // First in, first out: had they been given back, they would have come before any order that was sent later.
        return {
          actual: charged === 0 ? 'none' : charged === open.size ? 'all' : 'all-but-one',
          facts: { count: open.size, charged, next: order },
          evidence: [...[...open.values()].flat().toSorted((a, b) => a - b), diedSeq, event.seq],
        };
      }
    }
    return undefined;
  },
};

/** Orders that the shop took while its cable was cut that way, once the cut is over. */
const cuts = (events: readonly LabEvent[], lost: EventOf<'cable.cut'>['lost']) => {
  const all = eventsOf(events, 'cable.cut').filter((cut) => cut.lost === lost);
  if (all.length === 0) return [];
  const mends = eventsOf(events, 'cable.mended');
  const orders = rows(events, 'orders');
  return all.flatMap((cut) => {
    const mended = firstAfter(mends, cut.seq);
    const taken = mended ? between(orders, cut.seq, mended.seq).map(({ order }) => order) : [];
    return mended && taken.length > 0 ? [{ cut, mended, taken }] : [];
  });
};

/** Sent into a cut cable: how many have come to the broker once the library knows that the connection is gone. */
export const cutWithoutConfirms: Prediction = {
  id: 'cut-without-confirms',
  options: ['all', 'some', 'none'],
  settle: (events) => {
    const published = Map.groupBy(eventsOf(events, 'message.published'), orderOf);
    const vanished = Map.groupBy(eventsOf(events, 'message.vanished'), orderOf);
    const settings = eventsOf(events, 'setting.changed').filter(({ setting }) => setting === 'confirms');
    for (const { cut, mended, taken } of cuts(events, 'both-ways')) {
      if (lastBefore(settings, cut.seq)?.value === 'on') continue;
      const orders = [...new Set(taken)];
      const gone = orders.flatMap((order) => (vanished.get(order) ?? []).filter(({ seq }) => seq > cut.seq));
      const arrived = orders.flatMap((order) => published.get(order) ?? []);
      const known = new Set([...gone, ...arrived].map(orderOf));
      if (known.size < taken.length) continue;
      return {
        actual: arrived.length === 0 ? 'none' : arrived.length < taken.length ? 'some' : 'all',
        facts: { count: taken.length, arrived: arrived.length, seconds: seconds(mended.at - cut.at) },
        evidence: [cut.seq, ...[...gone, ...arrived].map(({ seq }) => seq)].toSorted((a, b) => a - b),
      };
    }
    return undefined;
  },
};

/** Only the confirm was lost: how many copies the broker has when it confirms at last. */
export const answersLost: Prediction = {
  id: 'answers-lost',
  options: ['none', 'one', 'two'],
  settle: (events) => {
    const published = Map.groupBy(eventsOf(events, 'message.published'), orderOf);
    const confirms = Map.groupBy(eventsOf(events, 'message.confirmed'), orderOf);
    for (const { cut, mended, taken } of cuts(events, 'answers')) {
      const [order = ''] = taken;
      const confirmed = firstAfter(confirms.get(order), mended.seq);
      if (!confirmed) continue;
      const copies = between(published.get(order), cut.seq, confirmed.seq);
      const [first, second] = copies;
      return {
        actual: second ? 'two' : first ? 'one' : 'none',
        facts: { order, count: copies.length, seconds: seconds((second ?? confirmed).at - (first ?? cut).at) },
        evidence: [cut.seq, ...copies.map(({ seq }) => seq), confirmed.seq],
      };
    }
    return undefined;
  },
};
