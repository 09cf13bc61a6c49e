import type { Picture } from '#model/picture.ts';
import { partitionId } from '#model/technologies/kafka/record.ts';
import { backlogOf, consumersOf } from '#model/technologies/rabbitmq/steps.ts';

/** The two brokers that the same orders go to. */
export const sides = ['rabbitmq', 'kafka'] as const;
export type Side = (typeof sides)[number];

export const queue = 'orders';
export const topic = 'orders';
export const group = 'readers';
/** Where each side writes down what it has charged. */
export const tables: Readonly<Record<Side, string>> = { rabbitmq: 'rabbitmq_charges', kafka: 'kafka_charges' };
/** Who does a side's orders. */
export const hands: Readonly<Record<Side, string>> = { rabbitmq: 'worker', kafka: 'reader' };

const tape = partitionId({ topic, partition: 0 });

/** How many orders have been sent: the log forgets none. */
export const sent = ({ topics }: Picture): number => topics[topic]?.partitions[0]?.high ?? 0;

/** Orders that a side has not been told to be done, as the picture has it. */
export const left: Readonly<Record<Side, (picture: Picture) => number>> = {
  rabbitmq: (picture) => backlogOf(picture, queue),
  kafka: (picture) => sent(picture) - (picture.groups[group]?.committed[tape] ?? 0),
};

/** Orders of a side that nobody has in hand. */
export const waiting = (picture: Picture, side: Side): number => {
  const inHand = picture.programs[hands[side]]?.hands.length ?? 0;
  return side === 'rabbitmq' ? (picture.queues[queue]?.ready.length ?? 0) : Math.max(0, left.kafka(picture) - inHand);
};

/** So many wait on each side that a death of the broker is worth watching. */
export const manyWait = (picture: Picture): boolean => sides.every((side) => waiting(picture, side) >= 2);

/** So many orders of those that were sent last have been acked: what comes back of these is worth watching. */
export const enoughAcks = 2;
const sentAtOnce = 6;

/** Of the orders that were sent last enough are done on each side, and others wait. */
export const someDone = (picture: Picture): boolean =>
  manyWait(picture) && sides.every((side) => left[side](picture) <= sentAtOnce - enoughAcks);

/** When the oldest order was sent that is not done on either side; server ms, infinite where all are done. */
export const oldestLeft = (picture: Picture): number => {
  const { ready = [], unacked = [] } = picture.queues[queue] ?? {};
  const committed = picture.groups[group]?.committed[tape] ?? 0;
  const messages = [...ready, ...unacked.map(({ message }) => message)];
  const records = picture.topics[topic]?.partitions[0]?.records ?? [];
  return Math.min(
    ...messages.map((message) => picture.messages[message]?.publishedAt ?? Number.POSITIVE_INFINITY),
    ...records.filter(({ offset }) => offset >= committed).map(({ at }) => at),
  );
};

/** Both brokers are there, and everybody is at work with them. */
export const isReady = (picture: Picture): boolean =>
  picture.absences.every(({ returnedAt }) => returnedAt !== undefined) &&
  picture.programs.shop?.connected === true &&
  consumersOf(picture, queue).length === 1 &&
  picture.groups[group]?.state === 'Stable';

/** So it is, and no order is left. */
export const isCalm = (picture: Picture): boolean =>
  isReady(picture) &&
  sides.every((side) => left[side](picture) === 0 && (picture.programs[hands[side]]?.hands.length ?? 0) === 0);
