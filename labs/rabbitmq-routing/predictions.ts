import type { EventOf, LabEvent } from '#model/events.ts';
import type { Prediction } from '#model/lab.ts';
import { eventsOf, firstAfter } from '#model/log-index.ts';
import { ownerOf, tenants } from './keys.ts';

const publishedTo = (events: readonly LabEvent[], exchange: string): EventOf<'message.published'>[] =>
  eventsOf(events, 'message.published').filter((event) => event.exchange === exchange);
/** What each message brought to queues, a second try left aside. */
const firstDeliveries = (events: readonly LabEvent[]): Map<string, EventOf<'message.delivered'>[]> =>
  Map.groupBy(
    eventsOf(events, 'message.delivered').filter(({ redelivered }) => !redelivered),
    ({ message }) => message,
  );

/** One error, and a queue with a binding for each severity. */
export const severalBindings: Prediction = {
  id: 'several-bindings',
  options: ['oncall-only', 'one-each', 'three'],
  settle: (events) => {
    const deliveries = firstDeliveries(events);
    for (const { message, routingKey, queues, seq } of publishedTo(events, 'logs')) {
      // Without its binding for errors whoever is on call answers nothing.
      if (routingKey !== 'error') continue;
      const got = deliveries.get(message) ?? [];
      const archived = got.filter(({ queue }) => queue === 'archive').length;
      const called = got.filter(({ queue }) => queue === 'oncall').length;
      if (got.length < queues.length || called === 0) continue;
      return {
        actual: archived === 0 ? 'oncall-only' : archived === 1 ? 'one-each' : 'three',
        facts: { message, archived, called },
        evidence: [seq, ...got.map((one) => one.seq)],
      };
    }
    return undefined;
  },
};

/** Seq of the binding by which the queue listens to `events` with the pattern, if made since the learner committed. */
const boundBy = (events: readonly LabEvent[], queue: string, pattern: string): number | undefined =>
  eventsOf(events, 'binding.created').find(
    (one) => one.exchange === 'events' && one.queue === queue && one.routingKey === pattern,
  )?.seq;

/** Seq of the request for it: to bind once more what was bound before makes no new binding. */
const askedFor = (events: readonly LabEvent[], queue: string, pattern: string): number | undefined =>
  events.find((event) => {
    if (event.type !== 'action.accepted' || event.action !== 'bind' || typeof event.value !== 'object') return false;
    const { who, exchange, key } = event.value ?? {};
    return exchange === 'events' && who === queue && key?.trim() === pattern;
  })?.seq;

/** Two bindings of one queue that both match a key. */
export const twoMatches: Prediction = {
  id: 'two-matches',
  options: ['one', 'two', 'refused'],
  settle: (events) => {
    const bound = boundBy(events, 'acme', '*.*.error') ?? askedFor(events, 'acme', '*.*.error');
    const deliveries = firstDeliveries(events);
    const acked = eventsOf(events, 'message.acked').filter(({ queue }) => queue === 'acme');
    const done = new Set(acked.map(({ message }) => message));
    for (const { message, routingKey, queues, seq } of publishedTo(events, 'events')) {
      if (!bound || seq < bound || !/^acme\.[^.]+\.error$/.test(routingKey) || !queues.includes('acme')) continue;
      const got = (deliveries.get(message) ?? []).filter(({ queue }) => queue === 'acme');
      // A second copy would come right behind; the queue hands out the next only after the first is acked.
      if (got.length === 0 || !done.has(message)) continue;
      return {
        actual: got.length === 1 ? 'one' : 'two',
        facts: { message, key: routingKey, copies: got.length },
        evidence: [bound, seq, ...got.map((one) => one.seq)],
      };
    }
    return undefined;
  },
};

/** The tenants' events of somebody else than `reader`. */
const othersThan = (events: readonly LabEvent[], reader: string): EventOf<'message.published'>[] =>
  publishedTo(events, 'events').filter(({ routingKey }) => {
    const owner = ownerOf(routingKey);
    return owner !== reader && tenants.includes(owner);
  });

/** An event of another tenant, and a queue bound with `#`: since the learner committed, or before, as what comes through shows. */
export const catchAll: Prediction = {
  id: 'catch-all',
  options: ['owner', 'both', 'other'],
  settle: (events) => {
    for (const reader of tenants) {
      const bound = boundBy(events, reader, '#') ?? Number.POSITIVE_INFINITY;
      const event = othersThan(events, reader).find(({ queues, seq }) => queues.includes(reader) || seq > bound);
      if (!event) continue;
      const { message, routingKey, queues, seq } = event;
      const owner = ownerOf(routingKey);
      return {
        actual: !queues.includes(reader) ? 'owner' : queues.includes(owner) ? 'both' : 'other',
        facts: { message, key: routingKey, owner, reader, queues: queues.join(', ') },
        evidence: bound < seq ? [bound, seq] : [seq],
      };
    }
    return undefined;
  },
};

/** Whether and when the reader let in with `#` what is another's, and what that was. */
const wayIn = (events: readonly LabEvent[], reader: string) => {
  const others = othersThan(events, reader);
  const removed = eventsOf(events, 'binding.removed');
  return {
    bound: boundBy(events, reader, '#') ?? Number.POSITIVE_INFINITY,
    unbound: removed.some(({ queue, routingKey }) => queue === reader && routingKey === '#'),
    others,
    leaks: others.filter(({ queues }) => queues.includes(reader)),
  };
};

/** The reader with `#`, as above, starts anew, and its code does not bind `#`. */
export const afterRestart: Prediction = {
  id: 'after-restart',
  options: ['clean', 'leaks'],
  settle: (events) => {
    const started = Map.groupBy(eventsOf(events, 'consumer.started'), ({ program }) => program);
    const readers = new Map(tenants.map((tenant) => [tenant, wayIn(events, tenant)]));
    for (const exited of eventsOf(events, 'program.exited')) {
      const { program } = exited;
      const reader = readers.get(program);
      const back = firstAfter(started.get(program), exited.seq);
      if (!reader || !back) continue;
      const { bound, unbound, others, leaks } = reader;
      const next = firstAfter(bound < exited.seq && !unbound ? others : leaks, back.seq);
      if (!next) continue;
      const { message, routingKey, queues, seq } = next;
      return {
        actual: queues.includes(program) ? 'leaks' : 'clean',
        facts: { program, key: routingKey, message },
        evidence: [exited.seq, back.seq, seq],
      };
    }
    return undefined;
  },
};
