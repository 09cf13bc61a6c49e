import { setTimeout as wait } from 'node:timers/promises';
import type { Measurement } from './measurement.ts';
import { withQueue } from './with-queue.ts';

const orders = 300;
const workMs = 50;

/** How long 300 orders take with one worker of 20 orders/s, and with several on the same queue. */
export const scaleOut: Measurement = {
  lesson: '03-broker/01-message-queue.mdx',
  measure: async (broker) => {
    const rows = [];
    for (const workers of [1, 2, 3, 4]) {
      rows.push(
        await withQueue(broker, { durable: true }, async (queue, channel) => {
          for (let order = 0; order < orders; order += 1) channel.sendToQueue(queue, Buffer.from(`${order}`));
          let left = orders;
          const { promise: done, resolve } = Promise.withResolvers<void>();
          const began = performance.now();
          for (let worker = 0; worker < workers; worker += 1) {
            const own = await (await broker.connect()).createChannel();
            await own.prefetch(1);
            await own.consume(queue, async (message) => {
              if (!message) return;
              await wait(workMs);
              own.ack(message);
              left -= 1;
              if (left === 0) resolve();
            });
          }
          await done;
          return { workers, seconds: Number(((performance.now() - began) / 1000).toFixed(1)) };
        }),
      );
    }
    return rows;
  },
};
