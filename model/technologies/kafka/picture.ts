import type { EventOf } from '../../events.ts';
import type { HeldBase } from '../../technology-model.ts';

/** What the picture of a sandbox has of Kafka. */
export interface KafkaPicture {
  topics: Record<string, TopicPicture>;
  groups: Record<string, GroupPicture>;
}

/** What it has of a program there. */
export interface KafkaProgram {
  /** The broker's newest answer to it, where it asked for an offset. */
  asked?: Pick<EventOf<'offset.found'>, 'asked' | 'found' | 'at'>;
  /** As whom the broker knows it again, where it is idempotent. */
  producer?: { id: string; epoch: number; timeoutMs: number };
  transaction?: OpenTransaction;
  /** Label of the record that it is sending again, for want of an answer. */
  unanswered?: string;
  /** Its connections were cut, and it has written nothing since: it may not have connected again. */
  cutOff?: true;
}

/** What a program has begun and not ended. */
export interface OpenTransaction {
  records: number;
  /** Lowest offset that it has written there, by `partitionId`. */
  firsts: Record<string, number>;
  /** When its first record was written; its time-out counts from then. */
  since?: number;
  until?: number;
  /** The broker has ended it, and the program has not heard of it. */
  over?: 'commit' | 'abort';
}

/** A record in a program's hands. */
export interface HeldRecord extends HeldBase {
  technology: 'kafka';
  group: string;
}

export interface TopicPicture {
  name: string;
  partitions: PartitionPicture[];
  /** What decides how long it keeps what, where the lab has it watched. */
  config?: EventOf<'topic.configured'>['config'];
}

export interface PartitionPicture {
  low: number;
  high: number;
  /** The newest records, oldest first; older ones are in the log only. */
  records: RecordPicture[];
  /** The newest control records, oldest first. */
  markers: { offset: number; outcome: 'commit' | 'abort' }[];
  /** What is known of its log where the lab has it surveyed: the first offset left of each segment, and where nothing is left. */
  segments?: number[];
  gaps?: EventOf<'partition.surveyed'>['gaps'];
  /** Last stable offset; absent where it is the high watermark. */
  stable?: number;
}

export interface RecordPicture {
  offset: number;
  key: string | null;
  label: string;
  value: string;
  at: number;
  tombstone?: true;
  /** Of one that was written in a transaction: by whom, and what has become of that. */
  transaction?: { producer: string; state: 'open' | 'commit' | 'abort' };
}

export interface GroupPicture {
  name: string;
  state: EventOf<'group.described'>['state'];
  /** Since when the group has been in this state. */
  since: number;
  members: MemberPicture[];
  /** Committed offset by `partitionId`: the next to read. */
  committed: Record<string, number>;
  /** Offset after the furthest one that a program is done with, by `partitionId`: what lies between `committed` and it would be done again. */
  handled: Record<string, number>;
  /** Offset after the last one handed to a program, by `partitionId`. */
  position: Record<string, number>;
  /** `recordId` of the newest records handed to its programs, in that order. */
  recent: string[];
  /** Program that was given each partition last, by `partitionId`: also one that has left since. */
  owners: Record<string, string>;
  /** The newest partitions that came to another program than before, oldest first. */
  handovers: { topic: string; partition: number; from: string; to: string; at: number }[];
  sessionTimeoutMs?: number;
  /** Its lag lately, oldest first. */
  lags: LagSample[];
}

/** A member as its broker counts it. */
export type MemberPicture = EventOf<'group.described'>['members'][number] & {
  /** Its process has ended; it is counted until its session runs out, beside what its program may be by now. */
  isGhost?: true;
  /** The broker still believes in it although it is silent. */
  silence?: { since: number; until: number };
};

/** How far a group was behind; until the next sample it stayed so. */
export interface LagSample {
  /** Server time in ms. */
  at: number;
  /** Over the partitions that it has committed of; below 0 where it stands behind a partition's end; null before its first commit. */
  lag: number | null;
}

/** How many of a partition's newest records the picture keeps. */
export const keptRecords = 60;

/** How many of a group's newest readings it keeps. */
export const keptReadings = 24;

/** How many of its newest handovers. */
export const keptHandovers = 60;

/** Nothing is there yet. */
export const emptyKafka: KafkaPicture = { topics: {}, groups: {} };
