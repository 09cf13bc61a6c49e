// Hai worker cùng đọc một queue, nhưng mỗi lúc chỉ một worker được giao: single active consumer.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node single-active.ts
import { connect } from 'amqplib';

const url = process.env.RABBITMQ_URL ?? 'amqp://localhost';
const queue = 'orders.single-active';
const orders = ['#1', '#2', '#3', '#4', '#5', '#6'];

const shop = await connect(url, { noDelay: true });
const channel = await shop.createConfirmChannel();
await channel.assertQueue(queue, {
  arguments: { 'x-single-active-consumer': true },
});

const done: string[] = [];
const { promise: allDone, resolve: finish } = Promise.withResolvers<void>();

async function startWorker(name: string, leavesAt?: string) {
  const connection = await connect(url, { noDelay: true });
  const own = await connection.createChannel();
  await own.prefetch(1);
  await own.consume(queue, async (message) => {
    if (message === null) return; // queue đã bị xoá
    const order = message.content.toString();
    if (order === leavesAt) return connection.close(); // đang cầm đơn, chưa ack
    done.push(`${name} ${order}${message.fields.redelivered ? '↻' : ''}`);
    own.ack(message);
    if (order === orders.at(-1)) finish();
  });
  return connection;
}

await startWorker('worker-1', '#3');
const standby = await startWorker('worker-2');
for (const order of orders) channel.sendToQueue(queue, Buffer.from(order));

await allDone;
console.log(done.join(', '));
await standby.close();
await channel.deleteQueue(queue);
await shop.close();
