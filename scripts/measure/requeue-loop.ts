import { setTimeout as wait } from 'node:timers/promises';
import type { Measurement } from './measurement.ts';
import { withQueue } from './with-queue.ts';

const forMs = 5_000;

/** How often one message comes back to a consumer that does nothing but nack it. */
export const requeueLoop: Measurement = {
  lesson: '04-rabbitmq/06-dlq-retry.mdx',
  measure: (broker) =>
    withQueue(broker, { durable: true }, async (queue, channel) => {
      let deliveries = 0;
      await channel.prefetch(1);
      const { consumerTag } = await channel.consume(queue, (message) => {
        if (!message) return;
        deliveries += 1;
        channel.nack(message, false, true);
      });
      channel.sendToQueue(queue, Buffer.from('poison'), { persistent: true });
      await wait(forMs);
      const counted = deliveries;
      await channel.cancel(consumerTag);
      return [{ seconds: forMs / 1000, deliveries: counted }];
    }),
};
