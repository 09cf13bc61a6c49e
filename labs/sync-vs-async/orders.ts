import type { LabEvent } from '#model/events.ts';
import { subjectIn } from '#model/subject.ts';

interface Moment {
  seq: number;
  at: number;
}

/** Methods of the contract, and queues: the two ways from one service to the next. */
type Method = 'PlaceOrder' | 'SubmitOrder' | 'Charge' | 'Reserve';
type Queue = 'payments' | 'inventory';
/** `sync` waits for the whole chain, `async` only until the order is in a queue. */
export type Way = 'sync' | 'async';

/** An order, and how far it has come on both ways. */
export interface Order {
  id: string;
  /** As the caller saw them on the wire. A call to a server that is not there never gets so far. */
  calls: { [One in Method]?: Moment & { ended?: Moment & { ok: boolean } } };
  jobs: { [One in Queue]?: Moment & { acked?: Moment } };
  /** What the customer was told in the end, and after how long: the customer's own word. */
  heard: { [One in Way]?: Moment & { ok: boolean; ms: number } };
  /** The customer said that it still waits, and how long it has. */
  waits: { [One in Way]?: Moment & { ms: number } };
  /** The payment has been taken, and the stock could not be reserved. */
  inVain?: Moment;
}

export interface Orders {
  orders: Map<string, Order>;
  /** Calls that go on, by their id. */
  open: Map<string, { order: string; method: Method; connection: string }>;
}

/** Before the first of them. */
export const noOrders = (): Orders => ({ orders: new Map(), open: new Map() });

/** How long the payment alone took of a call to it, in ms; undefined while it goes on. */
export const paymentMs = ({ calls: { Charge: charge, Reserve: reserve } }: Order): number | undefined =>
  charge?.ended && (reserve?.at ?? charge.ended.at) - charge.at;

/** Writes down what the event says of orders, and returns those orders. */
export const follow = (state: Orders, event: LabEvent): Order[] => {
  const { seq, at } = event;
  switch (event.type) {
    case 'call.opened': {
      const id = subjectIn(event.headers);
      const method = methodIn(event.method);
      if (event.side === 'server' || !id || !method) return [];
      const order = orderOf(state, id);
      order.calls[method] = { seq, at };
      state.open.set(event.call, { order: id, method, connection: event.connection });
      return [order];
    }
    case 'call.closed':
    case 'call.reset':
      return event.side === 'server'
        ? []
        : end(state, event.call, { seq, at, ok: 'status' in event && event.status === 0 });
    case 'http2.closed':
      if (event.side === 'server') return [];
      return [...state.open].flatMap(([call, { connection }]) =>
        connection === event.connection ? end(state, call, { seq, at, ok: false }) : [],
      );
    case 'message.published': {
      const queue = queueIn(event.queues[0]);
      if (!queue) return [];
      const order = orderOf(state, event.label);
      order.jobs[queue] = { seq, at };
      return [order];
    }
    case 'message.acked': {
      const queue = queueIn(event.queue);
      const order = state.orders.get(event.message.split('-')[0] ?? '');
      const job = queue && order?.jobs[queue];
      if (!order || !job) return [];
      job.acked = { seq, at };
      return [order];
    }
    case 'program.printed':
      return read(state, event.line, { seq, at });
    default:
      return [];
  }
};

const methods = ['PlaceOrder', 'SubmitOrder', 'Charge', 'Reserve'] as const;
const methodIn = (path: string): Method | undefined => methods.find((method) => path.endsWith(`/${method}`));
const queueIn = (name: string | undefined): Queue | undefined =>
  name === 'payments' || name === 'inventory' ? name : undefined;

const orderOf = ({ orders }: Orders, id: string): Order => {
  const known = orders.get(id);
  if (known) return known;
  const order: Order = { id, calls: {}, jobs: {}, heard: {}, waits: {} };
  orders.set(id, order);
  return order;
};

const end = ({ orders, open }: Orders, id: string, ended: Moment & { ok: boolean }): Order[] => {
  const known = open.get(id);
  const order = known && orders.get(known.order);
  const call = known && order?.calls[known.method];
  open.delete(id);
  if (!call) return [];
  call.ended = ended;
  return [order];
};

const told = /^Đơn #(\w+), (gọi thẳng|qua queue): (lỗi|vẫn chờ)?.*sau (\d+) ms/;
const inVain = /^Đơn #(\w+): đã trừ tiền mà kho không giữ được hàng/;

/** What the wire knows nothing of: that a server was not there, and what the programs make of it. */
const read = (state: Orders, line: string, moment: Moment): Order[] => {
  const [, id, way, how, ms] = told.exec(line) ?? [];
  if (id) {
    const order = orderOf(state, id);
    const to: Way = way === 'gọi thẳng' ? 'sync' : 'async';
    if (how === 'vẫn chờ') order.waits[to] = { ...moment, ms: Number(ms) };
    else order.heard[to] = { ...moment, ok: how !== 'lỗi', ms: Number(ms) };
    return [order];
  }
  const [, paid] = inVain.exec(line) ?? [];
  const order = paid && state.orders.get(paid);
  if (!order) return [];
  order.inVain = moment;
  return [order];
};
