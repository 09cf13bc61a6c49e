import { z } from 'zod';
import { eventOf, nullableProgram, program, site } from '../../event-shape.ts';
import { transactionEvents, written } from './transaction-events.ts';

const partition = z.object({ topic: z.string(), partition: z.number().int().nonnegative() });

// Kafka. Topic and group names are the lab's own; the sandbox's prefix never shows.
/** Also one that was deleted and made again under its name, as its log's end tells: with the old one went what groups had committed of it. */
const topicCreated = eventOf('topic.created', { topic: z.string(), partitions: z.number().int().positive() });
/** Partitions that it has got since; records that are there stay where they are. */
const topicGrown = eventOf('topic.grown', { topic: z.string(), partitions: z.number().int().positive() });
const record = { ...partition.shape, offset: z.number().int().nonnegative() };
const recordAppended = eventOf('record.appended', {
  ...record,
  program: nullableProgram,
  key: z.string().nullable(),
  /** The value as text, cut after 2,000 characters. */
  value: z.string(),
  /** It has no value at all: where a topic is compacted, the word that its key is deleted. */
  tombstone: z.literal(true).optional(),
  headers: z.record(z.string(), z.string()),
  label: z.string(),
  /** Of a producer that the broker knows again. */
  producer: written.optional(),
  site,
});
const recordConsumed = eventOf('record.consumed', { ...record, group: z.string(), program });
const recordHandled = eventOf('record.handled', { ...record, group: z.string(), program });
/** Its program has put it back, and will read it again: in a while, or because its work failed. */
const recordReturned = eventOf('record.returned', { ...record, group: z.string(), program });
/** The broker would not have what a program sent: it has no offset, and is nowhere. */
const recordRefused = eventOf('record.refused', {
  ...partition.shape,
  program,
  key: z.string().nullable(),
  headers: z.record(z.string(), z.string()),
  label: z.string(),
  /** Length of its value. */
  bytes: z.number().int().nonnegative(),
  /** Name of the protocol's error, such as `MESSAGE_TOO_LARGE`. */
  reason: z.string(),
  site,
});
const offsetCommitted = eventOf('offset.committed', {
  ...partition.shape,
  group: z.string(),
  program: nullableProgram,
  /** The next offset to read, as the broker stores it. */
  offset: z.number().int().nonnegative(),
  site,
});
/** The broker would not have a program's commit: as a rule because the group has gone on without that member. */
const offsetRefused = eventOf('offset.refused', {
  ...partition.shape,
  group: z.string(),
  program,
  offset: z.number().int().nonnegative(),
  /** Name of the protocol's error, such as `UNKNOWN_MEMBER_ID`. */
  reason: z.string(),
});
/** The broker's answer to a client that asked for an offset: the first, the next, or the first not older than a moment. */
const offsetFound = eventOf('offset.found', {
  ...partition.shape,
  program,
  /** A moment is in ms since 1970. */
  asked: z.union([z.enum(['earliest', 'latest']), z.number().int().nonnegative()]),
  /** An offset; null where every record is older than that moment. */
  found: z.number().int().nonnegative().nullable(),
});
const partitionMeasured = eventOf('partition.measured', {
  ...partition.shape,
  /** Low watermark: the oldest offset still kept. */
  low: z.number().int().nonnegative(),
  /** High watermark: the offset that the next record will get. */
  high: z.number().int().nonnegative(),
});
/**
 * What is left of a partition's log, as one walk over it found: a fetch goes on to the end of a segment and never into the
 * next. Told anew where a segment or a gap has come or gone.
 */
const partitionSurveyed = eventOf('partition.surveyed', {
  ...partition.shape,
  /** First offset that is left in each segment, oldest first; the last of them is the one that is written to. */
  segments: z.array(z.number().int().nonnegative()),
  /** Offsets from the low watermark on at which nothing is left. */
  gaps: z.array(z.object({ from: z.number().int().nonnegative(), until: z.number().int().positive() })),
});
/** What decides how long a topic keeps what, as the broker has it: by its name for it. */
const topicConfigured = eventOf('topic.configured', {
  topic: z.string(),
  config: z.record(z.string(), z.object({ value: z.string(), isDefault: z.boolean() })),
});
/** The broker had no record to give at the offset that a program asked for. */
const fetchRefused = eventOf('fetch.refused', {
  ...partition.shape,
  program,
  offset: z.number().int().nonnegative(),
  /** Name of the protocol's error, such as `OFFSET_OUT_OF_RANGE`. */
  reason: z.string(),
});
const groupJoined = eventOf('group.joined', {
  group: z.string(),
  program,
  memberId: z.string(),
  sessionTimeoutMs: z.number().int().positive(),
  heartbeatIntervalMs: z.number().int().positive(),
  partitions: z.array(partition),
});
const groupRebalancing = eventOf('group.rebalancing', { group: z.string(), program: nullableProgram });
const groupDescribed = eventOf('group.described', {
  group: z.string(),
  state: z.enum(['Empty', 'PreparingRebalance', 'CompletingRebalance', 'Stable', 'Dead', 'Unknown']),
  members: z.array(z.object({ memberId: z.string(), program: nullableProgram, partitions: z.array(partition) })),
});
/** A member stopped sending heartbeats; the broker will believe in it until its session runs out. */
const memberSilenced = eventOf('member.silenced', {
  group: z.string(),
  program,
  memberId: z.string(),
  lastHeartbeatAt: z.number(),
  sessionTimeoutMs: z.number().int().positive(),
  /** What stays its own, unread by anybody, until then. */
  partitions: z.array(partition),
});

/** What happens on Kafka, and between it and its clients. */
export const kafkaEvents = [
  topicCreated,
  topicGrown,
  recordAppended,
  recordConsumed,
  recordHandled,
  recordReturned,
  recordRefused,
  offsetCommitted,
  offsetRefused,
  offsetFound,
  partitionMeasured,
  partitionSurveyed,
  topicConfigured,
  fetchRefused,
  groupJoined,
  groupRebalancing,
  groupDescribed,
  memberSilenced,
  ...transactionEvents,
] as const;
