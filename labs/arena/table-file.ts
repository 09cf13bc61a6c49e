import type { Picture } from '#model/picture.ts';
import { greatestRates, resultsIn } from './results.ts';

const columns = [
  'run',
  'way',
  'rate',
  'size',
  'mode',
  'acks',
  'batch',
  'disk',
  'receivers',
  'planned',
  'sent',
  'arrived',
  'failures',
  'backlog',
  'held',
  'throughput',
  'p50',
  'p90',
  'p95',
  'p99',
  'p999',
  'max',
  'late',
  'senderCpu',
  'receiverCpu',
  'brokerCpu',
] as const;

/**
 * All results that the picture has, a line for each way of each run; times in ms, CPU in per cent of one processor. Empty is what
 * is not known, or not there.
 */
export const asCsv = (picture: Picture): string =>
  [columns.join(','), ...resultsIn(picture).map((one) => columns.map((column) => String(one[column] ?? '')).join(','))]
    .join('\n')
    .concat('\n');

/** The same as JSON, with the greatest rates and with what has to be known of the figures. */
export const asJson = (picture: Picture): string =>
  JSON.stringify(
    {
      conditions: {
        machine: 'one, loopback',
        replication: 'none',
        schedule: 'open loop: latency counts from the scheduled moment',
        warmUpSeconds: 0.5,
        measuredSeconds: 3,
        units: { time: 'ms', cpu: 'percent of one processor', size: 'bytes' },
        brokerCpu: 'of the whole broker, whoever it worked for; null where nobody can tell',
      },
      results: resultsIn(picture).map(({ seq: _, ...one }) => one),
      greatest: greatestRates(picture).map(({ seq: _, ...one }) => one),
    },
    null,
    2,
  );
