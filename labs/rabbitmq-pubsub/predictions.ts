import type { EventOf, LabEvent } from '#model/events.ts';
import type { Prediction, Settled } from '#model/lab.ts';
import { exchange, isTemporary, type Service, serviceOf } from './services.ts';

type Published = EventOf<'message.published'>;
type Delivered = EventOf<'message.delivered'>;

const announcements = (events: readonly LabEvent[]): Published[] =>
  events.filter((event) => event.type === 'message.published').filter((event) => event.exchange === exchange);
/** First deliveries to a service, by any of its queues. */
const deliveriesTo = (events: readonly LabEvent[], service: Service): Delivered[] =>
  events
    .filter((event) => event.type === 'message.delivered')
    .filter((event) => !event.redelivered && serviceOf(event.queue) === service);

/** Orders are announced, then a service makes its first queue, then it gets its first order. */
export const lateSubscriber: Prediction = {
  id: 'late-subscriber',
  options: ['all', 'last', 'new-only'],
  settle: (events) => {
    for (const bound of events) {
      if (bound.type !== 'binding.created' || serviceOf(bound.queue) !== 'analytics') continue;
      const before = announcements(events).filter((one) => one.seq < bound.seq);
      const first = deliveriesTo(events, 'analytics').find((one) => one.seq > bound.seq && one.queue === bound.queue);
      if (before.length === 0 || !first) continue;
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
  for (const exited of events) {
    if (exited.type !== 'program.exited') continue;
    const { program } = exited;
    const service = serviceOf(program.replace(/-\d+$/, ''));
    const back = events.find(
      (event) => event.type === 'consumer.started' && event.program === program && event.seq > exited.seq,
    );
    if (!service || !back) continue;
    const meanwhile = announcements(events).filter((one) => one.seq > exited.seq && one.seq < back.seq);
    const got = deliveriesTo(events, service).filter((one) => one.seq > exited.seq);
    // Another instance stayed at work: the service was not away.
    if (meanwhile.length < 2 || got.some((one) => one.seq < back.seq)) continue;
    const kept = meanwhile.filter((one) => one.queues.some((queue) => serviceOf(queue) === service));
    if (kept.length > 0 === temporary) continue;
    const old = got.filter((one) => meanwhile.some(({ message }) => message === one.message));
    const [first] = got;
    if (!first || old.length < kept.length) continue;
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
    const twice = mails.some(
      (mail) =>
        isTemporary(mail.queue) &&
        mails.some(({ message, program }) => message === mail.message && program !== mail.program),
    );
    if (twice) return { actual: 'two', facts, evidence };
    return new Set(mails.map((mail) => mail.message)).size >= enough && Math.min(count(one), count(other)) >= 2
      ? { actual: 'one', facts, evidence }
      : undefined;
  },
};
