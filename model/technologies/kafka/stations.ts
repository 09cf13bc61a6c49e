import type { StationBase } from '../../scene.ts';

/** Station id as the events of Kafka imply it. */
export const partitionStation = (topic: string, partition: number): string => `partition:${topic}/${partition}`;

/** The partition that a station is; undefined where it is none. */
export const partitionOf = (station: string): { topic: string; partition: number } | undefined => {
  const [, topic, partition] = /^partition:(.+)\/(\d+)$/.exec(station) ?? [];
  return topic === undefined ? undefined : { topic, partition: Number(partition) };
};

export interface PartitionStation extends StationBase {
  kind: 'partition';
  topic: string;
  partition: number;
  /** How many records are to be seen at once. */
  cells: number;
  /** Groups whose committed offset is marked. */
  groups: string[];
}
