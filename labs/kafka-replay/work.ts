import type { LabEvent } from '#model/events.ts';
import type { Setting } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { committedOf, group } from './figures.ts';

/** What the log shows of the program that writes e-mails. */
export interface Work {
  /** The record that it works on. */
  inHand: Reading | undefined;
  /** Seq of the e-mail of each record, by offset. */
  sent: Map<number, number>;
  death: Death | undefined;
}

interface Reading {
  offset: number;
  seq: number;
}

/** Killed with a record in hand. */
export interface Death {
  seq: number;
  inHand: Reading;
  /** Whether that one had its e-mail. */
  wasSent: boolean;
  /** How it committed, and what was committed then. */
  manner: Setting | undefined;
  committed: number;
  /** Records with an e-mail that were not committed. */
  open: number[];
  /** The first record that was read since. */
  resumed: Reading | undefined;
  /** Seq numbers of what customers were sent once more. */
  again: number[];
}

/** Before the first record. */
export const beginWork = (): Work => ({ inHand: undefined, sent: new Map(), death: undefined });

/** Follows what the program reads, sends and dies of. */
export const takeWork = (work: Work, event: LabEvent, before: Picture): void => {
  const { death, inHand, sent } = work;
  switch (event.type) {
    case 'record.consumed': {
      if (event.group !== group) break;
      const { offset, seq } = event;
      work.inHand = { offset, seq };
      if (death) death.resumed ??= { offset, seq };
      break;
    }
    case 'record.handled':
      if (event.group === group) work.inHand = undefined;
      break;
    case 'statement.ran':
      if (!inHand) break;
      if (event.changes > 0) sent.set(inHand.offset, event.seq);
      else if (death?.open.includes(inHand.offset)) death.again.push(event.seq);
      break;
    case 'program.exited': {
      if (event.program !== group) break;
      work.inHand = undefined;
      work.death = undefined;
      if (event.cause !== 'killed' || !inHand) break;
      const committed = committedOf(before) ?? 0;
      const open: number[] = [];
      for (let offset = inHand.offset; offset >= committed; offset -= 1) if (sent.has(offset)) open.unshift(offset);
      const { commit: manner } = before.settings;
      const wasSent = sent.has(inHand.offset);
      work.death = { seq: event.seq, inHand, wasSent, manner, committed, open, resumed: undefined, again: [] };
      break;
    }
  }
};
