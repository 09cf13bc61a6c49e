import type { Picture, ProgramPicture } from '#model/picture.ts';
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
/** Whose programs work for each side. */
export const roles = { rabbitmq: 'worker', kafka: 'reader' } as const satisfies Record<Side, string>;
/** Whom the buttons are about: one of two on each side. */
export const victims: Readonly<Record<Side, string>> = { rabbitmq: 'worker-1', kafka: 'reader-1' };
/** Who comes to help where two are too slow. */
export const thirds: Readonly<Record<Side, string>> = { rabbitmq: 'worker-3', kafka: 'reader-3' };

/** The side whose programs have that role; undefined for the shop's. */
export const sideOf = (role: string | undefined): Side | undefined => sides.find((side) => roles[side] === role);

/** Whether something that befalls the program is a fault of this lab: it is one of the two that each side begins with. */
export const isOfTwo = (program: string): boolean => /^(worker|reader)-[12]$/.test(program);

/** Those that came to help, in one of those states. */
export const thirdsIn = ({ programs }: Picture, ...states: readonly ProgramPicture['state'][]): string[] =>
  sides.flatMap((side) => {
    const { id, state } = programs[thirds[side]] ?? {};
    return id !== undefined && state !== undefined && states.includes(state) ? [id] : [];
  });

/** How many partitions the third reader has been given. */
export const ownedByThird = ({ groups }: Picture): number =>
  groups[group]?.members.find(({ program }) => program === thirds.kafka)?.partitions.length ?? 0;

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

/** So many orders or more and a side has more to do than its two have in hand. */
const deepBacklog = 8;
/** Whether orders have piled up on that side. */
export const isDeep = (picture: Picture, side: Side): boolean => left[side](picture) >= deepBacklog;

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
export const orderIn = (body: string): { order: number; isBad: boolean; isOfRush: boolean } | undefined => {
  const found = /^\{"order":(\d+),.*"amount":("?)(\d+)/.exec(body);
  return found ? { order: Number(found[1]), isBad: found[2] === '"', isOfRush: found[3] === '99000' } : undefined;
};

/** Orders of one rush come closer to each other than that, in ms. */
const rushGapMs = 1_000;

/** When orders of a rush came that the picture still knows of, oldest first. */
const rushed = ({ topics }: Picture): number[] =>
  (topics[topic]?.partitions ?? [])
    .flatMap(({ records }) => records.flatMap(({ value, at }) => (orderIn(value)?.isOfRush ? [at] : [])))
    .sort((a, b) => a - b);

const beginsAfter = (at: number, last = Number.NEGATIVE_INFINITY): boolean => at - last > rushGapMs;

/** When each rush began that the picture still knows of, oldest first. */
export const rushes = (picture: Picture): number[] =>
  rushed(picture).filter((at, i, all) => beginsAfter(at, all[i - 1]));

/** Whether an order of a rush that comes at that time is the first of one. */
export const isFirstOfRush = (picture: Picture, at: number): boolean => beginsAfter(at, rushed(picture).at(-1));

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
