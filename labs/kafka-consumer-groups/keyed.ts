import type { EventOf } from '#model/events.ts';
import { keepNewest } from '#model/walk.ts';

/** Records with a key: all of them, and where those of each key went. */
export interface Keyed {
  seqs: number[];
  byKey: Map<string, { seqs: number[]; partitions: Set<number> }>;
}

/** Of one key: far more than any question about them takes. */
const manyOfOne = 100;

/** Before the first record. */
export const beginKeyed = (): Keyed => ({ seqs: [], byKey: new Map() });

/** Leaves records without a key alone. */
export const takeKeyed = ({ seqs, byKey }: Keyed, { key, partition, seq }: EventOf<'record.appended'>): void => {
  if (key === null) return;
  const same = byKey.get(key) ?? { seqs: [], partitions: new Set() };
  byKey.set(key, same);
  same.seqs.push(seq);
  keepNewest(same.seqs, manyOfOne);
  same.partitions.add(partition);
  seqs.push(seq);
};

/** Whether any key has records in several partitions. */
export const isSplit = ({ byKey }: Keyed): boolean => [...byKey.values()].some(({ partitions }) => partitions.size > 1);
