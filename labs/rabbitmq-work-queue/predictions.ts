import type { EventOf } from '#model/events.ts';
import { prediction } from '#model/prediction.ts';

type Moment = Pick<EventOf<'connection.closed' | 'program.exited'>, 'seq' | 'at'>;

/** Broker and operating system tell of the same death within a moment of each other, in either order. */
const sameDeathMs = 1_000;

/** Kill -9 while an order is in hand and to be acked. */
export const afterKill = prediction(
  'after-kill',
  ['lost', 'other-worker', 'waits'],
  () => ({
    closed: new Map<string, Moment>(),
    orphans: new Map<string, { from: string; end: Moment }>(),
    again: new Map<string, EventOf<'message.delivered'>>(),
  }),
  ({ closed, orphans, again }, event, before) => {
    const settle = (message: string) => {
      const [orphan, delivery] = [orphans.get(message), again.get(message)];
      if (!orphan || !delivery || delivery.seq < orphan.end.seq) return undefined;
      const { from, end } = orphan;
      return {
        actual: delivery.program === from ? ('waits' as const) : ('other-worker' as const),
        facts: { message, from, to: delivery.program, ms: delivery.at - end.at },
        evidence: [end.seq, delivery.seq],
      };
    };
    if (event.type === 'connection.closed') closed.set(event.program, event);
    else if (event.type === 'message.delivered' && event.redelivered) {
      again.set(event.message, event);
      return settle(event.message);
    } else if (event.type === 'program.exited' && event.cause === 'killed') {
      const told = closed.get(event.program);
      const end = told && event.at - told.at < sameDeathMs ? told : event;
      const held = before.programs[event.program]?.hands.filter(({ unacked }) => unacked) ?? [];
      for (const { message } of held) orphans.set(message, { from: event.program, end });
      return held.map(({ message }) => settle(message)).find((settled) => settled !== undefined);
    }
    return undefined;
  },
);

/** Kill -9 with automatic ack: what had been handed over and not worked on. */
export const afterKillAutomatic = prediction(
  'after-kill-automatic',
  ['redelivered', 'one-lost', 'all-lost'],
  () => ({
    closed: new Set<string>(),
    deaths: new Map<string, { seq: number; held: { message: string; seq: number }[] }>(),
  }),
  ({ closed, deaths }, event, before) => {
    if (event.type === 'connection.closed') closed.add(event.program);
    else if (event.type === 'program.exited' && event.cause === 'killed') {
      const held = before.programs[event.program]?.hands.filter(({ unacked }) => !unacked) ?? [];
      // With a single order in hand, losing one and losing all would be the same.
      if (held.length > 1) deaths.set(event.program, { seq: event.seq, held: [...held] });
    } else if (event.type !== 'message.delivered') return undefined;
    for (const [program, { seq, held }] of deaths) {
      const [first, last] = [held[0], held.at(-1)];
      const again = event.type === 'message.delivered' && held.some(({ message }) => message === event.message);
      if (!first || !last || !closed.has(program)) continue;
      return {
        actual: again ? 'redelivered' : 'all-lost',
        facts: { program, count: held.length, first: first.message, last: last.message },
        evidence: [...held.map((one) => one.seq), seq],
      };
    }
    return undefined;
  },
);

const watchedMs = 3_000;

/** A frozen worker that holds an order: its connection is open, so the broker waits. */
export const whileFrozen = prediction(
  'while-frozen',
  ['redelivered', 'kept', 'dropped'],
  () => ({ frozen: new Map<string, Moment & { held: { message: string; seq: number }; others: number }>() }),
  ({ frozen }, event, before) => {
    if (event.type === 'program.frozen') {
      const held = before.programs[event.program]?.hands.findLast(({ unacked }) => unacked);
      if (held) frozen.set(event.program, { seq: event.seq, at: event.at, held: { ...held }, others: 0 });
      return undefined;
    }
    for (const [program, { held, seq, at, others }] of frozen) {
      const { message } = held;
      const ms = event.at - at;
      // Who thaws or kills a frozen program ends the experiment.
      const isEnd = (event.type === 'program.thawed' || event.type === 'program.exited') && event.program === program;
      if (event.type === 'message.delivered' && event.message === message && event.redelivered) {
        return { actual: 'redelivered', facts: { message, program, ms }, evidence: [seq, event.seq] };
      }
      if (ms >= (isEnd ? watchedMs / 2 : watchedMs)) {
        return { actual: 'kept', facts: { message, program, ms, others }, evidence: [held.seq, seq, event.seq] };
      }
      if (event.type === 'message.acked' && event.program !== program) {
        frozen.set(program, { held, seq, at, others: others + 1 });
      }
      // An ack that was on its way when it froze means that it held nothing.
      if (isEnd || (event.type === 'message.acked' && event.message === message)) frozen.delete(program);
    }
    return undefined;
  },
);
