import type { EventOf, LabEvent } from '#model/events.ts';
import type { Prediction } from '#model/lab.ts';
import { deadQueue, exchanges, isPoison, mainQueue, orderOf } from './orders.ts';

const isPublished = (event: LabEvent): event is EventOf<'message.published'> => event.type === 'message.published';

const isFirst = (event: LabEvent): event is EventOf<'message.published'> =>
  isPublished(event) && event.program === 'shop';

const of = (event: LabEvent, order: string): boolean => 'message' in event && orderOf(event.message) === order;

/** Acks of the main queue that end an order: not those of a worker that passed the message on before. */
const isDone = (event: LabEvent, events: readonly LabEvent[]): event is EventOf<'message.acked'> => {
  if (event.type !== 'message.acked' || event.queue !== mainQueue) return false;
  const order = orderOf(event.message);
  const last = events.findLast(
    (one) =>
      one.seq < event.seq &&
      of(one, order) &&
      (one.type === 'message.delivered' || (isPublished(one) && one.program === event.program)),
  );
  return last?.type === 'message.delivered';
};

const watched = 8;

/** A poison order that is put back into the queue, and orders behind it. */
export const blocked: Prediction = {
  id: 'blocked',
  options: ['all', 'between', 'none'],
  settle: (events) => {
    const poison = events.find((event) => isFirst(event) && isPoison(event.body));
    if (!poison || !isPublished(poison)) return undefined;
    const behind = events.filter((event) => isFirst(event) && !isPoison(event.body) && event.seq > poison.seq);
    const since = behind.at(-1);
    if (!since) return undefined;
    const back = events.filter(
      (event) => event.type === 'message.nacked' && event.requeue && of(event, poison.message),
    );
    const rounds = back.filter((event) => event.seq > since.seq);
    const done = events.filter(
      (event) => isDone(event, events) && behind.some((one) => isFirst(one) && of(event, one.message)),
    );
    const [first] = back;
    const last = back.at(-1);
    if (rounds.length < watched || !first || !last) return undefined;
    return {
      actual: done.length === 0 ? 'none' : done.length === behind.length ? 'all' : 'between',
      facts: { message: poison.message, rounds: back.length, waiting: behind.length, ms: last.at - first.at },
      evidence: [poison.seq, ...behind.map((event) => event.seq), last.seq],
    };
  },
};

/** A poison order on the ladder: how often it is tried until it is given up. */
export const climbed: Prediction = {
  id: 'climbed',
  options: ['one', 'three', 'four', 'endless'],
  settle: (events) => {
    for (const poison of events.filter((event) => isFirst(event) && isPoison(event.body))) {
      if (!isPublished(poison)) continue;
      const own = events.filter((event) => of(event, poison.message));
      const dead = own.find((event) => isPublished(event) && event.exchange === exchanges.dead);
      const tries = own.filter(
        (event) => event.type === 'message.delivered' && event.queue === mainQueue && event.seq < (dead?.seq ?? 0),
      );
      const [first] = tries;
      if (!dead || !first) continue;
      return {
        actual: tries.length === 1 ? 'one' : tries.length === 3 ? 'three' : tries.length === 4 ? 'four' : 'endless',
        facts: { message: poison.message, tries: tries.length, ms: dead.at - first.at },
        evidence: [...tries.map((event) => event.seq), dead.seq],
      };
    }
    return undefined;
  },
};

/** An order that waits for its next try, and one that comes meanwhile. */
export const overtaken: Prediction = {
  id: 'overtaken',
  options: ['waits', 'overtakes'],
  settle: (events) => {
    const waiting = events.find((event) => isPublished(event) && event.exchange === exchanges.retry);
    if (!waiting || !isPublished(waiting)) return undefined;
    const first = orderOf(waiting.message);
    const next = events.find((event) => isFirst(event) && event.seq > waiting.seq && !isPoison(event.body));
    if (!next || !isPublished(next)) return undefined;
    const done = (order: string) => events.find((event) => of(event, order) && isDone(event, events));
    const [one, other] = [done(first), done(orderOf(next.message))];
    if (!one || !other) return undefined;
    return {
      actual: other.seq < one.seq ? 'overtakes' : 'waits',
      facts: { first, second: orderOf(next.message), ms: Math.abs(one.at - other.at) },
      evidence: [waiting.seq, next.seq, other.seq, one.seq],
    };
  },
};

/** Dead letters replayed to a worker that still cannot read them. */
export const replayedUnfixed: Prediction = {
  id: 'replayed-unfixed',
  options: ['done', 'back', 'lost'],
  settle: (events) => {
    const replay = events.find((event) => isPublished(event) && event.program === 'operator' && isPoison(event.body));
    if (!replay || !isPublished(replay)) return undefined;
    const order = orderOf(replay.message);
    const later = events.filter((event) => event.seq > replay.seq && of(event, order));
    const dead = later.find(
      (event) => (event.type === 'message.dead-lettered' || isPublished(event)) && event.queues.includes(deadQueue),
    );
    const done = later.find((event) => isDone(event, events));
    const end = dead ?? done;
    if (!end) return undefined;
    return {
      actual: end === dead ? 'back' : 'done',
      facts: { message: order, ms: end.at - replay.at },
      evidence: [replay.seq, end.seq],
    };
  },
};
