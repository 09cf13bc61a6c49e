import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { partitionId } from '#model/technologies/kafka/record.ts';
import { isGap } from '#model/technologies/kafka/segments.ts';
import { configOf, orders, prices, tapeOf } from './topics.ts';

/** What the log tells of records that came and went, as story and predictions both need it. */
export interface TapeWatch {
  /** Seq of each record's writing, by partition and offset. */
  written: Map<string, number>;
}

/** Nothing has been written. */
export const beginTapes = (): TapeWatch => ({ written: new Map() });

const keyOf = (topic: string, offset: number): string => `${topic}@${offset}`;

/** Remembers where which record is told of. */
export const takeTapes = ({ written }: TapeWatch, event: LabEvent): void => {
  if (event.type === 'record.appended') written.set(keyOf(event.topic, event.offset), event.seq);
};

/** Seqs of the writings of those records, in their order. */
export const writingsOf = ({ written }: TapeWatch, topic: string, offsets: readonly number[]): number[] =>
  offsets.flatMap((offset) => written.get(keyOf(topic, offset)) ?? []).sort((a, b) => a - b);

/** Orders that retention has removed at once, and why. */
export interface Removal {
  offsets: number[];
  /** Age of the oldest and of the newest, in ms. */
  oldestMs: number;
  newestMs: number;
  /** Some were younger than the time they are kept for. */
  by: 'time' | 'size';
}

/** Below an age by so much a record counts as too young: the broker was asked a moment late, never early. */
const toleranceMs = 500;

/** What a new low watermark of the orders' topic says is gone; undefined where it says nothing, or nothing that is known. */
export const removalIn = (event: LabEvent, before: Picture): Removal | undefined => {
  if (event.type !== 'partition.measured' || partitionId(event) !== `${orders}/0`) return undefined;
  const gone = tapeOf(before, orders).records.filter(({ offset }) => offset < event.low);
  const [first, last] = [gone[0], gone.at(-1)];
  if (!first || !last) return undefined;
  const [oldestMs, newestMs] = [event.at - first.at, event.at - last.at];
  const keptMs = Number(configOf(before, orders, 'retention.ms'));
  const by = newestMs + toleranceMs >= keptMs ? 'time' : 'size';
  return { offsets: gone.map(({ offset }) => offset), oldestMs, newestMs, by };
};

/** Prices that the cleaner has removed since the last look. */
export const compactedIn = (event: EventOf<'partition.surveyed'>, before: Picture) =>
  tapeOf(before, prices).records.filter(({ offset }) => isGap(event, offset));

/** What was asked of the operator, until the broker tells of another configuration. */
export interface Wish {
  seq: number;
  topic: string;
  how: 'replace' | 'merge';
}

/** The wish in an accepted action; null where it was another action of the operator's. */
export const wishIn = (event: LabEvent): Wish | null | undefined => {
  if (event.type !== 'action.accepted') return undefined;
  if (event.action === 'restore') return null;
  if (event.action !== 'config' || event.value === null || typeof event.value !== 'object') return undefined;
  const { topic = '', how } = event.value;
  return { seq: event.seq, topic, how: how === 'merge' ? 'merge' : 'replace' };
};
