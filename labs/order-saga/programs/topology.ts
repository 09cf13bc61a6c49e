// Những queue mà order và notification dùng chung. Khai báo lại cái đã có thì không đổi gì.
import type { Channel } from 'amqplib';

export const queue = process.env.QUEUE ?? 'order_notifications';
export const deadLetters = { exchange: `${queue}_dlx`, queue: `${queue}_dlq` };

/** Message chờ đủ giờ thì về lại queue bằng exchange này. */
const back = `${queue}_back`;

/** Mỗi bậc chờ một queue: ai vào cũng chờ lâu như nhau, nên vào trước thì ra trước. */
export const retries = (process.env.RETRY_DELAYS_MS ?? '1000,2000,4000').split(',').map((ms, index) => ({
  queue: `${queue}_retry_${index + 1}`,
  waitMs: Number(ms),
}));

export async function declare(channel: Channel) {
  await channel.assertExchange(deadLetters.exchange, 'fanout');
  await channel.assertQueue(deadLetters.queue, { durable: true });
  await channel.bindQueue(deadLetters.queue, deadLetters.exchange, '');
  // Message bị nack mà không requeue thì broker đưa tới exchange của dead letter.
  await channel.assertQueue(queue, { durable: true, deadLetterExchange: deadLetters.exchange });
  await channel.assertExchange(back, 'fanout');
  await channel.bindQueue(queue, back, '');
  for (const { queue } of retries) await channel.assertQueue(queue, { durable: true, deadLetterExchange: back });
}
