import type { HeldBase } from '../../technology-model.ts';
import type { Death } from './events.ts';

/** What the picture of a sandbox has of RabbitMQ. */
export interface RabbitmqPicture {
  exchanges: Record<string, { name: string; kind: string; arguments: Record<string, unknown> }>;
  bindings: { exchange: string; queue: string; routingKey: string; arguments: Record<string, unknown> }[];
  queues: Record<string, QueuePicture>;
  /** Messages that are somewhere: in a queue or in a program's hands. Finished ones are in the log only. */
  messages: Record<string, MessagePicture>;
  /** Messages that came to an end, by how. */
  ended: {
    acked: number;
    automatic: number;
    lost: number;
    unroutable: number;
    rejected: number;
    /** Too old, too many for their queue, or delivered too often, with no dead-letter exchange to go to. */
    dropped: number;
    /** Nacked to their publisher: the queue was full and rejects what comes. */
    refused: number;
    /** Written by a program, and never seen by the broker. */
    vanished: number;
  };
  /** The newest requests over queues, oldest first. */
  calls: CallPicture[];
  /** The newest that a program has acked, oldest first: how long each waited and was worked on. */
  finished: FinishedPicture[];
}

/** What it has of a program there. */
export interface RabbitmqProgram {
  /** Its connection to RabbitMQ is open, says the broker. */
  connected: boolean;
  /** What became of the messages that it published since it started. */
  published: {
    sent: number;
    confirmed: number;
    refused: number;
    returned: number;
    vanished: number;
    /** What the newest one bore, as the broker saw it. */
    last?: { routingKey: string; headers: Record<string, unknown> };
  };
}

/** A message in a program's hands. */
export interface HeldMessage extends HeldBase {
  technology: 'rabbitmq';
  queue: string;
}

export interface QueuePicture {
  name: string;
  durable: boolean;
  arguments: Record<string, unknown>;
  /** Message ids waiting, oldest first. */
  ready: string[];
  /** Delivered and not acked, oldest first. */
  unacked: { message: string; program: string; since: number }[];
  consumers: { program: string; consumerTag: string; ackMode: 'manual' | 'automatic'; prefetch: number }[];
  /** The broker's own last count; it may be younger or older than the lists above. */
  measured?: { ready: number; unacked: number; consumers: number; at: number };
  /** How many messages came to it, and how often it handed one out, redeliveries counted. */
  arrived: number;
  delivered: number;
  /** The newest messages that it handed to another program than the last time, oldest first. */
  handovers: { message: string; from: string; to: string; at: number }[];
  /** How it went lately, oldest first: one for each quarter of a second in which something happened to it. */
  samples: QueueSample[];
}

/** A queue at the end of a moment; until the next sample it stayed as it was. */
export interface QueueSample {
  /** Server time in ms. */
  at: number;
  ready: number;
  unacked: number;
  /** Messages of it that have been acked in all. */
  acked: number;
}

export interface MessagePicture {
  id: string;
  label: string;
  body: string;
  publishedAt: number;
  /** Seq of its publishing: a requeued message goes back to its old place by it. */
  publishedSeq: number;
  /** What its publisher gave it to, and under which key. */
  exchange: string;
  routingKey: string;
  /** Seq and time when it last came to a queue: by publishing or as a dead letter. */
  arrivedSeq: number;
  arrivedAt: number;
  /** AMQP `priority`; 0 where it has none. */
  priority: number;
  /** Its `x-death`, newest first; empty for a message that never died. */
  deaths: Death[];
  /** How many times it has been delivered, over all queues. */
  deliveries: number;
  redelivered: boolean;
  /** Program that it was last delivered to, by the queue that handed it out. */
  lastTo: Record<string, string>;
  /** Queues that still hold it, ready or unacked. */
  queues: string[];
}

/** A request over a queue, by its `correlation_id`. */
export interface CallPicture {
  id: string;
  /** Message ids of the request and of what was published in answer. */
  request: string;
  replies: string[];
  /** Program that asked, and when the broker had its request, in server ms. */
  from: string;
  askedAt: number;
  /** When the first reply was handed to that program. */
  answeredAt?: number;
}

/** A message that a program has acked; times in server ms, of its last delivery where there were several. */
export interface FinishedPicture {
  message: string;
  label: string;
  queue: string;
  program: string;
  arrivedAt: number;
  deliveredAt: number;
  ackedAt: number;
}

/** Nothing is there yet. */
export const emptyRabbitmq: RabbitmqPicture = {
  exchanges: {},
  bindings: [],
  queues: {},
  messages: {},
  ended: { acked: 0, automatic: 0, lost: 0, unroutable: 0, rejected: 0, dropped: 0, refused: 0, vanished: 0 },
  calls: [],
  finished: [],
};
