import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { workersOf } from './workers.ts';

/** How much the workers do: a stretch in which the same ones took orders off a queue that was never empty. */
export interface Throughput {
  first?: Moment;
  acks: number;
  /** The last measurement of each number of workers, at each speed. */
  measured: Map<string, Measurement>;
}

interface Measurement {
  perSecond: number;
  evidence: number[];
}

type Moment = Pick<LabEvent, 'at' | 'seq'>;

/** Before anything was done. */
export const beginThroughput = (): Throughput => ({ acks: 0, measured: new Map() });

/** What it is measured over, at the least. */
const leastMs = 1_500;
const leastAcks = 10;
const many = 3;

/** With enough orders done by several workers: what they do, and what one alone did at the same speed. */
export const takeThroughput = (
  throughput: Throughput,
  event: LabEvent,
  before: Picture,
): { together: Measurement; alone: Measurement | undefined } | undefined => {
  if (ends(event, before)) {
    throughput.acks = 0;
    delete throughput.first;
  }
  if (event.type !== 'message.acked' || event.queue !== 'orders') return undefined;
  throughput.first ??= { at: event.at, seq: event.seq };
  throughput.acks += 1;
  const { first, acks, measured } = throughput;
  const workers = workersOf(before).length;
  const ms = event.at - first.at;
  if (workers === 0 || acks < leastAcks || ms < leastMs) return undefined;
  const together = { perSecond: ((acks - 1) * 1_000) / ms, evidence: [first.seq, event.seq] };
  const key = (count: number): string => `${count} at ${before.settings['worker-rate']}`;
  measured.set(key(workers), together);
  return workers >= many ? { together, alone: measured.get(key(1)) } : undefined;
};

/** Something about the workers changed, or the queue runs empty: what comes now is another measurement. */
const ends = (event: LabEvent, { programs, queues }: Picture): boolean => {
  switch (event.type) {
    case 'setting.changed':
      return event.setting === 'worker-rate';
    case 'consumer.started':
    case 'consumer.stopped':
      return event.queue === 'orders';
    case 'connection.closed':
    case 'program.exited':
      return programs[event.program]?.role === 'worker';
    case 'message.delivered':
      return event.queue === 'orders' && queues.orders?.ready.every((message) => message === event.message) !== false;
    default:
      return false;
  }
};
