/** A reference design: how the parts stand to each other, and settings that a live test applies to the real brokers. Pure data. */

/** A queue with its arguments, as it is declared; `bind` says what it gets. */
export interface QueueSetting {
  kind: 'queue';
  name: string;
  arguments: Readonly<Record<string, string | number | boolean>>;
  bind?: readonly { exchange: string; key: string }[];
  why: string;
}

export interface ExchangeSetting {
  kind: 'exchange';
  name: string;
  type: 'direct' | 'fanout' | 'topic';
  why: string;
}

/** A topic; what stands in `configs` is set at the topic, not at the broker. */
export interface TopicSetting {
  kind: 'topic';
  name: string;
  partitions: number;
  configs: Readonly<Record<string, string>>;
  /** On a cluster; the test has one broker, where it is 1. */
  replicas: 1 | 3;
  why: string;
}

/** A call that waits no longer than this. */
export interface CallSetting {
  kind: 'call';
  over: 'grpc' | 'http';
  name: string;
  deadlineMs: number;
  why: string;
}

/** A table of SQLite, and how a worker takes its next row. */
export interface TableSetting {
  kind: 'table';
  name: string;
  create: string;
  take: string;
  why: string;
}

export type Setting = QueueSetting | ExchangeSetting | TopicSetting | CallSetting | TableSetting;

/** One message that the live test sends, and the queues in which it has to be, in order of declaration. */
export interface Trial {
  exchange: string;
  key: string;
  priority?: number;
  arrives: readonly string[];
}

export interface Design {
  id: string;
  title: string;
  /** What it is for and what carries it, in two or three sentences. */
  lead: string;
  /** Mermaid, with an `accDescr`. */
  chart: string;
  settings: readonly Setting[];
  /** Where there is an exchange or a queue. */
  trials?: readonly Trial[];
  /** What it does not do, or what has to be looked after. */
  beware: string;
  labs: readonly string[];
  lessons: readonly string[];
}

export const dayMs = 86_400_000;

/** Where what a queue gives up is kept. */
export const deadLetters = (queue: string, why: string): QueueSetting => ({
  kind: 'queue',
  name: `${queue}.dead`,
  arguments: { 'x-queue-type': 'quorum' },
  why,
});
