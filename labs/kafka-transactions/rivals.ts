import type { EventOf, LabEvent } from '#model/events.ts';

/** Who has taken whose transactional id, and who stood still meanwhile. */
export interface Rivals {
  /** By producer id: how long a transaction of its may take. */
  timeouts: Map<string, number>;
  /** Who has been given the transactional id last, all programs having the same. */
  newest: { program: string; seq: number } | undefined;
  /** By program: seq of its freezing since it has its producer id, until it has ended a transaction. */
  frozen: Map<string, number>;
  /** Seq of the newest answer that somebody's former transaction was still being ended. */
  waiting: number | undefined;
}

/** Before the first producer. */
export const beginRivals = (): Rivals => ({
  timeouts: new Map(),
  newest: undefined,
  frozen: new Map(),
  waiting: undefined,
});

/** Seq of another's taking the program's transactional id. */
export const rivalOf = ({ newest }: Rivals, program: string): number | undefined =>
  newest && newest.program !== program ? newest.seq : undefined;

/** Whether the broker knows a younger producer than this one, or has ended its transaction itself: it gives one reason for both. */
export const isFencing = ({ asked, reason }: EventOf<'transaction.refused'>): boolean =>
  asked !== 'begin' && (reason === 'INVALID_PRODUCER_EPOCH' || reason === 'PRODUCER_FENCED');

/** Follows who is who to the broker. */
export const takeRivals = (rivals: Rivals, event: LabEvent): void => {
  switch (event.type) {
    case 'producer.initialised': {
      const { program, transactionalId, producer, timeoutMs, seq } = event;
      if (transactionalId === null) break;
      rivals.timeouts.set(producer.id, timeoutMs);
      rivals.newest = { program, seq };
      rivals.frozen.delete(program);
      break;
    }
    case 'transaction.refused':
      if (event.asked === 'begin') rivals.waiting = event.seq;
      break;
    case 'program.frozen':
      rivals.frozen.set(event.program, event.seq);
      break;
    case 'program.exited':
      rivals.frozen.delete(event.program);
      break;
  }
};
