import type { LabEvent } from '#model/events.ts';
import { recordId } from '#model/technologies/kafka/record.ts';
import { warehouse } from './records.ts';

interface Reading {
  partition: number;
  /** Seq of the event that says it was written, and of the one that says it was read. */
  written: number;
  seq: number;
}

/** What the warehouse found when it came, and in which order it took it. */
export interface Backlog {
  /** By `recordId`: when it was written. */
  written: Map<string, number>;
  /** Seq of its coming; undefined before the first. */
  joined?: number;
  read: Reading[];
}

/** Before the first record. */
export const beginBacklog = (): Backlog => ({ written: new Map(), read: [] });

/** Follows the warehouse; true when it has taken a record that was there before it came. */
export const takeBacklog = (backlog: Backlog, event: LabEvent): boolean => {
  if (event.type === 'record.appended') backlog.written.set(recordId(event), event.seq);
  if (event.type === 'group.joined' && event.group === warehouse) {
    backlog.joined = event.seq;
    backlog.read = [];
  }
  if (event.type !== 'record.consumed' || event.group !== warehouse) return false;
  const written = backlog.written.get(recordId(event));
  if (written === undefined || backlog.joined === undefined || written > backlog.joined) return false;
  backlog.read.push({ partition: event.partition, written, seq: event.seq });
  return true;
};

/** Two readings, the second of a record that was written before the first one's; also within a partition where asked for. */
export const inversionIn = (
  read: readonly Reading[],
  within: 'any' | 'partition' = 'any',
): [Reading, Reading] | undefined => {
  for (const [index, later] of read.entries()) {
    const earlier = read
      .slice(0, index)
      .find((one) => one.written > later.written && (within === 'any' || one.partition === later.partition));
    if (earlier) return [earlier, later];
  }
  return undefined;
};

/** Whether at least two partitions have had so many of their records read. */
export const isBroad = (read: readonly Reading[], each: number): boolean => {
  const partitions = Map.groupBy(read, ({ partition }) => partition);
  return [...partitions.values()].filter(({ length }) => length >= each).length >= 2;
};
