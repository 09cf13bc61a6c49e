import type { EventOf, LabEvent } from '#model/events.ts';
import type { Prediction, Settled } from '#model/lab.ts';
import { eventsOf, firstAfter } from '#model/log-index.ts';
import { pairsOf, unrouted } from './bindings.ts';

type Published = EventOf<'message.published'>;

/** Header pairs that the publisher gave a message. */
export const headersOf = ({ properties }: Published): [name: string, value: string][] => {
  const { headers } = properties;
  return typeof headers === 'object' && headers !== null ? pairsOf({ ...headers }) : [];
};

/** Settles by the queues of the first message that was published so; a set without a name of its own is `other`. */
const byQueues = (
  id: string,
  isMeant: (event: Published) => boolean,
  sets: Readonly<Record<string, readonly string[]>>,
): Prediction => ({
  id,
  options: [...Object.keys(sets), 'other'],
  settle: (events) => {
    const event = eventsOf(events, 'message.published').find(isMeant);
    if (!event) return undefined;
    const found = event.queues.toSorted().join(', ');
    const actual = Object.entries(sets).find(([, queues]) => queues.toSorted().join(', ') === found)?.[0] ?? 'other';
    return {
      actual,
      facts: { message: event.message, queues: event.queues.join(', ') || '∅', count: event.queues.length },
      evidence: [event.seq],
    };
  },
});

/** The key of four words against `orders.*.*.created`, `orders.asia.#`, `orders.*.created` and `#`. */
export const vietnam = byQueues(
  'vietnam',
  ({ exchange, routingKey }) => exchange === 'shop.topic' && routingKey === 'orders.asia.vietnam.created',
  {
    all: ['payment', 'inventory', 'email', 'audit'],
    'not-email': ['payment', 'inventory', 'audit'],
    'hash-only': ['inventory', 'audit'],
    'audit-only': ['audit'],
  },
);

/** Two words: nothing is left for the `#` of `orders.asia.#`. */
export const shortKey = byQueues(
  'short-key',
  ({ exchange, routingKey }) => exchange === 'shop.topic' && routingKey === 'orders.asia',
  { 'audit-only': ['audit'], 'hash-only': ['inventory', 'audit'], none: [] },
);

/** One of the two pairs that `payment` (all) and `email` (any) ask for. */
export const oneHeader = byQueues(
  'one-header',
  (event) => {
    const carried = headersOf(event).map(([name, value]) => `${name}=${value}`);
    return event.exchange === 'shop.headers' && carried.includes('region=asia') && !carried.includes('vip=yes');
  },
  { both: ['payment', 'email'], 'any-only': ['email'], 'all-only': ['payment'], none: [] },
);

/** Published as mandatory, and no queue is bound its way. */
export const unroutable: Prediction = {
  id: 'unroutable',
  options: ['dropped', 'returned', 'kept'],
  settle: (events) => {
    const returned = Map.groupBy(eventsOf(events, 'message.returned'), ({ message }) => message);
    const published = eventsOf(events, 'message.published');
    let mandatory = false;
    for (const event of events) {
      mandatory = mandatoryAfter(event) ?? mandatory;
      if (event.type !== 'message.published') continue;
      const next = firstAfter(published, event.seq);
      const settled = fateOf(event, mandatory, returned.get(event.message)?.[0], next);
      if (settled) return settled;
    }
    return undefined;
  },
};

/** Whether the learner asked for mandatory orders from now on; undefined for any event but such a request. */
export const mandatoryAfter = (event: LabEvent): boolean | undefined =>
  event.type === 'action.accepted' && event.action === 'publish' && typeof event.value === 'object'
    ? event.value?.mandatory === 'yes'
    : undefined;

const fateOf = (
  event: Published,
  mandatory: boolean,
  returned: EventOf<'message.returned'> | undefined,
  next: Published | undefined,
): Settled | undefined => {
  const { message, queues, exchange, routingKey, seq, at } = event;
  const facts = { message, exchange, key: routingKey };
  if (mandatory && queues.length === 1 && queues[0] === unrouted.queue) {
    return { actual: 'kept', facts: { ...facts, queue: unrouted.queue }, evidence: [seq] };
  }
  if (queues.length > 0) return undefined;
  if (returned) {
    const { replyCode, replyText } = returned;
    const ms = Math.round(returned.at - at);
    return {
      actual: 'returned',
      facts: { ...facts, code: replyCode, text: replyText, ms: ms < 1 ? '< 1' : ms },
      evidence: [seq, returned.seq],
    };
  }
  // The broker returns a message before it takes the next one of the same channel.
  return mandatory && next ? { actual: 'dropped', facts, evidence: [seq, next.seq] } : undefined;
};
