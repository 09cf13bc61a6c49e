import { type Found, find } from '#model/findings.ts';

/** A worker as the log shows it. */
export interface Worker {
  id: string;
  /** What it was given and has not finished, by message. */
  holds: Map<string, { seq: number; manual: boolean }>;
  consumer?: { tag: string; manual: boolean; prefetch: number };
  slow: boolean;
  /** Seq of this life's beginning, of its end, and of its end by kill -9. */
  since: number;
  exited?: number;
  killed?: number;
  frozen?: { seq: number; held: { message: string; seq: number }[]; elsewhere: number[] };
  leaving?: { seq: number; held: { seq: number }[]; automatic: boolean; acks: number[] };
  /** Since anything about the workers or their settings changed last. */
  lately: { deliveries: number[]; acks: number[] };
}

/** An order that a closed connection gave back to the queue. */
export interface Orphan {
  from: string;
  deliveredSeq: number;
  killedSeq?: number;
  redelivery?: { seq: number; program: string };
}

/** Everything that the objectives and hints need, gathered in one walk through the log. */
export interface Story extends Found {
  workers: Map<string, Worker>;
  /** Orders that wait in the queue. */
  ready: Set<string>;
  orphans: Map<string, Orphan>;
  /** The newest first deliveries, oldest first. */
  row: { seq: number; program: string }[];
  /** Predictions that were made and are not settled. */
  open: Set<string>;
}

/** An order of a killed worker reached another one. */
export const proveRedelivery = ({ objectives }: Story, orphan: Orphan): void => {
  const { from, deliveredSeq, killedSeq, redelivery } = orphan;
  if (killedSeq === undefined || !redelivery || redelivery.program === from) return;
  find(objectives, 'redelivered', [deliveredSeq, killedSeq, redelivery.seq]);
};
