import type { Found } from '#model/findings.ts';

/** Orders that must all be acked before the objective is met. */
export interface Watch {
  objective: string;
  left: Set<string>;
  evidence: number[];
  /** Whose leaving it watches: an order that this program gives back spoils it. */
  leaving?: string;
}

export interface Worker {
  /** Whether the broker has it as a consumer of the orders. */
  consuming: boolean;
  /** What it was given and has not acked. */
  holds: Set<string>;
}

/** A stretch in which the same workers took orders off a queue that was never empty. */
export interface Stretch {
  workers: number;
  first?: { at: number; seq: number };
  acks: number;
}

/** Everything that the objectives and hints need, gathered in one walk through the log. */
export interface Story extends Found {
  workers: Map<string, Worker>;
  /** Orders that wait in the queue. */
  ready: Set<string>;
  watches: Watch[];
  /** Orders of the last two seconds, oldest first. */
  lately: { message: string; at: number; seq: number }[];
  /** Orders that came while nobody took any. */
  alone: Map<string, number>;
  /** Orders a second that each worker may do at the most. */
  rate: number;
  stretch: Stretch;
  /** Throughput and its proof, by workers and rate. */
  measured: Map<string, { perSecond: number; evidence: number[] }>;
  /** E-mails waiting in their queue, and when those in the mailer's hands came to it. */
  emails: { ready: Set<string>; since: Map<string, number> };
  batchSize: number;
  waitMs: number;
  /** When the mailer acked last. */
  ackedAt?: number;
  /** First ack of each batch that time and not number had sent, since the last full one. */
  timed: number[];
}
