import { z } from 'zod';
import { eventOf, nullableProgram, program, site } from '../../event-shape.ts';

/** Why a queue gave a message up, in the broker's own words. */
export type DeathReason = z.infer<typeof deathReason>;
export type Death = z.infer<typeof death>;

/** Arguments of a queue, an exchange or a binding, as declared: `{ 'x-message-ttl': 5000 }`. */
const declared = z.record(z.string(), z.unknown());

const connectionOpened = eventOf('connection.opened', { program, connection: z.string() });
const connectionClosed = eventOf('connection.closed', { program, connection: z.string() });
const exchangeDeclared = eventOf('exchange.declared', {
  exchange: z.string(),
  kind: z.string(),
  arguments: declared.default({}),
});
const exchangeDeleted = eventOf('exchange.deleted', { exchange: z.string() });
const queueDeclared = eventOf('queue.declared', {
  queue: z.string(),
  durable: z.boolean(),
  arguments: declared,
});
const queueDeleted = eventOf('queue.deleted', { queue: z.string() });
const bindingShape = {
  exchange: z.string(),
  queue: z.string(),
  routingKey: z.string(),
  /** Of a headers exchange: `x-match` and the headers to match. */
  arguments: declared.default({}),
};
const bindingCreated = eventOf('binding.created', bindingShape);
const bindingRemoved = eventOf('binding.removed', bindingShape);
const consumerStarted = eventOf('consumer.started', {
  program,
  queue: z.string(),
  consumerTag: z.string(),
  ackMode: z.enum(['manual', 'automatic']),
  /** 0 means no limit. */
  prefetch: z.number().int().nonnegative(),
});
const consumerStopped = eventOf('consumer.stopped', { program, queue: z.string(), consumerTag: z.string() });
const messagePublished = eventOf('message.published', {
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
  site,
});
const messageDelivered = eventOf('message.delivered', {
  message: z.string(),
  queue: z.string(),
  program,
  redelivered: z.boolean(),
  ackMode: z.enum(['manual', 'automatic']),
  /** What a quorum queue counts for a message: `x-acquired-count` (from 4.3) and `x-delivery-count`; none is 0. */
  acquiredCount: z.number().int().positive().optional(),
  deliveryCount: z.number().int().positive().optional(),
});
const messageHandled = eventOf('message.handled', { message: z.string(), queue: z.string(), program });
const messageAcked = eventOf('message.acked', { message: z.string(), queue: z.string(), program, site });
const messageNacked = eventOf('message.nacked', {
  message: z.string(),
  queue: z.string(),
  program,
  requeue: z.boolean(),
  /** Up to 4.2 and in classic queues it makes no difference; nack where nothing is said. */
  method: z.enum(['nack', 'reject']).optional(),
  site,
});
/** The program acked or nacked a delivery after its connection had ended: the broker never had it, and has the message back. */
const ackVanished = eventOf('ack.vanished', {
  message: z.string(),
  queue: z.string(),
  program,
  answer: z.enum(['ack', 'nack']),
});
/** The publisher asked for confirms, and the broker took the message. */
const messageConfirmed = eventOf('message.confirmed', { message: z.string(), program });
/** The publisher asked for confirms, and the broker would not have the message: a nack of the publish. */
const messageRefused = eventOf('message.refused', { message: z.string(), program });
/** Published as mandatory, routed to no queue, and back at its publisher. */
const messageReturned = eventOf('message.returned', {
  message: z.string(),
  program,
  exchange: z.string(),
  routingKey: z.string(),
  /** AMQP reply code, such as 312, and its text, such as `NO_ROUTE`. */
  replyCode: z.number().int(),
  replyText: z.string(),
});
/** The program had handed it to its library, and the connection ended before the broker had it. */
const messageVanished = eventOf('message.vanished', {
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
const messageDeadLettered = eventOf('message.dead-lettered', {
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
const messageDropped = eventOf('message.dropped', { message: z.string(), queue: z.string(), reason: deathReason });
/** The broker's counts have stood without it for seconds: it is no longer in the queue, and nobody told what became of it. */
const messageWrittenOff = eventOf('message.written-off', { message: z.string(), queue: z.string() });
const queueMeasured = eventOf('queue.measured', {
  queue: z.string(),
  ready: z.number().int().nonnegative(),
  unacked: z.number().int().nonnegative(),
  consumers: z.number().int().nonnegative(),
});

/** What happens on RabbitMQ, and between it and its clients. */
export const rabbitmqEvents = [
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
  ackVanished,
  messageConfirmed,
  messageRefused,
  messageReturned,
  messageVanished,
  messageDeadLettered,
  messageDropped,
  messageWrittenOff,
  queueMeasured,
] as const;
