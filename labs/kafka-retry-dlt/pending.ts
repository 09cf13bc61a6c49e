import type { Picture } from '#model/picture.ts';
import { dead, deadHigh, group, main, replayGroup, retries } from './orders.ts';

type KafkaRecord = Picture['topics'][string]['partitions'][number]['records'][number];

/** Records of those topics that the worker's group has not committed. */
export const pendingIn = ({ topics, groups }: Picture, ...names: readonly string[]): KafkaRecord[] =>
  names.flatMap((topic) =>
    (topics[topic]?.partitions ?? []).flatMap(({ records }, partition) =>
      records.filter(({ offset }) => offset >= (groups[group]?.committed[`${topic}/${partition}`] ?? 0)),
    ),
  );

/** An order whose amount the old parser cannot read. */
const isPoison = ({ value }: KafkaRecord): boolean => value.includes(' đ"');

/** The next record of its partition cannot be read: it blocks. */
export const isStuck = ({ topics, groups }: Picture): boolean =>
  (topics[main]?.partitions ?? []).some(({ records }, partition) => {
    const next = groups[group]?.committed[`${main}/${partition}`] ?? 0;
    return records.some((record) => record.offset === next && isPoison(record));
  });

/** Records of good orders of that customer that wait for their next try, in these topics. */
export const asideOf = (picture: Picture, customer: string, topics: readonly string[] = retries): number =>
  pendingIn(picture, ...topics).filter((record) => record.key === customer && !isPoison(record)).length;

/** Poison orders that will come to lie in the dead-letter topic. */
export const poisonOnWay = (picture: Picture): number => pendingIn(picture, main, ...retries).filter(isPoison).length;

/** Dead letters that have not been brought back all at once. */
export const newlyDead = (picture: Picture): number =>
  deadHigh(picture) - (picture.groups[replayGroup]?.committed[`${dead}/0`] ?? 0);

/** A dead letter is back in the main topic and has not been dealt with, or the operator holds one. */
export const isBringing = (picture: Picture): boolean => {
  const labels = new Set(picture.topics[dead]?.partitions[0]?.records.map(({ label }) => label));
  return (
    (picture.programs.operator?.hands.length ?? 0) > 0 ||
    pendingIn(picture, main).some(({ label }) => labels.has(label))
  );
};
