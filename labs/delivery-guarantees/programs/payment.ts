// Trừ tiền các đơn trong queue "orders": mỗi dòng của bảng "charges" là một lần khách bị trừ tiền.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost DB=payment.db ACK=manual DEDUP=on node payment.ts
// rồi gõ:  ack auto | ack manual | dedup on | dedup off | crash before | crash after | crash never

import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConsumeMessage, connect } from 'amqplib';

const queue = 'orders';
let automaticAck = process.env.ACK === 'auto';
let dedup = process.env.DEDUP === 'on';
let crash = process.env.CRASH ?? 'never';

const db = new DatabaseSync(process.env.DB ?? ':memory:');
db.exec('CREATE TABLE IF NOT EXISTS charges (order_id TEXT NOT NULL, amount INTEGER NOT NULL)');
db.exec('CREATE TABLE IF NOT EXISTS processed (message_id TEXT PRIMARY KEY)');
const insertCharge = db.prepare('INSERT INTO charges (order_id, amount) VALUES (?, ?)');
const insertProcessed = db.prepare('INSERT OR IGNORE INTO processed (message_id) VALUES (?)');

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

/** Trừ tiền khách; trả về false nếu message này đã trừ tiền rồi. */
function charge(messageId: string, order: { order: number; amount: number }): boolean {
  db.exec('BEGIN IMMEDIATE');
  // Chung một transaction: sau khi sập, hai dòng cùng có hoặc cùng không.
  const isNew = !dedup || insertProcessed.run(messageId).changes === 1;
  if (isNew) insertCharge.run(String(order.order), order.amount);
  db.exec('COMMIT');
  return isNew;
}

/** Chết thật, đúng ở dòng này, khi đơn được giao lần đầu. */
function crashHere(point: string, message: ConsumeMessage) {
  if (crash === point && !message.fields.redelivered) process.kill(process.pid, 'SIGKILL');
}

// Message giao tới chờ ở đây, trong bộ nhớ, tới khi xong message trước.
let inHand: Promise<void> = Promise.resolve();

async function handle(message: ConsumeMessage, noAck: boolean) {
  const order = JSON.parse(message.content.toString());
  const messageId: string = message.properties.messageId;
  console.log(`Nhận đơn #${order.order}${message.fields.redelivered ? ' (redelivered)' : ''}`);
  await sleep(order.workMs);
  crashHere('before', message);
  if (charge(messageId, order)) console.log(`Đã trừ ${order.amount} đồng cho đơn #${order.order}`);
  else console.log(`Đơn #${order.order} đã có trong bảng processed, bỏ qua`);
  crashHere('after', message);
  if (!noAck) channel.ack(message);
}

async function subscribe() {
  const noAck = automaticAck;
  const { consumerTag } = await channel.consume(
    queue,
    (message) => {
      if (message === null) return; // queue đã bị xoá
      inHand = inHand.then(() => handle(message, noAck));
      return inHand;
    },
    { noAck },
  );
  console.log(noAck ? 'Đang nhận đơn, ack tự động' : 'Đang nhận đơn, ack thủ công');
  return consumerTag;
}

let consumerTag = await subscribe();

// Đổi cách nhận lần lượt: xong lần trước mới tới lần sau.
let changing: Promise<void> = Promise.resolve();

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'ack') {
    automaticAck = value === 'auto';
    changing = changing.then(async () => {
      await channel.cancel(consumerTag);
      consumerTag = await subscribe();
    });
  } else if (command === 'dedup') {
    dedup = value === 'on';
    console.log(dedup ? 'Từ giờ ghi và tra bảng processed' : 'Từ giờ không tra bảng processed');
  } else if (command === 'crash') {
    crash = value ?? 'never';
  } else {
    console.error(`Không hiểu lệnh "${line}". Có ba lệnh: ack auto, dedup on, crash after`);
  }
});

process.once('SIGTERM', async () => {
  await changing;
  await channel.cancel(consumerTag);
  await inHand;
  await connection.close();
  process.exit(0);
});
