import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';

/** Topics of this lab, as its programs call them where nobody tells them others. */
export const main = 'orders';
export const retries = ['orders.retry.2s', 'orders.retry.6s'] as const;
export const dead = 'orders.dlt';
/** Who reads orders and what is to be tried again, and in whose name dead letters are brought back. */
export const group = 'payment';
export const replayGroup = 'replay';

/** What became of an order. */
export interface Order {
  label: string;
  customer: string;
  seq: number;
  partition: number;
  /** Of its newest record in the main topic. */
  offset: number;
  /** Seqs of its returns to the main topic because its work failed. */
  returns: number[];
  /** Its records in retry topics. */
  aside: { topic: string; seq: number; isFollower: boolean }[];
  dead?: { seq: number; attempts: number };
  /** The operator's newest record of it in the main topic. */
  brought?: { seq: number; all: boolean };
  /** When it was paid, and when it was found to be paid already. */
  paid?: number;
  again: number[];
  /** Seqs of its invoice's way into the store and out of it. */
  put?: number;
  got?: number;
}

/** Orders by label, in the order in which they were sent, and how the operator brings dead letters back. */
export interface Orders {
  orders: Map<string, Order>;
  /** The newest time all were to come back: from where on in the DLT, and which came. */
  all: { seq: number; high: number; came: Order[] } | undefined;
  /** Seqs of invoices in the store, by order: they come before their order. */
  puts: Map<string, number>;
}

/** Before the first. */
export const noOrders = (): Orders => ({ orders: new Map(), all: undefined, puts: new Map() });

/** How long the dead-letter topic is. */
export const deadHigh = ({ topics }: Picture): number => topics[dead]?.partitions[0]?.high ?? 0;

/** Notes what the event says of an order, and gives that order. */
export const follow = (state: Orders, event: LabEvent, before: Picture): Order | undefined => {
  switch (event.type) {
    case 'action.accepted':
      if (event.action === 'replay-all') state.all = { seq: event.seq, high: deadHigh(before), came: [] };
      if (event.action === 'replay-one') state.all = undefined;
      return undefined;
    case 'record.appended':
      return appended(state, event);
    case 'record.returned': {
      const order = event.topic === main ? (at(state, event) ?? adopt(state, event, before)) : undefined;
      order?.returns.push(event.seq);
      return order;
    }
    case 'statement.ran': {
      if (event.table !== 'paid') return undefined;
      const order = state.orders.get(event.parameters[0] ?? '');
      if (order && event.changes > 0) order.paid = event.seq;
      else order?.again.push(event.seq);
      return order;
    }
    case 'request.answered': {
      const request = before.requests.find(({ id }) => id === event.request);
      const label = request?.subject ?? '';
      if (request?.method === 'PUT' && event.status === 201) state.puts.set(label, event.seq);
      const order = state.orders.get(label);
      if (request?.method === 'GET' && event.status === 200 && order) order.got = event.seq;
      return order;
    }
    default:
      return undefined;
  }
};

const appended = (state: Orders, { topic, partition, offset, seq, ...record }: EventOf<'record.appended'>) => {
  const { label, key, headers, program } = record;
  const known = state.orders.get(label);
  if (topic === main) {
    const order = known ?? newOrder({ label, customer: key ?? '', seq, partition, offset });
    state.orders.set(label, order);
    if (program === 'operator') {
      Object.assign(order, { partition, offset, returns: [] });
      order.brought = { seq, all: state.all !== undefined };
      state.all?.came.push(order);
    }
    const put = state.puts.get(label);
    if (put !== undefined) order.put = put;
    return order;
  }
  if (topic === dead && known) known.dead = { seq, attempts: Number(headers.attempts) };
  else known?.aside.push({ topic, seq, isFollower: headers['error-type'] === 'EarlierOrder' });
  return known;
};

const newOrder = (place: Pick<Order, 'label' | 'customer' | 'seq' | 'partition' | 'offset'>): Order => ({
  ...place,
  returns: [],
  aside: [],
  again: [],
});

/** One that was sent before anybody looked, with those behind it. */
const adopt = (
  state: Orders,
  { partition, offset, seq }: EventOf<'record.returned'>,
  { topics }: Picture,
): Order | undefined => {
  for (const record of topics[main]?.partitions[partition]?.records ?? []) {
    if (record.offset < offset || state.orders.has(record.label)) continue;
    const { label, key } = record;
    state.orders.set(label, newOrder({ label, customer: key ?? '', seq, partition, offset: record.offset }));
  }
  return at(state, { partition, offset });
};

const at = ({ orders }: Orders, place: { partition: number; offset: number }): Order | undefined =>
  [...orders.values()].find(({ partition, offset }) => partition === place.partition && offset === place.offset);

/** Where an order's record blocks its partition: who of other customers waits behind, and who in the other partition is done since. */
export const around = ({ orders }: Orders, { returns, partition, offset, customer }: Order) => {
  const others = [...orders.values()].filter((one) => one.customer !== customer);
  const since = returns[0] ?? 0;
  return {
    behind: others.find((one) => one.partition === partition && one.offset > offset && one.paid === undefined),
    passed: others.find((one) => one.partition === partition && one.offset > offset && (one.paid ?? 0) > since),
    elsewhere: others.find((one) => one.partition !== partition && (one.paid ?? 0) > since),
  };
};

/** The newest earlier order of the same customer that has been moved aside, and has not ended in the dead-letter topic. */
export const earlierAside = ({ orders }: Orders, { customer, seq }: Order): Order | undefined =>
  [...orders.values()].findLast(
    (one) =>
      one.customer === customer && one.seq < seq && one.aside.length > 0 && (!one.dead || one.paid !== undefined),
  );
