// Queue của từng ca trực, và những ai khai báo thì khai báo giống nhau.
import type { Channel } from 'amqplib';

export const incidents = ['twice', 'slow', 'stuck', 'refused', 'undone'] as const;
export type Incident = (typeof incidents)[number];

export const payments = 'payments';
export const parcels = { queue: 'parcels', dead: 'parcels.dead' };
export const invoices = 'invoices';
/** Hai luồng việc, mỗi luồng một queue và một consumer. */
export const lanes = ['status.0', 'status.1'] as const;

/** Queue đã có thì không đổi được argument, nên mỗi giới hạn một queue. */
export const sales = {
  none: {},
  drop: { 'x-max-length': 10, 'x-overflow': 'drop-head' },
  reject: { 'x-max-length': 10, 'x-overflow': 'reject-publish' },
} as const;
export const saleQueue = (limit: string) => `sale.${limit}`;
const saleQueues = Object.keys(sales).map(saleQueue);

/** Những queue mà worker đọc trong ca ấy. */
export const readIn: Record<Incident, readonly string[]> = {
  twice: [payments],
  slow: saleQueues,
  stuck: [parcels.queue],
  refused: [invoices],
  undone: lanes,
};

export const isIncident = (value: string): value is Incident => value in readIn;

export async function declare(channel: Channel) {
  for (const queue of [payments, parcels.queue, parcels.dead, invoices, ...lanes]) {
    await channel.assertQueue(queue, { durable: true });
  }
  for (const [limit, args] of Object.entries(sales)) {
    await channel.assertQueue(saleQueue(limit), { durable: true, arguments: args });
  }
}
