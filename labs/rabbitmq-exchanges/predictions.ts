import type { EventOf } from '#model/events.ts';
import { prediction } from '#model/prediction.ts';
import { queues as all, unrouted } from './bindings.ts';
import { headersOf, mandatoryAfter } from './orders.ts';

type Published = EventOf<'message.published'>;

/**
 * Settles by which of the queues that the question is about the first message went to: an answer for each set, by its names
 * in order. One that went to another set is no answer: the bindings were not those of the question.
 */
const byQueues = <const Id extends string, const Option extends string>(
  id: Id,
  isMeant: (event: Published) => boolean,
  among: readonly string[],
  sets: Readonly<Record<string, Option>>,
) =>
  prediction(
    id,
    Object.values(sets),
    () => ({}),
    (_, event) => {
      if (event.type !== 'message.published' || !isMeant(event)) return undefined;
      const { message, queues, seq } = event;
      const actual =
        sets[
          queues
            .filter((queue) => among.includes(queue))
            .sort()
            .join(', ')
        ];
      if (actual === undefined) return undefined;
      return {
        actual,
        facts: { message, queues: queues.join(', ') || '∅', count: queues.length },
        evidence: [seq],
      };
    },
  );

/** The key of four words against `orders.*.*.created`, `orders.asia.#`, `orders.*.created` and `#`. */
export const vietnam = byQueues(
  'vietnam',
  ({ exchange, routingKey }) => exchange === 'shop.topic' && routingKey === 'orders.asia.vietnam.created',
  all,
  {
    'audit, email, inventory, payment': 'all',
    'audit, inventory, payment': 'not-email',
    'audit, inventory': 'hash-only',
    'audit, payment': 'short-hash',
    audit: 'audit-only',
  },
);

/** Two words: nothing is left for the `#` of `orders.asia.#`. */
export const shortKey = byQueues(
  'short-key',
  ({ exchange, routingKey }) => exchange === 'shop.topic' && routingKey === 'orders.asia',
  all,
  { audit: 'audit-only', 'audit, inventory': 'hash-only', inventory: 'closest', '': 'none' },
);

/** One of the two pairs that `payment` (all) and `email` (any) ask for. */
export const oneHeader = byQueues(
  'one-header',
  (event) => {
    const carried = headersOf(event).map(([name, value]) => `${name}=${value}`);
    return event.exchange === 'shop.headers' && carried.includes('region=asia') && !carried.includes('vip=yes');
  },
  ['email', 'payment'],
  { 'email, payment': 'both', email: 'any-only', payment: 'all-only', '': 'none' },
);

/** Published as mandatory, and no queue is bound its way. */
export const unroutable = prediction(
  'unroutable',
  ['dropped', 'returned', 'kept'],
  (): { mandatory: boolean; lost?: { order: Published; mandatory: boolean } } => ({ mandatory: false }),
  (state, event) => {
    const { lost, mandatory } = state;
    state.mandatory = mandatoryAfter(event) ?? mandatory;
    if (event.type === 'message.published') {
      // The broker returns a message before it takes the next one of the same channel.
      if (lost?.mandatory) {
        return { actual: 'dropped', facts: factsOf(lost.order), evidence: [lost.order.seq, event.seq] };
      }
      const { queues, seq } = event;
      if (queues.length === 0) state.lost = { order: event, mandatory };
      if (!mandatory || queues.length !== 1 || queues[0] !== unrouted.queue) return undefined;
      return { actual: 'kept', facts: { ...factsOf(event), queue: unrouted.queue }, evidence: [seq] };
    }
    if (event.type !== 'message.returned' || event.message !== lost?.order.message) return undefined;
    const { replyCode: code, replyText: text } = event;
    const ms = Math.round(event.at - lost.order.at);
    return {
      actual: 'returned',
      facts: { ...factsOf(lost.order), code, text, ms: ms < 1 ? '< 1' : ms },
      evidence: [lost.order.seq, event.seq],
    };
  },
);

const factsOf = ({ message, exchange, routingKey: key }: Published) => ({ message, exchange, key });
