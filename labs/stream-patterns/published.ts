import type { EventDraft, EventFields } from '#model/events.ts';
import { draftsOf } from '#model/technologies/kafka/drafts.ts';
import { clockOf } from './fields.ts';
import { type Kind, kinds, topics } from './records.ts';

const opening = 8 * 3_600;
const grace = 10;

/** Records of this lab as its tests write them; times are seconds after the shop has opened. */
export const publisher = () => {
  const next = new Map<string, number>();
  const append = (topic: string, value: object | null, rest: EventFields<'record.appended'> = {}): EventDraft => {
    const { partition = 0 } = rest;
    const place = `${topic}/${partition}`;
    const offset = next.get(place) ?? 0;
    next.set(place, offset + 1);
    return draftsOf(topic, 'windows').appended(partition, offset, {
      value: value === null ? '' : JSON.stringify(value),
      ...rest,
    });
  };
  const clock = (at: number): string => clockOf(opening + at);
  const windowOf = (kind: Kind, order: number, from: number, total: number, rest: WindowRest = {}) => {
    const { to = from + 10, customer, watermark = 0, count = 1 } = rest;
    const ends = kind === 'session' ? to + 6 : to;
    const id = [kind, customer, clock(from)].filter(Boolean).join(' ');
    const times = { from: clock(from), to: clock(to), ends: clock(ends), locks: clock(ends + grace) };
    return { id, value: { kind, customer, count, total, ...times, watermark: clock(watermark), order } };
  };
  return {
    topics: () =>
      Object.values(topics).map((topic) =>
        draftsOf(topic, 'windows').created(topic === topics.changelog ? kinds.length : 1),
      ),
    order: (order: number, at: number, amount = 100, customer = 'An') =>
      append(topics.orders, { order, customer, amount, at: clock(at) }),
    payment: (order: number, at: number) => append(topics.payments, { order, at: clock(at) }),
    changed: (kind: Kind, order: number, from: number, total: number, rest?: WindowRest) => {
      const { id, value } = windowOf(kind, order, from, total, rest);
      return append(topics.changelog, value, { key: id, partition: kinds.indexOf(kind) });
    },
    gone: (kind: Kind, from: number, customer?: string) =>
      append(topics.changelog, null, {
        key: [kind, customer, clock(from)].filter(Boolean).join(' '),
        partition: kinds.indexOf(kind),
      }),
    emitted: (kind: Kind, order: number, from: number, total: number, rest?: WindowRest) => {
      const { id, value } = windowOf(kind, order, from, total, rest);
      return append(topics.revenue, value, { key: id });
    },
    late: (order: number, at: number, watermark: number) =>
      append(topics.late, {
        order,
        customer: 'An',
        amount: 100,
        at: clock(at),
        watermark: clock(watermark),
        dropped: [`tumbling ${clock(at - (at % 10))}`],
      }),
    joined: (order: number, status: string, times: { orderedAt?: number; paidAt?: number }) =>
      append(topics.paid, {
        order,
        status,
        ...(times.orderedAt !== undefined && { orderedAt: clock(times.orderedAt), until: clock(times.orderedAt + 8) }),
        ...(times.paidAt !== undefined && { paidAt: clock(times.paidAt) }),
      }),
    big: (order: number, at: number, known: { fullName: string; tier: string } | null) =>
      append(topics.big, { order, customer: 'An', amount: 1_480, at: clock(at), known }),
  };
};

interface WindowRest {
  to?: number;
  customer?: string;
  watermark?: number;
  count?: number;
}
