import { z } from 'zod';

/**
 * Everything that can happen in a sandbox, as past-tense facts. The schema is the type: what the socket sends,
 * what a log file holds and what `reduce` folds is exactly this union.
 */
export type LabEvent = z.infer<typeof labEvent>;
export type LabEventType = LabEvent['type'];
/** Why a queue gave a message up, in the broker's own words. */
export type DeathReason = z.infer<typeof deathReason>;
export type Death = z.infer<typeof death>;
export type EventOf<Type extends LabEventType> = Extract<LabEvent, { type: Type }>;
/** An event before the log has given it its place (`seq`) and time (`at`). */
export type EventDraft = DistributiveOmit<LabEvent, 'seq' | 'at'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Who says so: the broker itself, a client library inside a program, or the platform that runs the program. */
const origin = z.enum(['broker', 'client', 'platform']);

const base = {
  /** Place in the sandbox's log: 1, 2, 3 … without a gap. */
  seq: z.number().int().positive(),
  /** Server time in milliseconds since 1970; never smaller than that of the event before. */
  at: z.number(),
  origin,
};

const technology = z.enum(['rabbitmq', 'kafka']);
/** Id of a program on the stage, such as `worker-2`. */
const program = z.string();
const nullableProgram = program.nullable();
const setting = z.union([z.string(), z.number(), z.boolean()]);
/** Arguments of a queue, an exchange or a binding, as declared: `{ 'x-message-ttl': 5000 }`. */
const declared = z.record(z.string(), z.unknown());
const partition = z.object({ topic: z.string(), partition: z.number().int().nonnegative() });
/** Seq numbers of the events that prove a statement. */
const evidence = z.array(z.number().int().positive());

const of = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ type: z.literal(type), ...base, ...shape });

// The programs of the lab, as the operating system sees them.
const programStarted = of('program.started', { program, role: z.string(), pid: z.number().int() });
const programExited = of('program.exited', {
  program,
  pid: z.number().int(),
  signal: z.string().nullable(),
  code: z.number().int().nullable(),
  /** `killed` by SIGKILL from the learner or from itself, `left` after SIGTERM, `crashed` by itself, `out-of-memory` at its limit. */
  cause: z.enum(['killed', 'left', 'crashed', 'out-of-memory']),
});
const programFrozen = of('program.frozen', { program });
const programThawed = of('program.thawed', { program });
const programRemoved = of('program.removed', { program });
const programPrinted = of('program.printed', {
  program,
  stream: z.enum(['stdout', 'stderr']),
  line: z.string(),
});

// What the learner asked for and the platform accepted: a request, never a result.
const actionAccepted = of('action.accepted', {
  action: z.string(),
  program: nullableProgram,
  /** A form's fields by their ids, or the one value of another control. */
  value: z.union([setting, z.record(z.string(), z.string())]).nullable(),
});
const settingChanged = of('setting.changed', { setting: z.string(), program: nullableProgram, value: setting });

// The cable between a program and its broker: a proxy of the platform's that may swallow what goes through it.
/** From now on nothing passes, or nothing but what the program writes, and neither side is told. */
const cableCut = of('cable.cut', { program, lost: z.enum(['both-ways', 'answers']).default('both-ways') });
/** The connections that were cut are reset, and new ones pass. */
const cableMended = of('cable.mended', { program });

// What a program did to its own database, told when it was committed.
const statementRan = of('statement.ran', {
  program,
  verb: z.enum(['insert', 'update', 'delete']),
  table: z.string(),
  /** Values bound to the statement, as text. */
  parameters: z.array(z.string()),
  /** Rows that it changed; 0 for an insert that a unique key refused. */
  changes: z.number().int().nonnegative(),
});

// The brokers as a whole.
const brokerLost = of('broker.lost', { technology });
const brokerReturned = of('broker.returned', { technology });

// RabbitMQ.
const connectionOpened = of('connection.opened', { program, connection: z.string() });
const connectionClosed = of('connection.closed', { program, connection: z.string() });
const exchangeDeclared = of('exchange.declared', {
  exchange: z.string(),
  kind: z.string(),
  arguments: declared.default({}),
});
const exchangeDeleted = of('exchange.deleted', { exchange: z.string() });
const queueDeclared = of('queue.declared', {
  queue: z.string(),
  durable: z.boolean(),
  arguments: declared,
});
const queueDeleted = of('queue.deleted', { queue: z.string() });
const bindingShape = {
  exchange: z.string(),
  queue: z.string(),
  routingKey: z.string(),
  /** Of a headers exchange: `x-match` and the headers to match. */
  arguments: declared.default({}),
};
const bindingCreated = of('binding.created', bindingShape);
const bindingRemoved = of('binding.removed', bindingShape);
const consumerStarted = of('consumer.started', {
  program,
  queue: z.string(),
  consumerTag: z.string(),
  ackMode: z.enum(['manual', 'automatic']),
  /** 0 means no limit. */
  prefetch: z.number().int().nonnegative(),
});
const consumerStopped = of('consumer.stopped', { program, queue: z.string(), consumerTag: z.string() });
const messagePublished = of('message.published', {
  /** The AMQP `message-id`; unique within the sandbox. */
  message: z.string(),
  /** What fits on a carriage: five characters at the most. */
  label: z.string(),
  program: nullableProgram,
  exchange: z.string(),
  routingKey: z.string(),
  /** Queues that the broker routed it to; none means unroutable. */
  queues: z.array(z.string()),
  properties: z.record(z.string(), z.unknown()),
  /** The body as text, cut after 2,000 characters. */
  body: z.string(),
  bytes: z.number().int().nonnegative(),
});
const messageDelivered = of('message.delivered', {
  message: z.string(),
  queue: z.string(),
  program,
  redelivered: z.boolean(),
  ackMode: z.enum(['manual', 'automatic']),
});
const messageHandled = of('message.handled', { message: z.string(), queue: z.string(), program });
const messageAcked = of('message.acked', { message: z.string(), queue: z.string(), program });
const messageNacked = of('message.nacked', {
  message: z.string(),
  queue: z.string(),
  program,
  requeue: z.boolean(),
});
/** The publisher asked for confirms, and the broker took the message. */
const messageConfirmed = of('message.confirmed', { message: z.string(), program });
/** The publisher asked for confirms, and the broker would not have the message: a nack of the publish. */
const messageRefused = of('message.refused', { message: z.string(), program });
/** Published as mandatory, routed to no queue, and back at its publisher. */
const messageReturned = of('message.returned', {
  message: z.string(),
  program,
  exchange: z.string(),
  routingKey: z.string(),
  /** AMQP reply code, such as 312, and its text, such as `NO_ROUTE`. */
  replyCode: z.number().int(),
  replyText: z.string(),
});
/** The program had handed it to its library, and the connection ended before the broker had it. */
const messageVanished = of('message.vanished', {
  message: z.string(),
  label: z.string(),
  program,
  exchange: z.string(),
  routingKey: z.string(),
});
const deathReason = z.enum(['rejected', 'expired', 'maxlen', 'delivery_limit']);
/** One entry of the header `x-death`, newest first in its list. */
const death = z.object({
  queue: z.string(),
  reason: deathReason,
  /** How often it died in this queue for this reason. */
  count: z.number().int().positive(),
  /** Where it had been published to before it came to that queue. */
  exchange: z.string(),
  routingKeys: z.array(z.string()),
  /** Milliseconds since 1970, to the second. */
  at: z.number(),
});
/** The queue gave the message up, and its dead-letter exchange took it over. */
const messageDeadLettered = of('message.dead-lettered', {
  message: z.string(),
  label: z.string(),
  /** Queue that it died in. */
  queue: z.string(),
  reason: deathReason,
  /** The dead-letter exchange, and the queues that it is bound to the message's way. */
  exchange: z.string(),
  routingKey: z.string(),
  queues: z.array(z.string()),
  deaths: z.array(death),
  /** As it goes on from here: a dead letter loses its `expiration` and gains headers. */
  properties: z.record(z.string(), z.unknown()),
  body: z.string(),
  bytes: z.number().int().nonnegative(),
});
/** The queue gave the message up and had no dead-letter exchange: nobody will see it again. */
const messageDropped = of('message.dropped', { message: z.string(), queue: z.string(), reason: deathReason });
const queueMeasured = of('queue.measured', {
  queue: z.string(),
  ready: z.number().int().nonnegative(),
  unacked: z.number().int().nonnegative(),
  consumers: z.number().int().nonnegative(),
});

// Kafka. Topic and group names are the lab's own; the sandbox's prefix never shows.
const topicCreated = of('topic.created', { topic: z.string(), partitions: z.number().int().positive() });
const record = { ...partition.shape, offset: z.number().int().nonnegative() };
const recordAppended = of('record.appended', {
  ...record,
  program: nullableProgram,
  key: z.string().nullable(),
  /** The value as text, cut after 2,000 characters. */
  value: z.string(),
  headers: z.record(z.string(), z.string()),
  label: z.string(),
});
const recordConsumed = of('record.consumed', { ...record, group: z.string(), program });
const recordHandled = of('record.handled', { ...record, group: z.string(), program });
const offsetCommitted = of('offset.committed', {
  ...partition.shape,
  group: z.string(),
  program: nullableProgram,
  /** The next offset to read, as the broker stores it. */
  offset: z.number().int().nonnegative(),
});
const partitionMeasured = of('partition.measured', {
  ...partition.shape,
  /** Low watermark: the oldest offset still kept. */
  low: z.number().int().nonnegative(),
  /** High watermark: the offset that the next record will get. */
  high: z.number().int().nonnegative(),
});
const groupJoined = of('group.joined', {
  group: z.string(),
  program,
  memberId: z.string(),
  sessionTimeoutMs: z.number().int().positive(),
  heartbeatIntervalMs: z.number().int().positive(),
  partitions: z.array(partition),
});
const groupRebalancing = of('group.rebalancing', { group: z.string(), program: nullableProgram });
const groupDescribed = of('group.described', {
  group: z.string(),
  state: z.enum(['Empty', 'PreparingRebalance', 'CompletingRebalance', 'Stable', 'Dead', 'Unknown']),
  members: z.array(z.object({ memberId: z.string(), program: nullableProgram, partitions: z.array(partition) })),
});
/** A member stopped sending heartbeats; the broker will believe in it until its session runs out. */
const memberSilenced = of('member.silenced', {
  group: z.string(),
  program,
  memberId: z.string(),
  lastHeartbeatAt: z.number(),
  sessionTimeoutMs: z.number().int().positive(),
  /** What stays its own, unread by anybody, until then. */
  partitions: z.array(partition),
});

// Learning, judged from the events above.
const predictionMade = of('prediction.made', { prediction: z.string(), option: z.string() });
const predictionSettled = of('prediction.settled', {
  prediction: z.string(),
  actual: z.string(),
  /** Figures and names from this run for the explanation: `{ ms: 19, message: '17' }`. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  evidence,
});
const objectiveMet = of('objective.met', { objective: z.string(), evidence });
const hintRaised = of('hint.raised', { hint: z.string(), evidence });

export const labEvent = z.discriminatedUnion('type', [
  programStarted,
  programExited,
  programFrozen,
  programThawed,
  programRemoved,
  programPrinted,
  actionAccepted,
  settingChanged,
  cableCut,
  cableMended,
  statementRan,
  brokerLost,
  brokerReturned,
  connectionOpened,
  connectionClosed,
  exchangeDeclared,
  exchangeDeleted,
  queueDeclared,
  queueDeleted,
  bindingCreated,
  bindingRemoved,
  consumerStarted,
  consumerStopped,
  messagePublished,
  messageDelivered,
  messageHandled,
  messageAcked,
  messageNacked,
  messageConfirmed,
  messageRefused,
  messageReturned,
  messageVanished,
  messageDeadLettered,
  messageDropped,
  queueMeasured,
  topicCreated,
  recordAppended,
  recordConsumed,
  recordHandled,
  offsetCommitted,
  partitionMeasured,
  groupJoined,
  groupRebalancing,
  groupDescribed,
  memberSilenced,
  predictionMade,
  predictionSettled,
  objectiveMet,
  hintRaised,
]);
