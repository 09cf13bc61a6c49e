// Chia đơn vào ba queue theo khách: mọi đơn của một khách vào cùng một queue, theo thứ tự gửi.
// Cần plugin:  rabbitmq-plugins enable rabbitmq_consistent_hash_exchange
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node by-customer.ts
import { connect } from 'amqplib';

const exchange = 'orders.by-customer';
const queues = ['orders.1', 'orders.2', 'orders.3'];
const customers = ['An', 'Bé', 'Chi', 'Hà', 'Lê', 'Sơn', 'Tú', 'Mai', 'Vy'];
const steps = ['tạo', 'sửa', 'huỷ'];

const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
const channel = await connection.createConfirmChannel();

await channel.assertExchange(exchange, 'x-consistent-hash');
for (const queue of queues) {
  // Worker thứ hai của queue này chỉ là dự bị.
  await channel.assertQueue(queue, {
    arguments: { 'x-single-active-consumer': true },
  });
  // Ở đây binding key là trọng số: queue nhận mấy phần khách.
  await channel.bindQueue(queue, exchange, '1');
}

for (const step of steps) {
  for (const customer of customers) {
    const order = Buffer.from(`${step} ${customer}`);
    channel.publish(exchange, customer, order, { persistent: true }); // exchange băm routing key ra queue
  }
}
await channel.waitForConfirms();

const received: Record<string, string[]> = {};
const { promise: allReceived, resolve: finish } = Promise.withResolvers<void>();
let left = steps.length * customers.length;
for (const queue of queues) {
  const taken: string[] = [];
  received[queue] = taken;
  await channel.consume(queue, (message) => {
    if (message === null) return; // queue đã bị xoá
    taken.push(message.content.toString());
    channel.ack(message);
    left -= 1;
    if (left === 0) finish();
  });
}

await allReceived;
console.log(JSON.stringify(received));
for (const queue of queues) await channel.deleteQueue(queue);
await channel.deleteExchange(exchange);
await connection.close();
