import type { Picture } from '#model/picture.ts';
import { partitionId } from '#model/technologies/kafka/record.ts';
import { topics } from './records.ts';
import { timelineOf } from './timeline.ts';

/** Length of a tumbling window, and the longest pause within a session, in seconds of the shop. */
const size = 10;
const gap = 6;

const ordersOf = ({ topics: all }: Picture) => all[topics.orders]?.partitions[0];

/** Orders that the shop has written. */
export const sentIn = (picture: Picture): number => ordersOf(picture)?.high ?? 0;

/** How many of them `windows` has not committed. */
export const lagOf = (picture: Picture): number =>
  sentIn(picture) - (picture.groups.windows?.committed[partitionId({ topic: topics.orders, partition: 0 })] ?? 0);

/** How many seconds of the shop the orders of the picture span. */
export const spanOf = (picture: Picture): number => {
  const times = timelineOf(picture).orders.map(({ at }) => at);
  return times.length > 0 ? Math.max(...times) - Math.min(...times) : -1;
};

/** Whether the next order falls into the same tumbling window as the newest. */
export const isRoomy = (picture: Picture): boolean => {
  const { newest } = timelineOf(picture);
  return newest !== undefined && newest % size < size - 2;
};

/** Whose order the newest is, by the shop's time. */
export const newestCustomer = (picture: Picture): string | undefined =>
  timelineOf(picture).orders.reduce<{ at: number; customer: string } | undefined>(
    (newest, one) => (newest && newest.at > one.at ? newest : one),
    undefined,
  )?.customer;

/** Whether an order of that customer that is so late would lie between two sessions, near enough to both. */
export const isBetween = (picture: Picture, customer: string | undefined, late: number): boolean => {
  const { windows, orders } = timelineOf(picture);
  const at = Math.max(...orders.map((one) => one.at)) - late;
  const near = windows.session.filter(
    (one) => one.customer === customer && !one.locked && at >= one.from - gap && at <= one.to + gap,
  );
  return near.length > 1;
};

/** It has just begun, or has not read yet what was written since: what became of its state has still to be seen. */
export const isUnderWay = (picture: Picture): boolean => {
  const { windows } = picture.programs;
  if (windows?.state !== 'running') return false;
  const written = ordersOf(picture)?.records.at(-1)?.at ?? 0;
  return windows.startedAt > written || lagOf(picture) > 0;
};
