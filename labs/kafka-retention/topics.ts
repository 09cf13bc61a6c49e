import type { Picture } from '#model/picture.ts';
import type { PartitionPicture } from '#model/technologies/kafka/picture.ts';

/** The lab's two topics, each with one partition: one forgets by time, the other keeps the last word on each key. */
export const [orders, prices] = ['orders', 'prices'] as const;

/** How they are set up, in lab time: what is a day there is ten seconds here. */
export const atFirst = {
  orders: { 'cleanup.policy': 'delete', 'retention.ms': '10000', 'segment.ms': '3000' },
  prices: {
    'cleanup.policy': 'compact',
    'retention.ms': '10000',
    'segment.ms': '2000',
    'min.cleanable.dirty.ratio': '0.01',
    'delete.retention.ms': '3000',
  },
} as const;

type Topic = keyof typeof atFirst;

/** Of both, what is shown, in that order. */
export const shownConfigs = [
  'cleanup.policy',
  'retention.ms',
  'retention.bytes',
  'segment.ms',
  'min.cleanable.dirty.ratio',
  'delete.retention.ms',
] as const;

const nothing: PartitionPicture = { low: 0, high: 0, records: [], markers: [] };

/** The only partition of a topic. */
export const tapeOf = ({ topics }: Picture, topic: Topic): PartitionPicture => topics[topic]?.partitions[0] ?? nothing;

/** What the broker has for it; undefined before it has said so. */
export const configOf = ({ topics }: Picture, topic: Topic, name: string): string | undefined =>
  topics[topic]?.config?.[name]?.value;

/** Names that are set for the topic itself. */
export const ownConfigs = (config: NonNullable<Picture['topics'][string]['config']> = {}): string[] =>
  Object.entries(config).flatMap(([name, { isDefault }]) => (isDefault ? [] : [name]));

/** Whether the topic is set up as it was, which is so before the broker has said anything. */
export const isAsAtFirst = ({ topics }: Picture, topic: Topic): boolean => {
  const config = topics[topic]?.config;
  if (!config) return true;
  const set = Object.entries(atFirst[topic]);
  return ownConfigs(config).length === set.length && set.every(([name, value]) => config[name]?.value === value);
};

/** Records by their key, oldest first, where there are several of one. */
export const repeatedIn = (records: PartitionPicture['records']): PartitionPicture['records'][] =>
  [...Map.groupBy(records, ({ key }) => key).values()].filter(({ length }) => length > 1);

/** Where the segment begins that is written to. */
export const activeFrom = ({ segments = [], high }: PartitionPicture): number => segments.at(-1) ?? high;

/** The cleaner has been through everything that it may touch: in closed segments each key stands once. */
export const isClean = (tape: PartitionPicture): boolean =>
  repeatedIn(tape.records.filter(({ offset }) => offset < activeFrom(tape))).length === 0;

/**
 * Whatever the cleaner has still to do, a key will stand twice: each is in a closed segment too, and the cleaner does not look into
 * the active one.
 */
export const staysRepeated = (tape: PartitionPicture): boolean => {
  const from = activeFrom(tape);
  const closed = new Set(tape.records.filter(({ offset }) => offset < from).map(({ key }) => key));
  return from < tape.high && tape.records.every(({ key }) => closed.has(key));
};

/** How far a group has come, by its commit; undefined where it has none. */
export const committedBy = ({ groups }: Picture, group: 'report' | 'catalog', topic: Topic): number | undefined =>
  groups[group]?.committed[`${topic}/0`];
