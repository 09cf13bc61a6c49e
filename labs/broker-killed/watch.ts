import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { reduce } from '#model/reduce.ts';
import { isCalm, queue, type Side, sides, tables, topic, waiting } from './sides.ts';

/** What the log shows of the newest death of both brokers. Seqs. */
export interface Watch {
  /** Messages that were sent to be forgotten when the broker stops, of those still under way. */
  fleeting: Set<string>;
  /** Orders that each side has been told to be done, and how many RabbitMQ's since some were sent. */
  settled: Record<Side, Set<string>>;
  acks: number;
  /** That the learner asked for it. */
  asked: number | undefined;
  /** How orders were to be sent then. */
  persistentThen: boolean;
  /** How many orders waited on each side then, and which messages of those were to be forgotten. */
  waiting: Record<Side, number>;
  waitingFleeting: string[];
  /** Which orders were done then, by what each broker had been told, and how many of the newest. */
  settledThen: Record<Side, ReadonlySet<string>>;
  acksThen: number;
  gone: Partial<Record<Side, number>>;
  back: Partial<Record<Side, number>>;
  /** Orders that a side had charged and charged again. */
  again: Record<Side, number[]>;
  /** Those of them that the broker had been told to be done. */
  againSettled: Record<Side, number[]>;
  /** Messages that were gone with the broker: those that had waited, and one that was being done. */
  writtenOff: { message: string; seq: number }[];
  /** Programs that had to be started again. */
  started: { program: string; seq: number }[];
  /** Sent when both were back. */
  sentAfter: number | undefined;
  /** All is done: since the death, and since something was sent after it. */
  calm: number | undefined;
  calmAfter: number | undefined;
}

const noDeath = (): Omit<Watch, 'fleeting' | 'settled' | 'acks'> => ({
  asked: undefined,
  persistentThen: true,
  waiting: { rabbitmq: 0, kafka: 0 },
  waitingFleeting: [],
  settledThen: { rabbitmq: new Set(), kafka: new Set() },
  acksThen: 0,
  gone: {},
  back: {},
  again: { rabbitmq: [], kafka: [] },
  againSettled: { rabbitmq: [], kafka: [] },
  writtenOff: [],
  started: [],
  sentAfter: undefined,
  calm: undefined,
  calmAfter: undefined,
});
export const beginWatch = (): Watch => ({
  fleeting: new Set(),
  settled: { rabbitmq: new Set(), kafka: new Set() },
  acks: 0,
  ...noDeath(),
});

/** What all may end with. */
const ending = new Set<LabEvent['type']>([
  'message.acked',
  'message.written-off',
  'offset.committed',
  'record.handled',
  'broker.returned',
  'group.described',
  'consumer.started',
  'connection.opened',
]);

const isSide = (technology: string): technology is Side => sides.some((side) => side === technology);
const isWhole = (seqs: Partial<Record<Side, number>>): boolean => sides.every((side) => seqs[side] !== undefined);

/** Whether both brokers have died of what the learner asked for. */
export const isDeath = ({ asked, gone }: Watch): boolean => asked !== undefined && isWhole(gone);

/** Seqs that show the death and the return, and these with them: each once, in order. */
export const evidenceOf = ({ asked, gone, back }: Watch, ...more: readonly (number | undefined)[]): number[] => {
  const seqs = [asked, gone.rabbitmq, gone.kafka, back.rabbitmq, back.kafka, ...more];
  return [...new Set(seqs.filter((seq) => seq !== undefined))].sort((a, b) => a - b);
};

/** Follows what becomes of orders when both brokers die. */
export const takeWatch = (watch: Watch, event: LabEvent, before: Picture): void => {
  const { seq } = event;
  switch (event.type) {
    case 'message.published':
      watch.acks = 0;
      if (event.properties.delivery_mode !== 2) watch.fleeting.add(event.message);
      break;
    case 'message.acked':
      watch.acks += 1;
      watch.settled.rabbitmq.add(event.message);
      watch.fleeting.delete(event.message);
      break;
    case 'offset.committed':
      // The log begins with order 1, so the next offset is the number of the last order.
      watch.settled.kafka.add(String(event.offset));
      break;
    case 'action.accepted': {
      if (event.action !== 'kill-brokers') break;
      const ready = before.queues[queue]?.ready ?? [];
      Object.assign(watch, noDeath(), {
        asked: seq,
        persistentThen: before.settings.persistent === 'on',
        waiting: { rabbitmq: ready.length, kafka: waiting(before, 'kafka') },
        waitingFleeting: ready.filter((message) => watch.fleeting.has(message)),
        settledThen: { rabbitmq: new Set(watch.settled.rabbitmq), kafka: new Set(watch.settled.kafka) },
        acksThen: watch.acks,
      });
      break;
    }
    case 'broker.lost':
      if (isSide(event.technology)) watch.gone[event.technology] ??= seq;
      break;
    case 'broker.returned':
      if (isSide(event.technology) && watch.gone[event.technology] !== undefined) watch.back[event.technology] ??= seq;
      break;
    case 'message.written-off':
      watch.fleeting.delete(event.message);
      watch.writtenOff.push({ message: event.message, seq });
      break;
    case 'program.started':
      if (isDeath(watch)) watch.started.push({ program: event.program, seq });
      break;
    case 'record.appended':
      if (event.topic === topic && isWhole(watch.back)) watch.sentAfter ??= seq;
      break;
    case 'statement.ran': {
      const side = sides.find((one) => tables[one] === event.table);
      const [order = ''] = event.parameters;
      const known = side && before.tables[tables[side]]?.writes.some(({ parameters }) => parameters[0] === order);
      if (!side || !known) break;
      watch.again[side].push(seq);
      if (watch.settledThen[side].has(order)) watch.againSettled[side].push(seq);
      break;
    }
  }
  if (!isDeath(watch) || !isWhole(watch.back) || !ending.has(event.type)) return;
  if (watch.calmAfter !== undefined || !isCalm(reduce(before, event))) return;
  watch.calm ??= seq;
  if (watch.sentAfter !== undefined) watch.calmAfter = seq;
};
