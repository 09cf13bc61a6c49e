import type { EventOf, LabEvent } from '#model/events.ts';
import type { Prediction, Settled } from '#model/lab.ts';
import { between, eventsOf, firstAfter } from '#model/log-index.ts';
import { exchange, isTemporary, type Service, serviceOf, services } from './services.ts';

type Published = EventOf<'message.published'>;
type Delivered = EventOf<'message.delivered'>;

const announcements = (events: readonly LabEvent[]): Published[] =>
  eventsOf(events, 'message.published').filter((event) => event.exchange === exchange);
/** First deliveries to a service, by any of its queues. */
const deliveriesTo = (events: readonly LabEvent[], service: Service): Delivered[] =>
  eventsOf(events, 'message.delivered').filter((event) => !event.redelivered && serviceOf(event.queue) === service);

/** Orders are announced, then a service makes its first queue, then it gets its first order. */
export const lateSubscriber: Prediction = {
  id: 'late-subscriber',
  options: ['all', 'last', 'new-only'],
  settle: (events) => {
    const announced = announcements(events);
    const deliveries = Map.groupBy(deliveriesTo(events, 'analytics'), ({ queue }) => queue);
    for (const bound of eventsOf(events, 'binding.created')) {
      const first = firstAfter(deliveries.get(bound.queue), bound.seq);
      if (!first || (announced[0]?.seq ?? bound.seq) >= bound.seq) continue;
      const before = between(announced, 0, bound.seq);
      const old = before.findIndex((one) => one.message === first.message);
      const facts = { before: before.length, first: first.message, last: before.at(-1)?.message ?? '' };
      const actual = old < 0 ? 'new-only' : old > 0 && old === before.length - 1 ? 'last' : 'all';
      return { actual, facts, evidence: [...before.map((one) => one.seq), bound.seq, first.seq] };
    }
    return undefined;
  },
};

/** A service away while orders are announced, and back. */
const away = (events: readonly LabEvent[], temporary: boolean): Settled | undefined => {
  const announced = announcements(events);
  const started = Map.groupBy(eventsOf(events, 'consumer.started'), ({ program }) => program);
  const deliveries = new Map(services.map((service) => [service, deliveriesTo(events, service)]));
  for (const exited of eventsOf(events, 'program.exited')) {
    const { program } = exited;
    const service = serviceOf(program.replace(/-\d+$/, ''));
    const back = firstAfter(started.get(program), exited.seq);
    if (!service || !back) continue;
    const meanwhile = between(announced, exited.seq, back.seq);
    const first = firstAfter(deliveries.get(service), exited.seq);
    // Another instance stayed at work: the service was not away.
    if (meanwhile.length < 2 || !first || first.seq < back.seq) continue;
    const kept = meanwhile.filter((one) => one.queues.some((queue) => serviceOf(queue) === service));
    if (kept.length > 0 === temporary) continue;
    const missed = new Set(meanwhile.map(({ message }) => message));
    const got = between(deliveries.get(service), exited.seq, Number.POSITIVE_INFINITY);
    const old = got.filter(({ message }) => missed.has(message));
    if (old.length < kept.length) continue;
    const facts = { program, count: meanwhile.length, got: old.length, first: first.message };
    return {
      actual: old.length === 0 ? 'nothing' : old.length === meanwhile.length ? 'all' : 'last',
      facts,
      evidence: [exited.seq, ...meanwhile.map((one) => one.seq), back.seq, ...old.map((one) => one.seq), first.seq],
    };
  }
  return undefined;
};

/** Away with a queue that is named after the service. */
export const awayDurable: Prediction = {
  id: 'away-durable',
  options: ['nothing', 'last', 'all'],
  settle: (events) => away(events, false),
};

/** Away with a queue that belonged to its connection. */
export const awayTemporary: Prediction = {
  id: 'away-temporary',
  options: ['nothing', 'last', 'all'],
  settle: (events) => away(events, true),
};

const enough = 4;

/** Two programs of the e-mail service, and what each of a few orders brought the customer. */
export const twoInstances: Prediction = {
  id: 'two-instances',
  options: ['one', 'two', 'first-only'],
  settle: (events) => {
    const known = new Set(announcements(events).map((one) => one.message));
    const mails = deliveriesTo(events, 'email').filter((one) => known.has(one.message));
    const programs = [...new Set(mails.map((one) => one.program))].sort();
    const [one = '', other = ''] = programs;
    const count = (program: string): number => mails.filter((mail) => mail.program === program).length;
    if (programs.length < 2) return undefined;
    const facts = { one, other, ofOne: count(one), ofOther: count(other) };
    const evidence = mails.map((mail) => mail.seq);
    const copies = Map.groupBy(mails, ({ message }) => message);
    const twice = [...copies.values()].some(
      (same) => same.some(({ queue }) => isTemporary(queue)) && new Set(same.map(({ program }) => program)).size > 1,
    );
    if (twice) return { actual: 'two', facts, evidence };
    return copies.size >= enough && Math.min(count(one), count(other)) >= 2
      ? { actual: 'one', facts, evidence }
      : undefined;
  },
};
