import type { CausalBuffer } from '../causal-buffer.ts';
import type { Emit } from '../technology.ts';
import type { ClientReport } from './client-report.ts';
import type { Ledger } from './ledger.ts';
import type { Origin } from './publishes.ts';

type Settlement = Extract<ClientReport, { kind: 'handled' | 'acking' | 'acked' | 'nacked' }>;

/**
 * Tells when programs are done with deliveries, each after the delivery itself and each delivery once, whichever side is
 * late; and of acks and nacks that no broker will have, because their connection had ended before.
 */
export interface Settlements {
  reported(program: string, report: Settlement): void;
  /** Whether that delivery is one that had to be concluded from its ack before it was told; asked once for each. */
  isConcluded(base: string, queue: string, program: string): boolean;
  /** Whether every ack that the program spoke of has its delivery: the firehose may be behind both of them. */
  isHeardOut(program: string | undefined): boolean;
  /** The program's connection is gone. */
  ended(program: string): void;
}

/** What it shares with the observer. */
export interface SettlementsSpec {
  buffer: CausalBuffer;
  ledger: Ledger;
  emit: Emit;
  /** Whether the end of that connection has been told. */
  isOver(from: Origin): boolean;
  /** Whether the answers that the program has heard so far are told: an ack may follow from a confirm. */
  answersUntilNow(program: string): () => boolean;
}

// A callback may never end; a batch that is acked at once must find all of its own.
const kept = 5_000;

const keep = (known: Set<string>, key: string): void => {
  known.add(key);
  const [oldest] = known;
  if (known.size > kept && oldest !== undefined) known.delete(oldest);
};

/** Writes to `emit` through the buffer only, except at a connection's end. */
export const createSettlements = (spec: SettlementsSpec): Settlements => {
  const { buffer, ledger, emit, isOver, answersUntilNow } = spec;
  /** Acks and nacks come before the end of the callback that gave them. */
  const settled = new Set<string>();
  /** How many acks and nacks of a program wait for their delivery to be told. */
  const unheard = new Map<string, number>();
  /** Acks that a program was about to write. */
  const acking = new Map<string, { program: string; queue: string; base: string }>();
  /** Deliveries that are settled although the firehose has not told of them. */
  const concluded = new Set<string>();

  const keyOf = (base: string, queue: string, program: string): string => `${program}\0${queue}\0${base}`;

  /** Nobody told of the delivery, but there must have been one. */
  const conclude = (base: string, queue: string, program: string): void => {
    keep(concluded, keyOf(base, queue, program));
    const message = ledger.ready(base, queue);
    if (message === undefined) return;
    ledger.deliver(message, queue, program, true);
    const how = { redelivered: false, ackMode: 'manual' } as const;
    emit({ type: 'message.delivered', origin: 'platform', message, queue, program, ...how });
  };

  const settle = (program: string, report: Exclude<Settlement, { kind: 'acking' }>): void => {
    const { base, queue, kind } = report;
    const key = keyOf(base, queue, program);
    const held = ledger.held(base, queue, program);
    const message = held ?? base;
    if (kind === 'handled') {
      settled.delete(key);
      if (held !== undefined) ledger.handled(held, queue);
      emit({ type: 'message.handled', origin: 'client', message, queue, program });
      return;
    }
    keep(settled, key);
    if (kind === 'acked') {
      if (held !== undefined) ledger.finish(held, queue);
      emit({ type: 'message.acked', origin: 'client', message, queue, program, site: report.site });
      return;
    }
    if (held !== undefined) {
      if (report.requeue) ledger.requeue(held, queue);
      else ledger.reject(held, queue);
    }
    const { requeue, method, site } = report;
    emit({ type: 'message.nacked', origin: 'client', message, queue, program, requeue, method, site });
  };

  return {
    reported(program, report) {
      const { base, queue, kind } = report;
      const key = keyOf(base, queue, program);
      const isLost = (): boolean => isOver({ program, connection: report.connection });
      const holds = (): string | undefined => ledger.held(base, queue, program);
      if (kind === 'acking') {
        if (!isLost()) acking.set(key, { program, queue, base });
        return;
      }
      const count = (by: number): void => {
        if (kind !== 'handled') unheard.set(program, (unheard.get(program) ?? 0) + by);
      };
      if (kind !== 'handled') acking.delete(key);
      count(1);
      const answersAreTold = answersUntilNow(program);
      buffer.add({
        isDue: () =>
          isLost() || (answersAreTold() && (holds() !== undefined || (kind === 'handled' && settled.has(key)))),
        tell: (late) => {
          count(-1);
          if (isLost()) {
            // What the program did is no news to a broker that has given the message back to its queue.
            if (kind === 'handled') return;
            const answer = kind === 'acked' ? 'ack' : 'nack';
            emit({ type: 'ack.vanished', origin: 'platform', message: base, queue, program, answer });
            return;
          }
          if (late && kind !== 'handled' && holds() === undefined) conclude(base, queue, program);
          settle(program, report);
        },
      });
    },
    isConcluded: (base, queue, program) => concluded.delete(keyOf(base, queue, program)),
    isHeardOut: (program) =>
      !unheard.get(program ?? '') &&
      [...acking.values()].every((one) => one.program !== program || ledger.held(one.base, one.queue, one.program)),
    ended(program) {
      // A death between the write and the word of it: the ack counts, and a redelivery will tell if it does not.
      for (const [key, { program: dead, queue, base }] of acking) {
        if (dead !== program) continue;
        acking.delete(key);
        const message = ledger.held(base, queue, program);
        if (message === undefined) continue;
        ledger.finish(message, queue);
        emit({ type: 'message.acked', origin: 'platform', message, queue, program });
      }
      ledger.release(program);
      for (const key of settled) if (key.startsWith(`${program}\0`)) settled.delete(key);
    },
  };
};
