// Confirms orders from the queue "orders", so many a second and no more, and leaves an e-mail job in the queue "emails"
// for each: a consumer of one queue and a producer of another.
// Run it alone:  RABBITMQ_URL=amqp://localhost RATE=20 node worker.ts   then type:  rate 40
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConsumeMessage, connect } from 'amqplib';

let perSecond = Number(process.env.RATE ?? 20);

const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
const channel = await connection.createChannel();
await channel.assertQueue('orders', { durable: true });
await channel.assertQueue('emails', { durable: true });

let inHand: Promise<void> = Promise.resolve();
let due = 0;
let confirmed = 0;

async function confirmOrder(message: ConsumeMessage) {
  const order = JSON.parse(message.content.toString());
  // The next order is due one beat after the last, or one beat from now after a pause.
  const now = performance.now();
  due = Math.max(due + 1000 / perSecond, now);
  await sleep(due - now);
  const job = { order: order.order, to: order.customer };
  channel.sendToQueue('emails', Buffer.from(JSON.stringify(job)), {
    messageId: `e${order.order}`,
    contentType: 'application/json',
    persistent: true,
  });
  // Last: whoever dies before this line leaves the order to another.
  channel.ack(message);
  confirmed += 1;
}

// One order at a time: what cannot be confirmed yet waits in the queue, not here.
await channel.prefetch(1);
const { consumerTag } = await channel.consume('orders', (message) => {
  if (message === null) return; // the queue was deleted
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
  await channel.cancel(consumerTag); // 1. no new orders
  await inHand; // 2. confirm and ack the one in hand
  await channel.close(); // 3. only then go
  await connection.close();
  console.log(`Đã rời đi sau ${confirmed} đơn`);
  process.exit(0);
});

console.log(`Đang nhận đơn, nhiều nhất ${perSecond} đơn mỗi giây`);
