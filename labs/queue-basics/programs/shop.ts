// The shop: sends orders to the queue "orders" as fast as it can, or so many a second.
// Run it alone:  RABBITMQ_URL=amqp://localhost node shop.ts   then type:  burst 300  or  rate 30
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';

const queue = 'orders';
const customers = ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hà', 'Khánh', 'Lan', 'Minh', 'Ngọc', 'Phúc', 'Quỳnh'];
// Ids begin with it. A shop that is started again is given another one, and uses no id a second time.
const prefix = process.env.ID_PREFIX ?? '';

const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
const channel = await connection.createChannel();
await channel.assertQueue(queue, { durable: true });

let sent = 0;

function sendOrder() {
  sent += 1;
  const id = `${prefix}${sent}`;
  const order = { order: id, customer: customers[sent % customers.length], amount: 50_000 * (1 + ((sent * 7) % 12)) };
  // The shop names the queue and nobody else: it cannot know who will take the order, or when.
  channel.sendToQueue(queue, Buffer.from(JSON.stringify(order)), {
    messageId: id,
    contentType: 'application/json',
    persistent: true,
  });
}

function sendMany(count: number) {
  const began = performance.now();
  for (let i = 0; i < count; i += 1) sendOrder();
  console.log(`Đã gửi ${count} đơn trong ${(performance.now() - began).toFixed(0)} ms, tới đơn ${prefix}${sent}`);
}

let timer: NodeJS.Timeout | undefined;

function setRate(perSecond: number) {
  clearInterval(timer);
  const began = performance.now();
  let due = 0;
  // A timer may come late; what it missed is sent the next time.
  const catchUp = () => {
    for (; due < ((performance.now() - began) / 1000) * perSecond; due += 1) sendOrder();
  };
  if (perSecond > 0) timer = setInterval(catchUp, 1000 / perSecond);
  console.log(perSecond > 0 ? `Gửi đều ${perSecond} đơn mỗi giây` : 'Ngừng gửi đều');
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'burst') sendMany(Number(value ?? 300));
  else if (command === 'rate') setRate(Number(value));
  else console.error(`Không hiểu lệnh "${line}". Có hai lệnh: burst 300, rate 30`);
});

process.once('SIGTERM', async () => {
  clearInterval(timer);
  await channel.close();
  await connection.close();
  process.exit(0);
});

console.log(`Cửa hàng đã nối tới RabbitMQ, gửi đơn vào queue ${queue}`);
