import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';

/** What the log shows of the programs that write e-mails. */
export interface Mails {
  /** Seq of the death of who had it in hand, by message. */
  orphans: Map<string, number>;
  /** Handed out once more after such a death: seqs by message. */
  again: Map<string, { diedSeq: number; againSeq: number }>;
  /** The newest of these that somebody has acked. */
  rescued: { diedSeq: number; againSeq: number } | undefined;
  /** Starts of programs that came when e-mails had been sent already: seqs by program. */
  started: Map<string, number>;
  /** The first message of one of those, which nobody has been handed before. */
  newcomer: { startedSeq: number; firstSeq: number } | undefined;
}

/** Before the first message. */
export const beginMails = (): Mails => ({
  orphans: new Map(),
  again: new Map(),
  rescued: undefined,
  started: new Map(),
  newcomer: undefined,
});

/** Follows who is handed what, dies with it, and acks it. */
export const takeMails = (mails: Mails, event: LabEvent, before: Picture): void => {
  const { seq } = event;
  switch (event.type) {
    case 'program.started':
      if (event.role === 'email' && before.ended.acked > 0) mails.started.set(event.program, seq);
      break;
    case 'program.exited': {
      const { hands = [], role } = before.programs[event.program] ?? {};
      if (role !== 'email' || event.cause !== 'killed') break;
      for (const { message } of hands) mails.orphans.set(message, seq);
      break;
    }
    case 'message.delivered': {
      const diedSeq = mails.orphans.get(event.message);
      if (diedSeq !== undefined) mails.again.set(event.message, { diedSeq, againSeq: seq });
      const startedSeq = mails.started.get(event.program);
      if (startedSeq !== undefined && !event.redelivered) mails.newcomer ??= { startedSeq, firstSeq: seq };
      break;
    }
    case 'message.acked':
      mails.rescued = mails.again.get(event.message) ?? mails.rescued;
      mails.again.delete(event.message);
      mails.orphans.delete(event.message);
      break;
  }
};
