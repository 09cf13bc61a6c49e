// Gửi email cho từng việc trong queue "emails". Không nhớ gì giữa hai việc.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node email.ts
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConsumeMessage, connect } from 'amqplib';

const queue = 'emails';
const workMs = Number(process.env.WORK_MS ?? 400);

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const channel = await connection.createChannel();
await channel.assertQueue(queue, { durable: true });
await channel.prefetch(1);

/** Mọi thứ cần để làm việc này nằm trong chính message. */
async function sendEmail(message: ConsumeMessage) {
  const { order, to } = JSON.parse(message.content.toString());
  await sleep(workMs);
  console.log(`Đơn #${order}: đã gửi email tới ${to}${message.fields.redelivered ? ' (redelivered)' : ''}`);
  channel.ack(message); // broker xoá việc này
}

// Với prefetch 1, mỗi lúc chỉ có một việc trong tay.
let inHand: Promise<void> = Promise.resolve();

const { consumerTag } = await channel.consume(queue, (message) => {
  if (message === null) return; // queue đã bị xoá
  inHand = sendEmail(message);
  return inHand;
});
console.log('Đang nhận việc gửi email');

process.once('SIGTERM', async () => {
  await channel.cancel(consumerTag);
  await inHand;
  await connection.close();
  process.exit(0);
});
