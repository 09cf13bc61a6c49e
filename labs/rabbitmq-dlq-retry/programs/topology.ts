// Exchange và queue mà shop, worker và operator dùng chung. Khai báo lại cái đã có thì không đổi gì.
import type { Channel } from 'amqplib';

/**
 * Cửa duy nhất vào queue "orders": cho đơn mới, đơn vừa chờ xong và đơn được đưa về.
 * Là fanout, vì đơn vừa chờ xong vẫn mang key của bậc chờ.
 */
export const door = 'orders.in';
export const main = 'orders';
export const deadLetters = { exchange: 'orders.dlx', key: 'dead', queue: 'orders.dead' };
/** Quorum queue tự đếm số lần hỏng. Quá số này thì nó bỏ message, dù không ai nack với requeue false. */
export const limited = { queue: 'orders.limited', deliveryLimit: 3 };
export const retries = {
  exchange: 'orders.retry',
  /** Mỗi bậc một queue: ai vào cũng chờ lâu như nhau, nên vào trước thì ra trước. */
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
    // Message bị nack mà không requeue thì broker đưa tới đây, với routing key này.
    deadLetterExchange: deadLetters.exchange,
    deadLetterRoutingKey: deadLetters.key,
  });
  await channel.bindQueue(main, door, '');
  await channel.assertQueue(deadLetters.queue, { durable: true });
  await channel.bindQueue(deadLetters.queue, deadLetters.exchange, deadLetters.key);
  await channel.assertQueue(limited.queue, {
    durable: true,
    deadLetterExchange: deadLetters.exchange,
    deadLetterRoutingKey: deadLetters.key,
    arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': limited.deliveryLimit },
  });
  for (const { key, queue } of retries.levels) {
    // Không ai đọc queue này: message chờ đủ giờ thì ra bằng dead-letter exchange.
    await channel.assertQueue(queue, { durable: true, deadLetterExchange: door });
    await channel.bindQueue(queue, retries.exchange, key);
  }
}
