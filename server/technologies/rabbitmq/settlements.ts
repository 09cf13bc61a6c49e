import type { CausalBuffer } from '../causal-buffer.ts';
import type { Emit } from '../technology.ts';
import type { ClientReport } from './client-report.ts';
import type { Ledger } from './ledger.ts';

type Settlement = Extract<ClientReport, { kind: 'handled' | 'acking' | 'acked' | 'nacked' }>;

/** Tells when programs are done with deliveries, each after the delivery itself. */
export interface Settlements {
  reported(program: string, report: Settlement): void;
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
  /** Whether the answers that the program has heard so far are told: an ack may follow from a confirm. */
  answersUntilNow(program: string): () => boolean;
}

// A callback may never end; a batch that is acked at once must find all of its own.
const keptSettled = 5_000;

/** Writes to `emit` through the buffer only, except at a connection's end. */
export const createSettlements = ({ buffer, ledger, emit, answersUntilNow }: SettlementsSpec): Settlements => {
  /** Acks and nacks come before the end of the callback that gave them. */
  const settled = new Set<string>();
  /** How many acks and nacks of a program wait for their delivery to be told. */
  const unheard = new Map<string, number>();
  /** Acks that a program was about to write. */
  const acking = new Map<string, { program: string; queue: string; base: string }>();

  return {
    reported(program, report) {
      const { base, queue, kind } = report;
      const key = `${program}\0${queue}\0${base}`;
      const holds = (): string | undefined => ledger.held(base, queue, program);
      if (kind === 'acking') {
        acking.set(key, { program, queue, base });
        return;
      }
      const count = (by: number): void => {
        if (kind !== 'handled') unheard.set(program, (unheard.get(program) ?? 0) + by);
      };
      if (kind !== 'handled') acking.delete(key);
      count(1);
      const answersAreTold = answersUntilNow(program);
      buffer.add({
        isDue: () => answersAreTold() && (holds() !== undefined || (kind === 'handled' && settled.has(key))),
        tell: () => {
          count(-1);
          const message = holds() ?? base;
          if (kind === 'handled') {
            settled.delete(key);
            ledger.handled(message, queue);
            emit({ type: 'message.handled', origin: 'client', message, queue, program });
            return;
          }
          settled.add(key);
          const [oldest] = settled;
          if (settled.size > keptSettled && oldest !== undefined) settled.delete(oldest);
          if (kind === 'acked') ledger.finish(message, queue);
          else if (report.requeue) ledger.requeue(message, queue);
          else ledger.reject(message, queue);
          if (kind === 'acked') emit({ type: 'message.acked', origin: 'client', message, queue, program });
          else emit({ type: 'message.nacked', origin: 'client', message, queue, program, requeue: report.requeue });
        },
      });
    },
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
