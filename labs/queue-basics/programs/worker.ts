// Xác nhận đơn trong queue "orders", mỗi giây không quá chừng ấy đơn; mỗi đơn để lại một việc trong queue "emails".
// Vừa là consumer của queue này, vừa là producer của queue kia.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost RATE=20 node worker.ts   rồi gõ:  rate 40
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConsumeMessage, connect } from 'amqplib';

let perSecond = Number(process.env.RATE ?? 20);

const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const channel = await connection.createChannel();
await channel.assertQueue('orders', { durable: true });
await channel.assertQueue('emails', { durable: true });

let inHand: Promise<void> = Promise.resolve();
let due = 0;
let confirmed = 0;

async function confirmOrder(message: ConsumeMessage) {
  const order = JSON.parse(message.content.toString());
  // Đơn sau cách đơn trước một nhịp; nghỉ lâu rồi mới có đơn thì làm ngay.
  const now = performance.now();
  due = Math.max(due + 1000 / perSecond, now);
  await sleep(due - now);
  const job = { order: order.order, to: order.customer };
  channel.sendToQueue('emails', Buffer.from(JSON.stringify(job)), {
    messageId: `e${order.order}`,
    contentType: 'application/json',
    persistent: true,
  });
  // Ack sau cùng: chết trước dòng này thì đơn còn đó cho worker khác.
  channel.ack(message);
  confirmed += 1;
}

// Mỗi lần một đơn: đơn chưa tới lượt chờ trong queue, không chờ ở đây.
await channel.prefetch(1);
const { consumerTag } = await channel.consume('orders', (message) => {
  if (message === null) return; // queue đã bị xoá
  inHand = inHand.then(() => confirmOrder(message));
  return inHand;
});

let told = 0;
setInterval(() => {
  if (confirmed > told) console.log(`Giây vừa rồi xác nhận ${confirmed - told} đơn, tổng cộng ${confirmed}`);
  told = confirmed;
}, 1000);

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'rate') {
    perSecond = Number(value);
    console.log(`Từ giờ xác nhận nhiều nhất ${perSecond} đơn mỗi giây`);
  } else console.error(`Không hiểu lệnh "${line}". Có một lệnh: rate 40`);
});

process.once('SIGTERM', async () => {
  await channel.cancel(consumerTag); // 1. thôi nhận đơn mới
  await inHand; // 2. xác nhận và ack nốt đơn đang cầm
  await channel.close(); // 3. xong mới đi
  await connection.close();
  console.log(`Đã rời đi sau ${confirmed} đơn`);
  process.exit(0);
});

console.log(`Đang nhận đơn, nhiều nhất ${perSecond} đơn mỗi giây`);
