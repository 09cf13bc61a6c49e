import { z } from 'zod';
import { site } from '#model/event-shape.ts';
import { producer, written } from '#model/technologies/kafka/transaction-events.ts';

const partition = { topic: z.string(), partition: z.number().int().nonnegative() };
const offset = z.number().int().nonnegative();
const transactionalId = z.string();
const outcome = z.enum(['commit', 'abort']);

/** What the preload says of producers that the broker knows again, and of what they leave in partitions. */
export const transactionReports = [
  z.object({
    kind: z.literal('initialised'),
    transactionalId: transactionalId.nullable(),
    producer,
    timeoutMs: z.number().int().positive(),
  }),
  z.object({ kind: z.literal('begun'), transactionalId, site }),
  /** The broker holds these offsets until the transaction is over. */
  z.object({
    kind: z.literal('pending'),
    transactionalId,
    group: z.string(),
    offsets: z.array(z.object({ ...partition, offset })),
  }),
  z.object({ kind: z.literal('transaction-ended'), transactionalId, producer, outcome, site }),
  z.object({
    kind: z.literal('transaction-refused'),
    transactionalId,
    asked: z.enum(['begin', 'send', 'offsets', 'commit', 'abort']),
    reason: z.string(),
  }),
  /** A control record in the broker's answer to a fetch. */
  z.object({ kind: z.literal('marked'), ...partition, offset, outcome, producer }),
  /** Of such an answer: where `read_committed` stops, and where the partition ends. */
  z.object({ kind: z.literal('stable'), ...partition, stable: offset, high: offset }),
  /** A send whose connection ended before the answer. */
  z.object({ kind: z.literal('unanswered'), ...partition, key: z.string().nullable(), producer: written.optional() }),
] as const;

/** What the preload in a program says of transactions; names still bear the sandbox's prefix. */
export type TransactionReport = z.infer<(typeof transactionReports)[number]>;
