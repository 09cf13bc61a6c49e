import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { prediction } from '#model/prediction.ts';
import { partitionId } from '#model/technologies/kafka/record.ts';
import { badOrders, isPoisoned, orderIn, ownedByThird, type Side, tables, topic } from './sides.ts';
import { chargesOf, type Kind } from './trials.ts';
import { beginWatch, takeWatch } from './watch.ts';

/** Apart by less than that, nobody would say which was sooner. */
const aboutMs = 500;
const firstOf = (rabbitmqMs: number, kafkaMs: number): Side | 'same' =>
  Math.abs(rabbitmqMs - kafkaMs) < aboutMs ? 'same' : rabbitmqMs < kafkaMs ? 'rabbitmq' : 'kafka';

/** Killed with an order in hand on both sides: where somebody else has it sooner. */
export const sooner = prediction('sooner', ['rabbitmq', 'kafka', 'same'], beginWatch, (watch, event, before) => {
  takeWatch(watch, event, before);
  const { rabbitmq, kafka } = watch.sides;
  if (watch.kind !== 'killed' || !rabbitmq.hit || !kafka.hit || !rabbitmq.moved || !kafka.moved) return undefined;
  const [left, right] = [rabbitmq.moved.at - rabbitmq.hit.at, kafka.moved.at - kafka.hit.at];
  return {
    actual: firstOf(left, right),
    // The broker's word may come before the operating system's.
    facts: { rabbitmq: Math.max(0, left), kafka: Math.max(0, right) },
    evidence: [rabbitmq.hit.seq, rabbitmq.moved.seq, kafka.moved.seq],
  };
});

/** One more program on each side while orders pile up: where all are done sooner. */
export const third = prediction('third', ['rabbitmq', 'kafka', 'same'], beginWatch, (watch, event, before) => {
  takeWatch(watch, event, before);
  const { rabbitmq, kafka } = watch.sides;
  if (watch.kind !== 'slow' || watch.calm === undefined) return undefined;
  if (!rabbitmq.helped || !kafka.helped || !rabbitmq.drained || !kafka.drained) return undefined;
  const [left, right] = [rabbitmq.drained.at - rabbitmq.helped.at, kafka.drained.at - kafka.helped.at];
  return {
    actual: firstOf(left, right),
    facts: { rabbitmq: left, kafka: right, partitions: ownedByThird(before) },
    evidence: [rabbitmq.helped.seq, kafka.helped.seq, rabbitmq.drained.seq, kafka.drained.seq].sort((a, b) => a - b),
  };
});

/** Which side has charged an order twice, once all is calm after such a fault. */
const twiceAfter = <const Id extends string>(id: Id, kind: Kind) =>
  prediction(id, ['none', 'rabbitmq', 'kafka', 'both'], beginWatch, (watch, event, before) => {
    takeWatch(watch, event, before);
    if (watch.kind !== kind || watch.calm === undefined) return undefined;
    const { rabbitmq, kafka } = watch.sides;
    const [left, right] = [rabbitmq.again.length, kafka.again.length];
    return {
      actual: left > 0 && right > 0 ? 'both' : left > 0 ? 'rabbitmq' : right > 0 ? 'kafka' : 'none',
      facts: { rabbitmq: left, kafka: right },
      evidence: [rabbitmq.hit?.seq ?? watch.calm, ...rabbitmq.again, ...kafka.again, watch.calm].slice(-8),
    };
  });
export const frozenTwice = twiceAfter('frozen-twice', 'frozen');
export const cutTwice = twiceAfter('cut-twice', 'cut');

interface Behind {
  /** Orders sent after the bad one: the partition of each. */
  later: Map<number, number>;
  /** Seqs of the newest round that it has gone on each side. */
  rabbitmq: number | undefined;
  kafka: number | undefined;
}

const laterEnough = 4;

/** What an order that cannot be read holds up, while it is tried again and again. */
export const heldUp = prediction(
  'held-up',
  ['nothing', 'partition', 'everything'],
  (): Behind => ({ later: new Map(), rabbitmq: undefined, kafka: undefined }),
  (state, event, before) => {
    const bad = badIn(before);
    // It may have been on its way when the learner was asked.
    if (event.type === 'message.delivered' && isOf(before, event.message, bad)) state.rabbitmq = event.seq;
    if (event.type === 'record.returned') state.kafka = event.seq;
    const sent = laterIn(event, bad);
    if (sent) state.later.set(sent.order, sent.partition);
    if (event.type === 'setting.changed') state.later.clear();
    if (!bad || state.later.size < laterEnough || state.rabbitmq === undefined || state.kafka === undefined)
      return undefined;
    const done = (side: Side, order: number): boolean => charged(before, event, side, order);
    const orders = [...state.later.keys()];
    const behind = orders.filter((order) => state.later.get(order) === bad.partition);
    const beside = orders.filter((order) => state.later.get(order) !== bad.partition);
    if (behind.length === 0 || ![...beside].every((order) => done('kafka', order))) return undefined;
    if (!orders.every((order) => done('rabbitmq', order))) return undefined;
    const kafka = behind.filter((order) => !done('kafka', order)).length;
    const { high = 0 } = before.topics[topic]?.partitions[bad.partition] ?? {};
    const at = partitionId({ topic, partition: bad.partition });
    return {
      actual: kafka > 0 ? 'partition' : 'nothing',
      facts: {
        order: bad.order,
        count: orders.length,
        waiting: kafka,
        lag: high - (before.groups.readers?.committed[at] ?? 0),
        rounds: (before.messages[String(bad.order)]?.deliveries ?? 1) - 1,
      },
      evidence: [state.rabbitmq, state.kafka, event.seq].sort((a, b) => a - b),
    };
  },
);

const laterIn = (event: LabEvent, bad: Bad): { order: number; partition: number } | undefined => {
  if (event.type !== 'record.appended' || event.topic !== topic || !bad) return undefined;
  const order = orderIn(event.value);
  return order && !order.isBad ? { order: order.order, partition: event.partition } : undefined;
};

const charged = (before: Picture, event: LabEvent, side: Side, order: number): boolean =>
  (event.type === 'statement.ran' && event.table === tables[side] && Number(event.parameters[0]) === order) ||
  chargesOf(before, side).some((one) => one.order === order);

type Bad = ReturnType<typeof badOrders>[number] | undefined;

/** The newest order that cannot be read, while it is tried again and again. */
const badIn = (before: Picture): Bad => (isPoisoned(before) ? badOrders(before).at(-1) : undefined);

const isOf = ({ messages }: Picture, message: string, bad: Bad): boolean =>
  bad !== undefined && orderIn(messages[message]?.body ?? '')?.order === bad.order;
