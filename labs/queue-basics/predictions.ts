import type { EventOf, LabEvent } from '#model/events.ts';
import type { Prediction } from '#model/lab.ts';

type Published = EventOf<'message.published'>;
type Delivered = EventOf<'message.delivered'>;
type Acked = EventOf<'message.acked'>;

const isOrder = (event: LabEvent): event is Published =>
  event.type === 'message.published' && event.routingKey === 'orders';
const isTaken = (event: LabEvent): event is Delivered => event.type === 'message.delivered' && event.queue === 'orders';
const isDone = (event: LabEvent): event is Acked => event.type === 'message.acked' && event.queue === 'orders';
/** A refusal that the shop is told of; that a dying worker's e-mail never arrived is no such thing. */
const isRefused = (event: LabEvent): boolean =>
  (event.type === 'message.returned' || event.type === 'message.refused') && event.program === 'shop';

const round = (value: number): number => Math.round(value * 10) / 10;

/** 300 orders at once: what the workers have of them a second later. */
export const pace: Prediction = {
  id: 'pace',
  options: ['all', 'own-pace', 'refused'],
  settle: (events) => {
    const orders = events.filter(isOrder);
    const first = orders.find(({ at }, i) => (orders[i + 99]?.at ?? Number.POSITIVE_INFINITY) < at + 1_000);
    if (!first) return undefined;
    const burst = orders.filter(({ at }) => at >= first.at && at < first.at + 1_000);
    const last = burst.at(-1) ?? first;
    const now = events.find(({ at }) => at >= last.at + 1_000);
    if (!now) return undefined;
    const taken = events.filter(isTaken).filter(({ at }) => at >= first.at && at < now.at);
    const given = new Set(taken.map(({ message }) => message));
    const waiting = burst.filter(({ message }) => !given.has(message)).length;
    const facts = { count: burst.length, taken: taken.length, waiting };
    const evidence = [first.seq, last.seq, ...taken.slice(-1).map(({ seq }) => seq)];
    if (events.some(isRefused)) return { actual: 'refused', facts, evidence };
    if (taken.length === 0) return undefined;
    return { actual: waiting < burst.length / 2 ? 'all' : 'own-pace', facts, evidence };
  },
};

const measuredMs = 1_200;
/** Enough for one worker, whose beat is even: who answers the question brings help a second later. */
const leastAcks = 6;
/** The slowest worker does five orders a second: after such a pause the queue was empty, or nobody worked. */
const pauseMs = 500;

/** More workers on the same queue: what becomes of the throughput. */
export const scaling: Prediction = {
  id: 'scaling',
  options: ['same', 'partly', 'grows-with'],
  settle: (events) => {
    let before: Acked[] | undefined;
    for (const after of stretches(events)) {
      const many = workersOf(after);
      if (many === 1) before = after;
      if (!before || many < 3 || msOf(after) < measuredMs) continue;
      const [slow, fast] = [perSecond(before), perSecond(after)];
      const factor = fast / slow;
      return {
        actual: factor >= 0.8 * many ? 'grows-with' : factor < 1.2 ? 'same' : 'partly',
        facts: { many, slow: round(slow), fast: round(fast), factor: round(factor) },
        evidence: [before, after].flatMap((stretch) => [stretch[0]?.seq ?? 0, stretch.at(-1)?.seq ?? 0]),
      };
    }
    return undefined;
  },
};

/** Orders done one soon after the other by the same workers, all at the speed that is set now. */
const stretches = (events: readonly LabEvent[]): Acked[][] => {
  const speedSetAt = events.findLastIndex(
    (event) => event.type === 'setting.changed' && event.setting === 'worker-rate',
  );
  const found: Acked[][] = [];
  let stretch: Acked[] = [];
  const end = (): void => {
    if (stretch.length >= leastAcks) found.push(stretch);
    stretch = [];
  };
  for (const event of events.slice(speedSetAt + 1)) {
    if (isShift(event)) end();
    if (!isDone(event)) continue;
    if (event.at - (stretch.at(-1)?.at ?? event.at) > pauseMs) end();
    stretch.push(event);
  }
  end();
  return found;
};

/** A worker came, went, died, stopped or went on. */
const isShift = (event: LabEvent): boolean =>
  ((event.type === 'consumer.started' || event.type === 'consumer.stopped') && event.queue === 'orders') ||
  (event.type === 'program.exited' && event.program !== 'mailer') ||
  event.type === 'program.frozen' ||
  event.type === 'program.thawed';

const msOf = (done: readonly Acked[]): number => (done.at(-1)?.at ?? 0) - (done[0]?.at ?? 0);
const workersOf = (done: readonly Acked[]): number => new Set(done.map(({ program }) => program)).size;
const perSecond = (done: readonly Acked[]): number => ((done.length - 1) * 1_000) / msOf(done);

const binMs = 500;
const half = 4;

/** What came and went in half a second, and whether it was left alone: nobody was told anything, no worker came or went. */
interface Bin {
  came: Published[];
  went: number;
  alone: boolean;
}

/** Orders come steadily, and faster than they are done. */
export const overload: Prediction = {
  id: 'overload',
  options: ['level', 'grows', 'slows'],
  settle: (events) => {
    const bins = binsOf(events);
    for (let i = 0; i + 2 * half <= bins.length; i += 1) {
      const [first, second] = [bins.slice(i, i + half), bins.slice(i + half, i + 2 * half)];
      const [came, went] = [comeIn(first), goneIn(first)];
      if (![...first, ...second].every(({ alone }) => alone) || !first.every((bin) => bin.came.length > 2)) continue;
      if (went === 0 || came < 1.2 * went) continue;
      const soon = came - went;
      const later = soon + comeIn(second) - goneIn(second);
      const perSecond = 1_000 / (half * binMs);
      const facts = { came: round(came * perSecond), went: round(went * perSecond), soon, later };
      const orders = [...first, ...second].flatMap((bin) => bin.came);
      const evidence = [orders[0]?.seq ?? 0, orders.at(-1)?.seq ?? 0];
      if (comeIn(second) < 0.7 * came) return { actual: 'slows', facts, evidence };
      return { actual: later - soon > 0.2 * soon ? 'grows' : 'level', facts, evidence };
    }
    return undefined;
  },
};

const comeIn = (bins: readonly Bin[]): number => bins.reduce((sum, { came }) => sum + came.length, 0);
const goneIn = (bins: readonly Bin[]): number => bins.reduce((sum, { went }) => sum + went, 0);

/** All bins that are over, from the first event on. */
const binsOf = (events: readonly LabEvent[]): Bin[] => {
  const began = events[0]?.at ?? 0;
  const count = Math.floor(((events.at(-1)?.at ?? 0) - began) / binMs);
  const bins = Array.from({ length: count }, (): Bin => ({ came: [], went: 0, alone: true }));
  for (const event of events) {
    const bin = bins[Math.floor((event.at - began) / binMs)];
    if (!bin) break;
    if (isOrder(event)) bin.came.push(event);
    else if (isDone(event)) bin.went += 1;
    else if (event.type === 'action.accepted' || isShift(event)) bin.alone = false;
  }
  return bins;
};

const isGone = (event: LabEvent) =>
  event.type === 'consumer.stopped' || event.type === 'connection.closed' || event.type === 'program.exited';

/** The shop sends and no worker runs. */
export const decoupled: Prediction = {
  id: 'decoupled',
  options: ['error', 'dropped', 'waits'],
  settle: (events) => {
    const workers = new Set<string>();
    let waiting: Published[] = [];
    for (const event of events) {
      if (isRefused(event)) return { actual: 'error', facts: {}, evidence: [event.seq] };
      if (event.type === 'message.dropped' && event.queue === 'orders') {
        return { actual: 'dropped', facts: {}, evidence: [event.seq] };
      }
      if (isOrder(event) && workers.size === 0) waiting.push(event);
      if (event.type === 'consumer.started' && event.queue === 'orders') {
        workers.add(event.program);
        if (waiting.length < 5) waiting = [];
      }
      if (isGone(event)) workers.delete(event.program);
      if (!isTaken(event)) continue;
      const [first] = waiting;
      // Taken before anybody started: there was a worker all along.
      if (!workers.has(event.program)) waiting = [];
      else if (first?.message === event.message) {
        return {
          actual: 'waits',
          facts: { count: waiting.length, program: event.program, seconds: round((event.at - first.at) / 1_000) },
          evidence: [first.seq, event.seq],
        };
      }
      workers.add(event.program);
    }
    return undefined;
  },
};
