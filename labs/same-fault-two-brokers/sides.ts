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
/** Whom the buttons are about: one of two on each side. */
export const victims: Readonly<Record<Side, string>> = { rabbitmq: 'worker-1', kafka: 'reader-1' };

/** The side that a program works for; undefined for the shop. */
export const sideOf = ({ programs }: Picture, program: string): Side | undefined => {
  const { role } = programs[program] ?? {};
  return role === 'worker' ? 'rabbitmq' : role === 'reader' ? 'kafka' : undefined;
};

const partitionsOf = ({ topics, groups }: Picture): { high: number; committed: number }[] =>
  (topics[topic]?.partitions ?? []).map(({ high }, partition) => ({
    high,
    committed: groups[group]?.committed[partitionId({ topic, partition })] ?? 0,
  }));

/** Orders that a side has not been told to be done. */
export const left: Readonly<Record<Side, (picture: Picture) => number>> = {
  rabbitmq: (picture) => backlogOf(picture, queue),
  kafka: (picture) => partitionsOf(picture).reduce((sum, { high, committed }) => sum + high - committed, 0),
};

/** How many orders have been sent. */
export const sent = (picture: Picture): number => partitionsOf(picture).reduce((sum, { high }) => sum + high, 0);

/** Both sides are done with everything, and nobody stands still, is cut off or has anything in hand. */
export const isCalm = (picture: Picture): boolean =>
  sides.every((side) => left[side](picture) === 0) &&
  Object.values(picture.programs).every(
    ({ state, cutAt, hands }) => state !== 'frozen' && cutAt === undefined && hands.length === 0,
  );

/** Two of each side are at work: subscribed, or members with a partition each. */
export const isReady = (picture: Picture): boolean => {
  const { members = [], state } = picture.groups[group] ?? {};
  return (
    consumersOf(picture, queue).length === 2 &&
    state === 'Stable' &&
    members.length === 2 &&
    members.every(({ isGhost, silence, partitions }) => !isGhost && !silence && partitions.length === 1)
  );
};

/** Whether the broker counts the program among the group's members. */
export const isMember = ({ groups }: Picture, program: string): boolean =>
  groups[group]?.members.some((member) => member.program === program) ?? false;

/** Whether both whom the buttons are about have an order in hand. */
export const bothHold = ({ programs }: Picture): boolean =>
  sides.every((side) => (programs[victims[side]]?.hands.length ?? 0) > 0);

/** An order as the shop writes it; undefined for anything else. */
export const orderIn = (body: string): { order: number; isBad: boolean } | undefined => {
  const found = /^\{"order":(\d+),.*"amount":("?)/.exec(body);
  return found ? { order: Number(found[1]), isBad: found[2] === '"' } : undefined;
};

/** Orders that cannot be read and that the picture still knows of, by when they were sent. */
export const badOrders = ({ topics }: Picture): { order: number; partition: number; offset: number; at: number }[] =>
  (topics[topic]?.partitions ?? []).flatMap(({ records }, partition) =>
    records.flatMap(({ value, offset, at }) => {
      const order = orderIn(value);
      return order?.isBad ? [{ order: order.order, partition, offset, at }] : [];
    }),
  );

/** Whether an order that cannot be read is still being tried again on either side. */
export const isPoisoned = (picture: Picture): boolean =>
  badOrders(picture).some(
    ({ partition, offset }) => (picture.groups[group]?.committed[partitionId({ topic, partition })] ?? 0) <= offset,
  ) || Object.values(picture.messages).some(({ body }) => orderIn(body)?.isBad);
