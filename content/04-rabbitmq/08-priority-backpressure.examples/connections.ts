// Worker nhận đơn từ một queue, báo "đã thu tiền" cho ai quan tâm, rồi ack: gửi và nhận trên một kết nối, hay hai?
// Chạy riêng:  RABBITMQ_URL=amqp://localhost QUEUE=orders CONNECTIONS=two node connections.ts

import { connect } from 'amqplib';

const url = process.env.RABBITMQ_URL ?? 'amqp://localhost';
const queue = process.env.QUEUE ?? 'orders';

const taking = await connect(url, { noDelay: true });
const sending = process.env.CONNECTIONS === 'one' ? taking : await connect(url, { noDelay: true });
sending.on('blocked', (reason) => console.log(`Broker chặn kết nối gửi: ${reason}`));
sending.on('unblocked', () => console.log('Broker cho gửi tiếp'));

const orders = await taking.createChannel();
const events = await sending.createChannel();
await orders.assertQueue(queue, { durable: true });
await orders.prefetch(1);

await orders.consume(queue, (message) => {
  if (message === null) return; // queue đã bị xoá
  events.publish('amq.topic', 'order.paid', message.content, { persistent: true });
  orders.ack(message);
  console.log(`Đã gửi ack cho đơn #${message.content}`);
});
