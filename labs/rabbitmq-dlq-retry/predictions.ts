import { firstAfter } from '#model/log-index.ts';
import { prediction } from '#model/prediction.ts';
import { baseId } from '#model/technologies/rabbitmq/message-id.ts';
import { follow, noOrders, type Order, type Orders } from './orders.ts';
import { deadLetters, limited as queueWithLimit } from './programs/topology.ts';

const watched = 8;

/** A poison order that is put back into the queue, and orders behind it. */
export const blocked = prediction(
  'blocked',
  ['all', 'between', 'none'],
  (): Orders & { newestGood?: Order } => noOrders(),
  (state, event) => {
    const order = follow(state, event);
    if (!order) return undefined;
    if (order.seq === event.seq && !order.poison) state.newestGood = order;
    const since = state.newestGood?.seq ?? 0;
    const [first, last] = [order.firstRequeue, order.requeues.at(-1)];
    if (!order.poison || !first || !last || since < order.seq) return undefined;
    if (order.requeues.filter(({ seq }) => seq > since).length < watched) return undefined;
    const behind = [...state.orders.values()].filter(({ poison, seq }) => !poison && seq > order.seq);
    const done = behind.filter((one) => one.done).length;
    return {
      actual: done === 0 ? 'none' : done === behind.length ? 'all' : 'between',
      facts: { message: order.id, rounds: order.rounds, ms: last.at - first.at, waiting: behind.length, done },
      evidence: [order.seq, ...behind.map(({ seq }) => seq), last.seq],
    };
  },
);

/** So many nacks of one message leave no doubt that they are not counted. */
const manyNacks = 8;

interface Rounds {
  /** Deliveries since the question; `whole` if it came after that, and was given back in no other way than by nacks. */
  deliveries: number[];
  nacks: number;
  whole: boolean;
}

/** A poison order in the quorum queue with a limit, that is given back by nacks alone. */
export const limited = prediction(
  'limited',
  ['stays', 'third', 'fourth'],
  () => ({ rounds: new Map<string, Rounds>() }),
  ({ rounds }, event) => {
    const { queue, deliveryLimit } = queueWithLimit;
    if (event.type === 'message.published' && event.queues.includes(queue)) {
      rounds.set(event.message, { deliveries: [], nacks: 0, whole: true });
    }
    if (event.type === 'connection.closed') for (const one of rounds.values()) one.whole = false;
    if (!('message' in event) || !('queue' in event) || event.queue !== queue) return undefined;
    const { message, seq } = event;
    const one = rounds.get(message) ?? { deliveries: [], nacks: 0, whole: false };
    rounds.set(message, one);
    const settled = (actual: 'stays' | 'third' | 'fourth') => ({
      actual,
      facts: { message: baseId(message), deliveries: one.deliveries.length, limit: deliveryLimit },
      evidence: [...one.deliveries, seq],
    });
    switch (event.type) {
      case 'message.delivered':
        one.deliveries.push(seq);
        return undefined;
      case 'message.nacked':
        if (event.method === 'reject') rounds.set(message, { deliveries: [], nacks: 0, whole: false });
        else one.nacks += 1;
        return one.nacks === manyNacks ? settled('stays') : undefined;
      case 'message.dead-lettered': {
        const { length } = one.deliveries;
        if (!one.whole || event.reason !== 'delivery_limit' || length < deliveryLimit) return undefined;
        return settled(length === deliveryLimit ? 'third' : 'fourth');
      }
      default:
        return undefined;
    }
  },
);

/** Outcomes by tries; nobody says two. */
const tried = new Map<number, 'one' | 'three' | 'four'>([
  [1, 'one'],
  [3, 'three'],
  [4, 'four'],
]);

/** A poison order on the ladder: how often it is tried until it is given up. */
export const climbed = prediction('climbed', ['one', 'three', 'four', 'endless'], noOrders, (orders, event) => {
  const order = follow(orders, event);
  const [death] = order?.deaths ?? [];
  if (!order?.poison || death?.seq !== event.seq || death.by !== 'worker') return undefined;
  const { id, tries, firstRequeue } = order;
  const [first] = tries;
  // Rounds in the queue itself are no ladder.
  if (!first || firstRequeue) return undefined;
  // A copy that is handed over once more, because its worker died, is the same try.
  const copies = new Set(tries.map(({ message }) => message)).size;
  const actual = copies > 4 ? 'endless' : tried.get(copies);
  if (!actual) return undefined;
  return {
    actual,
    facts: { message: id, tries: copies, ms: death.at - first.at },
    evidence: [...tries.map(({ seq }) => seq), death.seq],
  };
});

/** Whether an order came back before its time on the ladder was up. */
const isReleased = ({ steps, tries }: Order): boolean => {
  const step = steps.at(-1);
  if (!step) return false;
  const back = firstAfter(tries, step.seq);
  // The broker's clock and ours may differ by some ms.
  return back !== undefined && back.at - step.at < 0.9 * step.waitMs;
};

/** An order that waits for its next try, and one that comes meanwhile. */
export const overtaken = prediction('overtaken', ['waits', 'released', 'overtakes'], noOrders, (orders, event) => {
  if (follow(orders, event)?.done?.seq !== event.seq) return undefined;
  const good = [...orders.orders.values()].filter(({ poison }) => !poison);
  for (const order of good) {
    const { id, steps, done } = order;
    const [step] = steps;
    if (!step || !done) continue;
    const next = firstAfter(good, step.seq);
    if (!next?.done || next.seq > done.seq) continue;
    return {
      actual: next.done.seq < done.seq ? 'overtakes' : isReleased(order) ? 'released' : 'waits',
      facts: { first: id, second: next.id, ms: Math.abs(done.at - next.done.at) },
      evidence: [step.seq, next.seq, next.done.seq, done.seq],
    };
  }
  return undefined;
});

/** Dead letters replayed once to a worker that still cannot read them: how often it tries each. */
export const replayedUnfixed = prediction(
  'replayed-unfixed',
  ['once', 'ladder', 'loop'],
  (): Orders & { asked: number } => ({ ...noOrders(), asked: 0 }),
  (state, event, before) => {
    if (event.type === 'action.accepted' && event.action === 'replay') state.asked += 1;
    const order = follow(state, event);
    const [replay] = order?.replays ?? [];
    if (!order?.poison || !replay) return undefined;
    const { id, deaths, replays } = order;
    const tries = order.tries.filter(({ seq }) => seq > replay.seq);
    const copies = new Set(tries.map(({ message }) => message)).size;
    const settled = (actual: 'once' | 'ladder' | 'loop') => ({
      actual,
      facts: { message: id, tries: copies, ms: event.at - replay.at },
      evidence: [replay.seq, ...tries.map(({ seq }) => seq), event.seq],
    });
    if (replays.length > state.asked) return settled('loop');
    const death = deaths.at(-1);
    // While the operator still fetches, it may fetch this one again.
    const isFetching = (before.queues[deadLetters.queue]?.consumers.length ?? 0) > 0;
    if (death?.seq !== event.seq || isFetching) return undefined;
    return settled(copies > 1 ? 'ladder' : 'once');
  },
);
