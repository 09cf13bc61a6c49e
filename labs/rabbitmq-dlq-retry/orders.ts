import type { EventOf, LabEvent } from '#model/events.ts';
import { baseId } from '#model/technologies/rabbitmq/message-id.ts';
import { deadLetters, limited, main, retries } from './programs/topology.ts';

/** From so many dead letters on, somebody is called. */
export const alertDepth = 3;

/** Whether the amount is text, which the worker's first version cannot read. */
export const isPoison = (body: string): boolean => /"amount":"/.test(body);

interface Moment {
  seq: number;
  at: number;
}

/** What happened to one order, whatever copies of it there have been. */
export interface Order extends Moment {
  id: string;
  poison: boolean;
  /** Deliveries from the main queue, the first hundred. */
  tries: (Moment & { message: string })[];
  /** Deliveries from the queue with a limit. */
  limitedTries: number;
  /** Nacks that put it back into the main queue: how many, the first, and the newest of them. */
  rounds: number;
  firstRequeue?: Moment;
  requeues: Moment[];
  /** Levels of the ladder that it was sent to since it was last new. */
  steps: (Moment & { waitMs: number })[];
  /** Dead letters that it has been, rejected by the broker's rule or published by the worker. */
  deaths: (Moment & { by: 'broker' | 'worker' })[];
  replays: Moment[];
  /** The copy that the worker was given last; once the worker has passed it on, its ack is no success. */
  given?: { message: string; passedOn: boolean };
  done?: Moment;
}

/** By id, in the order in which they came; those from before the walk began are missing. */
export interface Orders {
  orders: Map<string, Order>;
}

/** Before the first of them. */
export const noOrders = (): Orders => ({ orders: new Map() });

/** Whether the worker takes orders from there. */
const isWork = (queue: string): boolean => queue === main || queue === limited.queue;

const manyTries = 100;
/** A poison order goes round thousands of times. */
const newestRounds = 20;

/** Writes down what the event says of an order, and returns that order. */
export const follow = ({ orders }: Orders, event: LabEvent): Order | undefined => {
  if (!('message' in event)) return undefined;
  const { message } = event;
  const id = baseId(message);
  if (event.type === 'message.published' && event.program !== 'worker' && !orders.has(id)) {
    orders.set(id, newOrder(id, event));
  }
  const order = orders.get(id);
  if (!order) return undefined;
  const moment = { seq: event.seq, at: event.at };
  switch (event.type) {
    case 'message.published':
      if (event.program === 'worker' && order.given) order.given.passedOn = true;
      if (event.program === 'operator') {
        order.replays.push(moment);
        order.steps = [];
      }
      if (event.exchange === retries.exchange) {
        order.steps.push({ ...moment, waitMs: Number(event.properties.expiration ?? 0) });
      }
      if (event.exchange === deadLetters.exchange) order.deaths.push({ ...moment, by: 'worker' });
      break;
    case 'message.delivered':
      if (!isWork(event.queue)) break;
      if (event.queue === limited.queue) order.limitedTries += 1;
      else if (order.tries.length < manyTries) order.tries.push({ ...moment, message });
      order.given = { message, passedOn: false };
      break;
    case 'message.nacked':
      if (!event.requeue || event.queue !== main) break;
      order.rounds += 1;
      order.firstRequeue ??= moment;
      order.requeues = [...order.requeues, moment].slice(-newestRounds);
      break;
    case 'message.dead-lettered':
      if (isWork(event.queue)) order.deaths.push({ ...moment, by: 'broker' });
      break;
    case 'message.acked':
      if (isWork(event.queue) && order.given?.message === message && !order.given.passedOn) order.done = moment;
      break;
  }
  return order;
};

const newOrder = (id: string, { seq, at, body }: EventOf<'message.published'>): Order => ({
  seq,
  at,
  id,
  poison: isPoison(body),
  tries: [],
  limitedTries: 0,
  rounds: 0,
  requeues: [],
  steps: [],
  deaths: [],
  replays: [],
});
