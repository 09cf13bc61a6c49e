import type { Found } from '#model/findings.ts';

/** A consumer of the group `email` that was killed, froze or was asked to leave, until the group has got over it. */
export interface Departure {
  program: string;
  how: 'killed' | 'frozen' | 'leaving';
  seq: number;
  at: number;
  /** Partitions that it owned, by `partitionId`. */
  owned: string[];
  silenced?: { seq: number; memberId: string; lastHeartbeatAt: number; sessionTimeoutMs: number };
  /** Seq of the description in which the broker no longer knows it. */
  dropped?: number;
  /** Seq of the description in which all that it owned has a new owner. */
  taken?: number;
  exited?: number;
}

/** The last reading of a record by the group `email`. */
export interface Reading {
  program: string;
  seq: number;
}

/** Everything that the objectives and hints need, gathered in one walk through the log. */
export interface Story extends Found {
  /** Consumers of the group `email` that run and are not frozen. */
  alive: Set<string>;
  /** Owner by `partitionId`, as of the last stable description of the group `email`. */
  owners: Map<string, string>;
  /** Members of the group `email` as of then. */
  members: Set<string>;
  departures: Map<string, Departure>;
  /** Offsets of the group `email` by `partitionId`: committed, and after the last record that was taken. */
  committed: Map<string, number>;
  position: Map<string, number>;
  readings: Map<string, Reading>;
  /** Records by key: how many, and where. */
  keys: Map<string, { count: number; partitions: Set<number> }>;
  keyed: number[];
  keyless: number[];
  /** Records that `analytics` read after `email` had done with them. */
  again: number[];
  /** Predictions that were made and are not settled. */
  open: Set<string>;
}
