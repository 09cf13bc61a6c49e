import type { Picture } from '#model/picture.ts';
import type { PartitionPicture } from '#model/technologies/kafka/picture.ts';
import { partitionId } from '#model/technologies/kafka/record.ts';
import { stepsOf } from './murmur2.ts';

/** The lab's only topic. */
export const topic = 'orders';

/** Its readers, each alone in its group; roles and programs have the same names. */
export const [warehouse, analytics] = ['warehouse', 'analytics'] as const;

/** A record as the picture has it, and where it lies. */
export type PlacedRecord = PartitionPicture['records'][number] & { partition: number };

const partitionsOf = ({ topics }: Picture): readonly PartitionPicture[] => topics[topic]?.partitions ?? [];

/** How many partitions the topic has now. */
export const partitionCount = (picture: Picture): number => partitionsOf(picture).length;

/** The newest records of every partition. */
export const recordsOf = (picture: Picture): PlacedRecord[] =>
  partitionsOf(picture).flatMap(({ records }, partition) => records.map((record) => ({ ...record, partition })));

/** The next offset that a group would read after a restart. */
export const committedBy = ({ groups }: Picture, group: string, partition: number): number =>
  groups[group]?.committed[partitionId({ topic, partition })] ?? 0;

/** The offset after the last one that a group's program was handed. */
export const positionOf = ({ groups }: Picture, group: string, partition: number): number =>
  groups[group]?.position[partitionId({ topic, partition })] ?? 0;

/** What a group has not done with. */
export const unreadBy = (picture: Picture, group: string): PlacedRecord[] =>
  recordsOf(picture).filter(({ partition, offset }) => offset >= committedBy(picture, group, partition));

/** Of those with a key: the ones that lie where that key would not go any more, and the newer ones of the same keys. */
export const splitIn = (records: readonly PlacedRecord[], partitions: number) => {
  const keyed = records.flatMap(({ key, partition }) => (key === null ? [] : [{ key, partition }]));
  const isPlaced = ({ key, partition }: { key: string; partition: number }): boolean =>
    stepsOf(key, partitions).partition === partition;
  const left = keyed.filter((record) => !isPlaced(record));
  const keys = new Set(left.map(({ key }) => key));
  return { keyed, left, since: keyed.filter((record) => keys.has(record.key) && isPlaced(record)) };
};

/** By how many records one group is past what another has been handed, over all partitions. */
export const leadOver = (picture: Picture, first: (partition: number) => number, second: string): number =>
  partitionsOf(picture).reduce(
    (sum, _, partition) => sum + Math.max(0, first(partition) - positionOf(picture, second, partition)),
    0,
  );
