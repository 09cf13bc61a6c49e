import type { EventOf, LabEvent } from '#model/events.ts';
import type { Prediction } from '#model/lab.ts';
import { ownerOf, tenants } from './keys.ts';

const publishedTo = (events: readonly LabEvent[], exchange: string): EventOf<'message.published'>[] =>
  events.filter((event) => event.type === 'message.published').filter((event) => event.exchange === exchange);
const deliveriesOf = (events: readonly LabEvent[], message: string): EventOf<'message.delivered'>[] =>
  events
    .filter((event) => event.type === 'message.delivered')
    .filter((event) => event.message === message && !event.redelivered);

/** One error, and a queue with a binding for each severity. */
export const severalBindings: Prediction = {
  id: 'several-bindings',
  options: ['oncall-only', 'one-each', 'three'],
  settle: (events) => {
    for (const { message, routingKey, queues, seq } of publishedTo(events, 'logs')) {
      const got = deliveriesOf(events, message);
      if (routingKey !== 'error' || got.length < queues.length || got.length === 0) continue;
      const archived = got.filter(({ queue }) => queue === 'archive').length;
      const called = got.filter(({ queue }) => queue === 'oncall').length;
      return {
        actual: archived === 0 ? 'oncall-only' : archived === 1 ? 'one-each' : 'three',
        facts: { message, archived, called },
        evidence: [seq, ...got.map((one) => one.seq)],
      };
    }
    return undefined;
  },
};

/** Two bindings of one queue that both match a key. */
export const twoMatches: Prediction = {
  id: 'two-matches',
  options: ['one', 'two', 'refused'],
  settle: (events) => {
    const bound = events.find(
      (event) => event.type === 'binding.created' && event.queue === 'acme' && event.routingKey === '*.*.error',
    );
    for (const { message, routingKey, queues, seq } of publishedTo(events, 'events')) {
      if (!bound || seq < bound.seq || !/^acme\.[^.]+\.error$/.test(routingKey) || !queues.includes('acme')) continue;
      const got = deliveriesOf(events, message).filter(({ queue }) => queue === 'acme');
      // A second copy would come right behind; the queue hands out the next only after the first is acked.
      const done = events.some(
        (event) => event.type === 'message.acked' && event.message === message && event.queue === 'acme',
      );
      if (got.length === 0 || !done) continue;
      return {
        actual: got.length === 1 ? 'one' : 'two',
        facts: { message, key: routingKey, copies: got.length },
        evidence: [bound.seq, seq, ...got.map((one) => one.seq)],
      };
    }
    return undefined;
  },
};

/** The first binding since the learner committed that lets a tenant read everything. */
const catchAllOf = (events: readonly LabEvent[]): EventOf<'binding.created'> | undefined =>
  events
    .filter((event) => event.type === 'binding.created')
    .find(({ exchange, queue, routingKey }) => exchange === 'events' && routingKey === '#' && tenants.includes(queue));

/** An event of another tenant after a queue was bound with `#`. */
export const catchAll: Prediction = {
  id: 'catch-all',
  options: ['owner', 'both', 'other'],
  settle: (events) => {
    const bound = catchAllOf(events);
    if (!bound) return undefined;
    for (const { message, routingKey, queues, seq } of publishedTo(events, 'events')) {
      const owner = ownerOf(routingKey);
      if (seq < bound.seq || owner === bound.queue || !tenants.includes(owner)) continue;
      const others = queues.includes(bound.queue);
      return {
        actual: others && queues.includes(owner) ? 'both' : others ? 'other' : 'owner',
        facts: { message, key: routingKey, owner, reader: bound.queue, queues: queues.join(', ') },
        evidence: [bound.seq, seq],
      };
    }
    return undefined;
  },
};

/** The reader with `#` starts anew, and its code does not bind `#`. */
export const afterRestart: Prediction = {
  id: 'after-restart',
  options: ['clean', 'leaks'],
  settle: (events) => {
    for (const exited of events) {
      if (exited.type !== 'program.exited' || !tenants.includes(exited.program)) continue;
      const { program } = exited;
      const back = events.find(
        (event) => event.type === 'consumer.started' && event.program === program && event.seq > exited.seq,
      );
      const unbound = events.some(
        (event) => event.type === 'binding.removed' && event.queue === program && event.routingKey === '#',
      );
      const bound = catchAllOf(events);
      if (!back || unbound || bound?.queue !== program || bound.seq > exited.seq) continue;
      const next = publishedTo(events, 'events').find(
        (event) =>
          event.seq > back.seq && ownerOf(event.routingKey) !== program && tenants.includes(ownerOf(event.routingKey)),
      );
      if (!next) continue;
      return {
        actual: next.queues.includes(program) ? 'leaks' : 'clean',
        facts: { program, key: next.routingKey, message: next.message },
        evidence: [bound.seq, exited.seq, back.seq, next.seq],
      };
    }
    return undefined;
  },
};
