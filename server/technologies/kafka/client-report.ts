import { z } from 'zod';
import { site } from '#model/event-shape.ts';
import { written } from '#model/technologies/kafka/transaction-events.ts';
import type { Report } from '#server/programs/report.ts';
import { transactionReports } from './transaction-report.ts';

const partition = { topic: z.string(), partition: z.number().int().nonnegative() };
const record = { ...partition, offset: z.number().int().nonnegative() };
const group = z.string();

/** kafkajs may name an offset of -1 or -2: the end or the beginning, which no reader has reached yet. */
const offsets = z.array(z.object({ ...partition, offset: z.number().int() }));

const content = {
  key: z.string().nullable(),
  value: z.string(),
  tombstone: z.literal(true).optional(),
  headers: z.record(z.string(), z.string()),
};

const clientReport = z.discriminatedUnion('kind', [
  /** The broker's answer to a send, message by message. */
  z.object({
    kind: z.literal('appended'),
    ...record,
    ...content,
    producer: written.optional(),
    site,
  }),
  /** The broker's yes to more partitions. */
  z.object({ kind: z.literal('grown'), topic: z.string(), partitions: z.number().int().positive() }),
  /** With what it says, for it may be that nobody has told of its writing. */
  z.object({ kind: z.literal('consumed'), group, ...record, content: z.object(content).optional() }),
  z.object({ kind: z.literal('handled'), group, ...record }),
  /** It will be read again. */
  z.object({ kind: z.literal('returned'), group, ...record }),
  /** The broker's own word for why it would not have a record, such as `MESSAGE_TOO_LARGE`. */
  z.object({
    kind: z.literal('turned-down'),
    ...partition,
    key: z.string().nullable(),
    headers: z.record(z.string(), z.string()),
    bytes: z.number().int().nonnegative(),
    reason: z.string(),
    site,
  }),
  z.object({ kind: z.literal('committed'), group, offsets, site }),
  /** The broker's own word for why it would not have the commit, such as `UNKNOWN_MEMBER_ID`. */
  z.object({ kind: z.literal('refused'), group, offsets, reason: z.string() }),
  /** The broker's own word for why it had no record to give, such as `OFFSET_OUT_OF_RANGE`. */
  z.object({ kind: z.literal('unfetched'), ...record, reason: z.string() }),
  /** The broker's answer to a question for an offset; -1 where no record is that young. */
  z.object({ kind: z.literal('found'), ...partition, timestamp: z.number().int(), offset: z.number().int() }),
  z.object({
    kind: z.literal('joined'),
    group,
    memberId: z.string(),
    sessionTimeoutMs: z.number().int().positive(),
    heartbeatIntervalMs: z.number().int().positive(),
    partitions: z.array(z.object(partition)),
  }),
  z.object({ kind: z.literal('rebalancing'), group }),
  /** The broker answered a heartbeat. */
  z.object({ kind: z.literal('alive'), group }),
  z.object({ kind: z.literal('left'), group }),
  ...transactionReports,
]);

/** What the preload in a program says of its kafkajs; names still bear the sandbox's prefix. */
export type ClientReport = z.infer<typeof clientReport>;

/** Reads a line of the preload; undefined for anything that is none of ours. */
export const readClientReport = (report: Report): ClientReport | undefined => clientReport.safeParse(report).data;
