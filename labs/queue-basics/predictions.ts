import type { EventOf, LabEvent } from '#model/events.ts';
import { prediction, type Settled } from '#model/prediction.ts';
import { workersOf } from './workers.ts';

type Moment = Pick<LabEvent, 'at' | 'seq'>;

const isOrder = (event: LabEvent): event is EventOf<'message.published'> =>
  event.type === 'message.published' && event.routingKey === 'orders';
const isTaken = (event: LabEvent): event is EventOf<'message.delivered'> =>
  event.type === 'message.delivered' && event.queue === 'orders';
const isDone = (event: LabEvent): event is EventOf<'message.acked'> =>
  event.type === 'message.acked' && event.queue === 'orders';
/** A refusal that the shop is told of; that a dying worker's e-mail never arrived is no such thing. */
const isRefused = (event: LabEvent): boolean =>
  (event.type === 'message.returned' || event.type === 'message.refused') && event.program === 'shop';
/** A worker came, went, died, stopped or went on. */
const isShift = (event: LabEvent): boolean =>
  ((event.type === 'consumer.started' || event.type === 'consumer.stopped') && event.queue === 'orders') ||
  (event.type === 'program.exited' && event.program !== 'mailer') ||
  event.type === 'program.frozen' ||
  event.type === 'program.thawed';

const round = (value: number): number => Math.round(value * 10) / 10;

const aBurst = 100;
const soonMs = 1_000;

interface Pace {
  /** Orders of the last second, or all of the burst once it is one; each with how many had been handed out before it. */
  orders: (Moment & { message: string; delivered: number })[];
  isBurst: boolean;
  isRefused: boolean;
  takenSeq?: number;
}

/** 300 orders at once: what the workers have of them a second later. */
export const pace = prediction(
  'pace',
  ['all', 'own-pace', 'refused'],
  (): Pace => ({ orders: [], isBurst: false, isRefused: false }),
  (state, event, { queues }) => {
    const { ready = [], delivered = 0 } = queues.orders ?? {};
    const [first, last] = [state.orders[0], state.orders.at(-1)];
    state.isRefused ||= isRefused(event);
    if (state.isBurst && first && last && event.at >= last.at + soonMs) {
      const waiting = new Set(ready);
      const facts = {
        count: state.orders.length,
        taken: delivered - first.delivered,
        waiting: state.orders.filter(({ message }) => waiting.has(message)).length,
      };
      const evidence = [first.seq, last.seq, ...(facts.taken > 0 ? [state.takenSeq ?? first.seq] : [])];
      if (state.isRefused) return { actual: 'refused', facts, evidence };
      if (facts.taken > 0) return { actual: facts.waiting < facts.count / 2 ? 'all' : 'own-pace', facts, evidence };
      // Nobody worked: another burst may tell.
      state.isBurst = false;
      state.orders = [];
    }
    if (isTaken(event)) state.takenSeq = event.seq;
    if (!isOrder(event)) return undefined;
    const { message, at, seq } = event;
    if (!state.isBurst) state.orders = state.orders.filter((order) => at < order.at + soonMs);
    else if (first && at >= first.at + soonMs) return undefined;
    state.orders.push({ message, at, seq, delivered });
    state.isBurst ||= state.orders.length >= aBurst;
    return undefined;
  },
);

const measuredMs = 1_200;
/** Enough for one worker, whose beat is even: who answers the question brings help a second later. */
const leastAcks = 6;
/** The slowest worker does five orders a second: after such a pause the queue was empty, or nobody worked. */
const pauseMs = 500;

/** Orders done one soon after the other by the same workers, all at the speed that is set now. */
interface Stretch {
  first: Moment;
  last: Moment;
  acks: number;
  programs: Set<string>;
}

const msOf = ({ first, last }: Stretch): number => last.at - first.at;
const perSecond = (stretch: Stretch): number => ((stretch.acks - 1) * 1_000) / msOf(stretch);

/** More workers on the same queue: what becomes of the throughput. */
export const scaling = prediction(
  'scaling',
  ['same', 'partly', 'grows-with'],
  (): { stretch?: Stretch; alone?: Stretch } => ({}),
  (state, event) => {
    if (event.type === 'setting.changed' && event.setting === 'worker-rate') {
      delete state.stretch;
      delete state.alone;
    }
    const { stretch } = state;
    if (stretch && (isShift(event) || (isDone(event) && event.at - stretch.last.at > pauseMs))) {
      if (stretch.acks >= leastAcks && stretch.programs.size === 1) state.alone = stretch;
      delete state.stretch;
    }
    if (!isDone(event)) return undefined;
    const { at, seq, program } = event;
    state.stretch ??= { first: { at, seq }, last: { at, seq }, acks: 0, programs: new Set() };
    const { stretch: together, alone } = state;
    together.last = { at, seq };
    together.acks += 1;
    together.programs.add(program);
    const many = together.programs.size;
    if (!alone || many < 3 || together.acks < leastAcks || msOf(together) < measuredMs) return undefined;
    const [slow, fast] = [perSecond(alone), perSecond(together)];
    const factor = fast / slow;
    return {
      actual: factor >= 0.8 * many ? 'grows-with' : factor < 1.2 ? 'same' : 'partly',
      facts: { many, slow: round(slow), fast: round(fast), factor: round(factor) },
      evidence: [alone, together].flatMap(({ first, last }) => [first.seq, last.seq]),
    };
  },
);

const binMs = 500;
const half = 4;

/** What came and went in half a second, and whether it was left alone: nobody was told anything, no worker came or went. */
interface Bin {
  /** Seqs of the orders. */
  came: number[];
  went: number;
  alone: boolean;
}

/** Orders come steadily, and faster than they are done. */
export const overload = prediction(
  'overload',
  ['level', 'grows', 'slows'],
  /** Bins of equal length from the first event on, the newest not yet over. */
  (): { endsAt?: number; bins: Bin[] } => ({ bins: [{ came: [], went: 0, alone: true }] }),
  (state, event) => {
    state.endsAt ??= event.at + binMs;
    for (; event.at >= state.endsAt; state.endsAt += binMs) {
      const settled = growthOf(state.bins);
      if (settled) return settled;
      state.bins = [...state.bins.slice(1 - 2 * half), { came: [], went: 0, alone: true }];
    }
    const bin = state.bins.at(-1);
    if (!bin) return undefined;
    if (isOrder(event)) bin.came.push(event.seq);
    else if (isDone(event)) bin.went += 1;
    else if (event.type === 'action.accepted' || isShift(event)) bin.alone = false;
    return undefined;
  },
);

const growthOf = (bins: readonly Bin[]): Settled<'level' | 'grows' | 'slows'> | undefined => {
  const [first, second] = [bins.slice(0, half), bins.slice(half)];
  if (second.length < half || !bins.every(({ alone }) => alone) || !first.every((bin) => bin.came.length > 2)) {
    return undefined;
  }
  const [came, went] = [comeIn(first), goneIn(first)];
  if (went === 0 || came < 1.2 * went) return undefined;
  const soon = came - went;
  const later = soon + comeIn(second) - goneIn(second);
  const each = 1_000 / (half * binMs);
  const orders = bins.flatMap((bin) => bin.came);
  return {
    actual: comeIn(second) < 0.7 * came ? 'slows' : later - soon > 0.2 * soon ? 'grows' : 'level',
    facts: { came: round(came * each), went: round(went * each), soon, later },
    evidence: [orders[0] ?? 0, orders.at(-1) ?? 0],
  };
};

const comeIn = (bins: readonly Bin[]): number => bins.reduce((sum, { came }) => sum + came.length, 0);
const goneIn = (bins: readonly Bin[]): number => bins.reduce((sum, { went }) => sum + went, 0);

/** With fewer, the next worker takes them before anybody has looked. */
const enoughWaiting = 5;

/** The shop sends and no worker runs. */
export const decoupled = prediction(
  'decoupled',
  ['error', 'dropped', 'waits'],
  () => ({ waiting: new Map<string, Moment>() }),
  ({ waiting }, event, before) => {
    const { at, seq } = event;
    if (isRefused(event)) return { actual: 'error', facts: {}, evidence: [seq] };
    if (event.type === 'message.dropped' && event.queue === 'orders') {
      return { actual: 'dropped', facts: {}, evidence: [seq] };
    }
    if (isOrder(event) && workersOf(before).length === 0) waiting.set(event.message, { at, seq });
    else if (event.type === 'consumer.started' && event.queue === 'orders') {
      if (waiting.size < enoughWaiting) waiting.clear();
    } else if (isTaken(event)) {
      const [[message, since] = []] = waiting;
      if (!since || message !== event.message) return undefined;
      return {
        actual: 'waits',
        facts: { count: waiting.size, program: event.program, seconds: round((at - since.at) / 1_000) },
        evidence: [since.seq, seq],
      };
    }
    return undefined;
  },
);
