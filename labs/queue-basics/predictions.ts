import type { EventOf, LabEvent } from '#model/events.ts';
import type { Prediction } from '#model/lab.ts';

type Published = EventOf<'message.published'>;
type Delivered = EventOf<'message.delivered'>;
type Acked = EventOf<'message.acked'>;

const isOrder = (event: LabEvent): event is Published =>
  event.type === 'message.published' && event.routingKey === 'orders';
const isTaken = (event: LabEvent): event is Delivered => event.type === 'message.delivered' && event.queue === 'orders';
const isDone = (event: LabEvent): event is Acked => event.type === 'message.acked' && event.queue === 'orders';
const isTrouble = (event: LabEvent): boolean =>
  event.type === 'message.returned' || event.type === 'message.refused' || event.type === 'message.vanished';

const round = (value: number): number => Math.round(value * 10) / 10;
const between = <Event extends LabEvent>(events: readonly Event[], from: number, to: number): Event[] =>
  events.filter(({ at }) => at >= from && at < to);

/** 300 orders at once: what a worker has of them a second later. */
export const pace: Prediction = {
  id: 'pace',
  options: ['all', 'own-pace', 'refused'],
  settle: (events) => {
    const orders = events.filter(isOrder);
    const first = orders.find(({ at }) => between(orders, at, at + 1_000).length >= 100);
    if (!first) return undefined;
    const burst = between(orders, first.at, first.at + 1_000);
    const last = burst.at(-1) ?? first;
    const now = events.find(({ at }) => at >= last.at + 1_000);
    if (!now) return undefined;
    const taken = between(events.filter(isTaken), first.at, now.at);
    const facts = {
      count: burst.length,
      ms: last.at - first.at,
      taken: taken.length,
      waiting: burst.length - taken.length,
    };
    const evidence = [first.seq, last.seq, ...taken.slice(-1).map(({ seq }) => seq)];
    if (events.some(isTrouble)) return { actual: 'refused', facts, evidence };
    if (taken.length === 0) return undefined;
    return { actual: taken.length > burst.length / 2 ? 'all' : 'own-pace', facts, evidence };
  },
};

const measuredMs = 1_200;

/** More workers on the same queue: what becomes of the throughput. */
export const scaling: Prediction = {
  id: 'scaling',
  options: ['same', 'partly', 'grows-with'],
  settle: (events) => {
    const done = events.filter(isDone);
    const began = done[0]?.at ?? Number.POSITIVE_INFINITY;
    const changes = events.filter(
      (event) => event.type === 'consumer.started' && event.queue === 'orders' && event.at > began,
    );
    const [change] = changes;
    const latest = changes.at(-1);
    if (!change || !latest) return undefined;
    const before = done.filter(({ at }) => at < change.at);
    const after = done.filter(({ at }) => at > latest.at);
    const [few, many] = [workersOf(before), workersOf(after)];
    if (few === 0 || many <= few || many < 3) return undefined;
    const [slow, fast] = [perSecond(before), perSecond(after)];
    if (slow === undefined || fast === undefined) return undefined;
    const share = fast / slow / (many / few);
    return {
      actual: share >= 0.8 ? 'grows-with' : fast / slow < 1.2 ? 'same' : 'partly',
      facts: { few, many, slow: round(slow), fast: round(fast), factor: round(fast / slow) },
      evidence: [before, after].flatMap((some) => [some[0]?.seq ?? 0, some.at(-1)?.seq ?? 0]),
    };
  },
};

const workersOf = (done: readonly Acked[]): number => new Set(done.map(({ program }) => program)).size;

const perSecond = (done: readonly Acked[]): number | undefined => {
  const ms = (done.at(-1)?.at ?? 0) - (done[0]?.at ?? 0);
  return ms >= measuredMs ? ((done.length - 1) * 1_000) / ms : undefined;
};

const halfMs = 2_000;

/** Orders come steadily, and faster than they are done. */
export const overload: Prediction = {
  id: 'overload',
  options: ['level', 'grows', 'slows'],
  settle: (events) => {
    const orders = events.filter(isOrder);
    const done = events.filter(isDone);
    const end = events.at(-1)?.at ?? 0;
    let looked = 0;
    for (const { at: from, seq } of orders) {
      if (end < from + 2 * halfMs) return undefined;
      if (from < looked + 250) continue;
      looked = from;
      const halves = [from, from + halfMs].map((start) => ({
        came: between(orders, start, start + halfMs).length,
        went: between(done, start, start + halfMs).length,
        // A burst comes within the first second of its half; what is steady comes in all of them.
        steady: [0, 0.5, 1, 1.5].every((s) => between(orders, start + s * 1_000, start + (s + 0.5) * 1_000).length > 2),
      }));
      const [first, second] = halves;
      if (!first?.steady || !second || first.went === 0 || first.came < 1.2 * first.went) continue;
      const [soon, later] = [first.came - first.went, second.came - second.went];
      const facts = {
        came: round(first.came / 2),
        went: round(first.went / 2),
        soon,
        later: soon + later,
      };
      const evidence = [
        seq,
        ...between(orders, from, from + 2 * halfMs)
          .slice(-1)
          .map((one) => one.seq),
      ];
      if (second.came < 0.7 * first.came) {
        // Either the broker or the learner held the shop back.
        if (events.some((event) => event.type === 'setting.changed' && event.setting === 'steady')) continue;
        return { actual: 'slows', facts, evidence };
      }
      return { actual: later > 0.2 * soon ? 'grows' : 'level', facts, evidence };
    }
    return undefined;
  },
};

/** The shop sends and no worker runs. */
export const decoupled: Prediction = {
  id: 'decoupled',
  options: ['error', 'dropped', 'waits'],
  settle: (events) => {
    const trouble = events.find(isTrouble);
    if (trouble) return { actual: 'error', facts: {}, evidence: [trouble.seq] };
    const dropped = events.find((event) => event.type === 'message.dropped' && event.queue === 'orders');
    if (dropped) return { actual: 'dropped', facts: {}, evidence: [dropped.seq] };
    const started = events.find((event) => event.type === 'consumer.started' && event.queue === 'orders');
    const taken = events.find(isTaken);
    // Taken before anybody started: there was a worker all along.
    if (!started || !taken || taken.seq < started.seq) return undefined;
    const orders = events.filter(isOrder).filter(({ seq }) => seq < started.seq);
    const [first] = orders;
    if (!first || orders.length < 5) return undefined;
    return {
      actual: 'waits',
      facts: { count: orders.length, program: taken.program, seconds: round((taken.at - first.at) / 1_000) },
      evidence: [first.seq, started.seq, taken.seq],
    };
  },
};
