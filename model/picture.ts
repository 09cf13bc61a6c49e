import type { Death, EventOf, LabEvent } from './events.ts';
import type { Setting, Technology } from './lab.ts';

/** The state of a sandbox at one moment: what `reduce` makes of its log. Plain JSON. */
export interface Picture {
  /** Seq and time of the last event in it; 0 before the first. */
  seq: number;
  at: number;
  programs: Record<string, ProgramPicture>;
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
  /** Tables of the programs' own databases, by name. */
  tables: Record<string, TablePicture>;
  topics: Record<string, TopicPicture>;
  groups: Record<string, GroupPicture>;
  settings: Record<string, Setting>;
  /** Brokers that are away now. */
  lostBrokers: Technology[];
  predictions: Record<string, { option: string; madeSeq: number; settled?: EventOf<'prediction.settled'> }>;
  objectives: Record<string, EventOf<'objective.met'>>;
  hints: Record<string, EventOf<'hint.raised'>>;
}

export interface ProgramPicture {
  id: string;
  role: string;
  pid: number;
  state: 'running' | 'frozen' | 'dead' | 'left';
  startedAt: number;
  exited?: {
    at: number;
    signal: string | null;
    code: number | null;
    cause: EventOf<'program.exited'>['cause'];
    /** What was in its hands at that moment. */
    held: Held[];
  };
  /** What it was given and has not finished, oldest first. */
  hands: Held[];
  /** How many it has finished since it started. */
  handled: number;
  /** Its connection to RabbitMQ is open, says the broker. */
  connected: boolean;
  /** What became of the messages that it published since it started. */
  published: { sent: number; confirmed: number; refused: number; returned: number; vanished: number };
  /** Since when its cable is cut, in server ms. */
  cutAt?: number;
  /** Kafka: the broker still believes in it although it is silent. */
  silence?: { group: string; since: number; until: number };
}

/** A message (`queue` set) or a record (`group` set) in a program's hands. */
export interface Held {
  /** Message id, or `recordId`. */
  message: string;
  label: string;
  /** Body or value, as text. */
  body: string;
  since: number;
  redelivered: boolean;
  queue?: string;
  group?: string;
  /** Still unfinished in the eyes of the broker: it comes back if the program dies. */
  unacked: boolean;
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

export interface TablePicture {
  name: string;
  rows: number;
  /** Inserts that a unique key refused. */
  ignored: number;
  /** First bound value of the newest rows, newest last. */
  newest: string[];
}

export interface TopicPicture {
  name: string;
  partitions: PartitionPicture[];
}

export interface PartitionPicture {
  low: number;
  high: number;
  /** The newest records, oldest first; older ones are in the log only. */
  records: { offset: number; key: string | null; label: string; value: string; at: number }[];
}

export interface GroupPicture {
  name: string;
  state: EventOf<'group.described'>['state'];
  /** Since when the group has been in this state. */
  since: number;
  members: EventOf<'group.described'>['members'];
  /** Committed offset by `partitionId`: the next to read. */
  committed: Record<string, number>;
  /** Offset after the last one handed to a program, by `partitionId`. */
  position: Record<string, number>;
  sessionTimeoutMs?: number;
}

/** How many of a partition's newest records the picture keeps. */
export const keptRecords = 60;

/** How many of a queue's newest samples the picture keeps: a minute in which something always happens. */
export const keptSamples = 240;

/** The picture before the first event. */
export const emptyPicture: Picture = {
  seq: 0,
  at: 0,
  programs: {},
  exchanges: {},
  bindings: [],
  queues: {},
  messages: {},
  ended: { acked: 0, automatic: 0, lost: 0, unroutable: 0, rejected: 0, dropped: 0, refused: 0, vanished: 0 },
  calls: [],
  tables: {},
  topics: {},
  groups: {},
  settings: {},
  lostBrokers: [],
  predictions: {},
  objectives: {},
  hints: {},
};

/** A part of the fold: changes the draft for the events that concern it, and leaves the others alone. */
export type Apply = (draft: Picture, event: LabEvent) => void;
