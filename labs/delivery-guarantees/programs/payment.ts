// Charges the orders from the queue "orders": one row in the table "charges" is one time that the customer pays.
// Run it alone:  RABBITMQ_URL=amqp://localhost DB=payment.db ACK=manual DEDUP=on node payment.ts
// then type:  ack auto | ack manual | dedup on | dedup off | crash before | crash after | crash never

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

// noDelay: small messages leave at once, without waiting to fill a packet.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
const channel = await connection.createChannel();
await channel.assertQueue(queue, { durable: true });
await channel.prefetch(1);

/** Charges the customer; false where that message was charged before. */
function charge(messageId: string, order: { order: number; amount: number }): boolean {
  db.exec('BEGIN IMMEDIATE');
  // Either both rows are there after a crash or neither is: that is why they share a transaction.
  const isNew = !dedup || insertProcessed.run(messageId).changes === 1;
  if (isNew) insertCharge.run(String(order.order), order.amount);
  db.exec('COMMIT');
  return isNew;
}

/** A real death, at exactly this line, on the first delivery of an order. */
function crashHere(point: string, message: ConsumeMessage) {
  if (crash === point && !message.fields.redelivered) process.kill(process.pid, 'SIGKILL');
}

// Deliveries wait here, in memory, until the one before is done.
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
      if (message === null) return; // the queue was deleted
      inHand = inHand.then(() => handle(message, noAck));
      return inHand;
    },
    { noAck },
  );
  console.log(noAck ? 'Đang nhận đơn, ack tự động' : 'Đang nhận đơn, ack thủ công');
  return consumerTag;
}

let consumerTag = await subscribe();

// One change of subscription after the other.
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
