// Giao hàng: đọc topic "order-events". Mỗi dòng của bảng "shipments" là một kiện hàng đã gửi đi.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 DB=shipping.db DEDUP=on node shipping.ts   rồi gõ:  dedup on | dedup off
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { Kafka, logLevel } from 'kafkajs';
import type { OrderEvent } from './publish.ts';

const topic = process.env.TOPIC ?? 'order-events';
let dedup = process.env.DEDUP === 'on';

const db = new DatabaseSync(process.env.DB ?? 'shipping.db');
db.exec('CREATE TABLE IF NOT EXISTS shipments (order_id TEXT NOT NULL, address TEXT NOT NULL)');
db.exec('CREATE TABLE IF NOT EXISTS seen (event_id TEXT PRIMARY KEY)');
const ship = db.prepare('INSERT INTO shipments (order_id, address) VALUES (?, ?)');
const readdress = db.prepare('UPDATE shipments SET address = ? WHERE order_id = ?');
const note = db.prepare('INSERT OR IGNORE INTO seen (event_id) VALUES (?)');

/** Làm theo sự kiện; false nếu đã làm rồi. Mã sự kiện và việc của nó chung một transaction. */
function handle({ eventId, type, order, address }: OrderEvent) {
  db.exec('BEGIN IMMEDIATE');
  const isNew = !dedup || note.run(eventId).changes === 1;
  // Sự kiện của service nói "đã đặt đơn"; của capture nói "bảng orders có dòng mới".
  if (isNew && (type === 'order.placed' || type === 'orders.insert')) ship.run(order, address);
  if (isNew && type === 'orders.update') readdress.run(address, order);
  db.exec('COMMIT');
  return isNew;
}

const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'shipping',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const consumer = kafka.consumer({
  groupId: process.env.GROUP_ID ?? 'shipping',
  sessionTimeout: 6_000,
  heartbeatInterval: 500,
  maxWaitTimeInMs: 500,
});
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'dedup') {
    dedup = value === 'on';
    console.log(dedup ? 'Từ giờ ghi và tra bảng seen' : 'Từ giờ không tra bảng seen');
  } else console.error(`Không hiểu lệnh "${line}". Có một lệnh: dedup on`);
});

process.once('SIGTERM', async () => {
  await consumer.disconnect();
  process.exit(0);
});

await consumer.run({
  autoCommitThreshold: 1,
  eachMessage: async ({ message }) => {
    const event: OrderEvent = JSON.parse(message.value?.toString() ?? '{}');
    if (handle(event)) console.log(`${event.type} ${event.eventId}: đơn #${event.order} tới ${event.address}`);
    else console.log(`Sự kiện ${event.eventId} đã có trong bảng seen, bỏ qua`);
  },
});
