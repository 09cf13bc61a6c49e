import { setTimeout as wait } from 'node:timers/promises';
import type { Measurement } from './measurement.ts';
import { withQueue } from './with-queue.ts';

const bytes = 1_024;
const window = 500;
const prefetch = 200;
const warmUpMs = 2_000;
const forMs = 10_000;
const rounds = 3;

/** Persistent messages of 1 KB through one queue: a producer with confirms, a consumer that acks each one. */
export const throughput: Measurement = {
  lesson: '04-rabbitmq/09-strengths-limits.mdx',
  measure: async (broker) => {
    const rows = [];
    for (let round = 1; round <= rounds; round += 1) {
      rows.push(
        await withQueue(broker, { durable: true }, async (queue, consumer) => {
          let acked = 0;
          await consumer.prefetch(prefetch);
          const { consumerTag } = await consumer.consume(queue, (message) => {
            if (!message) return;
            consumer.ack(message);
            acked += 1;
          });
          const producer = await (await broker.connect()).createConfirmChannel();
          const body = Buffer.alloc(bytes, 'x');
          let running = true;
          const send = (): void => {
            if (running) producer.sendToQueue(queue, body, { persistent: true }, send);
          };
          for (let i = 0; i < window; i += 1) send();
          await wait(warmUpMs);
          const before = acked;
          await wait(forMs);
          const perSecond = Math.round((acked - before) / (forMs / 1000));
          running = false;
          await producer.waitForConfirms();
          await consumer.cancel(consumerTag);
          return { round, perSecond };
        }),
      );
    }
    return rows;
  },
};
