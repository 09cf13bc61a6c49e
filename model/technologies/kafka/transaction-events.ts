import { z } from 'zod';
import { eventOf, program, site } from '../../event-shape.ts';

const place = { topic: z.string(), partition: z.number().int().nonnegative() };

/** How the broker knows a producer again: a number of its own, and how often that has changed hands. */
export const producer = z.object({ id: z.string(), epoch: z.number().int().nonnegative() });

/** Under which a producer wrote a record: the broker takes each sequence number of a partition once. */
export const written = producer.extend({
  sequence: z.number().int().nonnegative(),
  /** Absent where the record is in no transaction. */
  transactional: z.literal(true).optional(),
});

const outcome = z.enum(['commit', 'abort']);
/** Name that a program bears over its starts; null of a producer that is idempotent and makes no transactions. */
const transactionalId = z.string().nullable();

/** The broker's answer to a producer that asked who it is; whoever had the transactional id before is none any more. */
const producerInitialised = eventOf('producer.initialised', {
  program,
  transactionalId,
  producer,
  /** So long may a transaction of its take; the broker aborts it afterwards. */
  timeoutMs: z.number().int().positive(),
});
const transactionBegun = eventOf('transaction.begun', { program, transactionalId: z.string(), site });
/** An offset that counts once the transaction is committed, and never if it is aborted. */
const offsetPending = eventOf('offset.pending', {
  ...place,
  program,
  transactionalId: z.string(),
  group: z.string(),
  offset: z.number().int().nonnegative(),
});
/** The broker's yes to a program that wanted its transaction over. */
const transactionEnded = eventOf('transaction.ended', {
  program,
  transactionalId: z.string(),
  producer,
  outcome,
  site,
});
/** The broker's no to what a transactional producer asked for. */
const transactionRefused = eventOf('transaction.refused', {
  program,
  transactionalId: z.string(),
  asked: z.enum(['begin', 'send', 'offsets', 'commit', 'abort']),
  /** Name of the protocol's error, such as `INVALID_PRODUCER_EPOCH`. */
  reason: z.string(),
});
/** A control record, as the broker's answer to a fetch holds it: it has an offset, and no reader is ever given it. */
const transactionMarked = eventOf('transaction.marked', {
  ...place,
  offset: z.number().int().nonnegative(),
  outcome,
  producer,
});
/** How far `read_committed` may read, beside the high watermark; told while the two are apart, and once they no longer are. */
const partitionStable = eventOf('partition.stable', {
  ...place,
  /** Last stable offset: that of the first record of the oldest open transaction. */
  stable: z.number().int().nonnegative(),
  high: z.number().int().nonnegative(),
});
/** No answer came to a send: whether the broker has the record, the program cannot know. */
const recordUnanswered = eventOf('record.unanswered', {
  ...place,
  program,
  key: z.string().nullable(),
  label: z.string(),
  producer: written.optional(),
});
/** The broker's answer to a send that it had taken before: the offset that the record has had since then. */
const recordRecognised = eventOf('record.recognised', {
  ...place,
  program,
  offset: z.number().int().nonnegative(),
  key: z.string().nullable(),
  label: z.string(),
  producer: written.optional(),
});

/** What happens between Kafka and producers that it knows again. */
export const transactionEvents = [
  producerInitialised,
  transactionBegun,
  offsetPending,
  transactionEnded,
  transactionRefused,
  transactionMarked,
  partitionStable,
  recordUnanswered,
  recordRecognised,
] as const;
