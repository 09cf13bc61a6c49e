import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';

/** The topic that the transactions write to, and the group whose offsets are in them. */
export const invoices = 'invoices';
export const group = 'invoice';

/** An invoice as it stands in the topic, one for each time that somebody has begun it. */
export interface Attempt {
  order: string;
  offset: number;
  producer: string;
  seq: number;
  at: number;
  /** Seq of the control record that ended its transaction. */
  ended?: { seq: number; outcome: 'commit' | 'abort'; afterMs: number };
  /** By group: seq of its reading. */
  read: Partial<Record<string, number>>;
}

/** All invoices that the log has told of, oldest first; the newest are kept. */
export type Attempts = Attempt[];

const kept = 60;

/** Follows what is written to the topic, how its transaction ends and who is given it. */
export const takeInvoices = (attempts: Attempts, event: LabEvent): void => {
  if (!('topic' in event) || event.topic !== invoices) return;
  switch (event.type) {
    case 'record.appended': {
      const { key, offset, producer, seq, at } = event;
      attempts.push({ order: key ?? '', offset, producer: producer?.id ?? '', seq, at, read: {} });
      if (attempts.length > kept) attempts.shift();
      break;
    }
    case 'transaction.marked':
      end(attempts, event);
      break;
    case 'record.consumed': {
      const attempt = attemptAt(attempts, event.offset);
      if (attempt) attempt.read[event.group] ??= event.seq;
      break;
    }
  }
};

const end = (attempts: Attempts, { offset, producer, seq, outcome, at }: EventOf<'transaction.marked'>): void => {
  for (const attempt of attempts) {
    if (attempt.ended || attempt.producer !== producer.id || attempt.offset > offset) continue;
    attempt.ended = { seq, outcome, afterMs: at - attempt.at };
  }
};

/** The attempt that stands there. */
export const attemptAt = (attempts: Attempts, offset: number): Attempt | undefined =>
  attempts.find((attempt) => attempt.offset === offset);

/** Attempts of the order, oldest first. */
export const attemptsOf = (attempts: Attempts, order: string): Attempt[] =>
  attempts.filter((attempt) => attempt.order === order);

/** An order of which one attempt was aborted, and a later one committed and read by both. */
export const redone = (attempts: Attempts, order: string): { aborted: Attempt; done: Attempt } | undefined => {
  const all = attemptsOf(attempts, order);
  const aborted = all.find(({ ended }) => ended?.outcome === 'abort');
  const done = all.find(({ ended, read, offset }) => {
    const isCommitted = ended?.outcome === 'commit' && offset > (aborted?.offset ?? offset);
    return isCommitted && read.committed !== undefined && read.uncommitted !== undefined;
  });
  return aborted && done ? { aborted, done } : undefined;
};

/** How many of the topic's records both readers were given, as far as the picture has them. */
export const countsOf = ({ programs, topics }: Picture) => {
  const records = topics[invoices]?.partitions[0]?.records ?? [];
  return {
    committed: programs.committed?.handled ?? 0,
    uncommitted: programs.uncommitted?.handled ?? 0,
    aborted: records.filter(({ transaction }) => transaction?.state === 'abort').length,
  };
};
