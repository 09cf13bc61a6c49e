// Worker của RabbitMQ: nhận đơn từ queue "orders", làm xong mới ack. Broker chết thì nó đợi và tự nối lại.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost DB=shop.db node worker.ts
import { type Channel, type ConsumeMessage, connect } from 'amqplib';
import { handle } from './handler.ts';

const queue = 'orders';
const prefetch = 1;

let inHand: Promise<void> = Promise.resolve();
let leave = async () => {};

async function work(channel: Channel, message: ConsumeMessage, isOpen: () => boolean) {
  if (!isOpen()) return; // kết nối đã mất: broker sẽ giao lại message này
  await handle(message.content.toString());
  if (isOpen()) channel.ack(message);
  else console.log('Làm xong mà không còn kết nối để ack');
}

/** amqplib gọi hàm này trên mỗi kết nối mới. */
async function setup(model: { createChannel(): Promise<Channel> }) {
  const channel = await model.createChannel();
  let open = true;
  channel.on('error', () => {});
  channel.on('close', () => {
    open = false;
  });
  await channel.assertQueue(queue, { durable: true });
  await channel.prefetch(prefetch);
  const { consumerTag } = await channel.consume(queue, (message) => {
    if (message === null) return; // queue đã bị xoá
    inHand = inHand.then(() => work(channel, message, () => open));
    return inHand;
  });
  leave = async () => {
    await channel.cancel(consumerTag); // thôi nhận đơn mới
    await inHand; // làm nốt và ack những gì đang cầm
    await channel.close(); // đóng thẳng kết nối thì ack cuối có thể không kịp tới
  };
  console.log('Đang nhận đơn từ queue orders');
}

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', {
  noDelay: true,
  recovery: { initialDelay: 200, maxDelay: 1000, waitForConnect: false, setup },
});
connection.on('error', () => {}); // 'disconnect' tới ngay sau và nói lý do
connection.on('disconnect', (error) => console.error(`Mất kết nối tới RabbitMQ: ${error.message}`));

process.once('SIGTERM', async () => {
  await leave();
  await connection.close();
  process.exit(0);
});
