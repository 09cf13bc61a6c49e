// Exchanges and queues that shop, worker and operator agree on. Declaring what is there already changes nothing.
import type { Channel } from 'amqplib';

/**
 * The one door of the queue "orders": for new orders, for those back from a wait, and for replayed ones. A fanout, since
 * who comes back from a wait still bears the key of its level.
 */
export const door = 'orders.in';
export const main = 'orders';
export const deadLetters = { exchange: 'orders.dlx', key: 'dead', queue: 'orders.dead' };
export const retries = {
  exchange: 'orders.retry',
  /** Each level has a queue of its own: all that wait in it wait equally long, so the first in is the first out. */
  levels: [
    { key: '1s', queue: 'orders.retry.1s', waitMs: 1_000 },
    { key: '5s', queue: 'orders.retry.5s', waitMs: 5_000 },
    { key: '30s', queue: 'orders.retry.30s', waitMs: 30_000 },
  ],
};

export async function declare(channel: Channel) {
  await channel.assertExchange(door, 'fanout');
  await channel.assertExchange(deadLetters.exchange, 'direct');
  await channel.assertExchange(retries.exchange, 'direct');
  await channel.assertQueue(main, {
    durable: true,
    // Where the broker puts what is nacked without requeue, and under which routing key.
    deadLetterExchange: deadLetters.exchange,
    deadLetterRoutingKey: deadLetters.key,
  });
  await channel.bindQueue(main, door, '');
  await channel.assertQueue(deadLetters.queue, { durable: true });
  await channel.bindQueue(deadLetters.queue, deadLetters.exchange, deadLetters.key);
  for (const { key, queue } of retries.levels) {
    // Nobody consumes from it: whatever has waited long enough leaves by its dead-letter exchange.
    await channel.assertQueue(queue, { durable: true, deadLetterExchange: door });
    await channel.bindQueue(queue, retries.exchange, key);
  }
}
