// Lambda, tầng batch: mỗi lần được gọi thì tính lại cả log, rồi thay kết quả cũ.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 DB=views.db node batch.ts   rồi gõ:  run
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { Kafka, logLevel } from 'kafkajs';

interface Order {
  price: number;
  quantity: number;
}

const topic = process.env.TOPIC ?? 'orders';
const db = new DatabaseSync(process.env.DB ?? ':memory:', { timeout: 2_000 });
db.exec('CREATE TABLE IF NOT EXISTS batch (orders INTEGER, revenue INTEGER, next_offset INTEGER)');
if (!db.prepare('SELECT 1 FROM batch').get()) db.exec('INSERT INTO batch VALUES (0, 0, 0)');
// Tầng speed chạy trước hay sau thì cũng có bảng này.
db.exec('CREATE TABLE IF NOT EXISTS recent (offset INTEGER PRIMARY KEY, amount INTEGER)');
const replace = db.prepare('UPDATE batch SET orders = ?, revenue = ?, next_offset = ?');
const forget = db.prepare('DELETE FROM recent WHERE offset < ?');

const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'batch',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const admin = kafka.admin();
const consumer = kafka.consumer({
  groupId: process.env.GROUP_ID ?? 'batch',
  sessionTimeout: 3_000, // broker mặc định đòi ít nhất 6000
  heartbeatInterval: 500,
  maxWaitTimeInMs: 500,
});
await Promise.all([admin.connect(), consumer.connect()]);
await consumer.subscribe({ topic, fromBeginning: true });

let collect: ((order: Order) => void) | undefined;
await consumer.run({
  autoCommit: false,
  eachMessage: async ({ message }) => collect?.(JSON.parse(message.value?.toString() ?? '{}')),
});
consumer.pause([{ topic }]); // giữa hai lượt thì không đọc gì

/** Mọi đơn, từ đầu log tới cuối log lúc này. */
async function readAll(): Promise<Order[]> {
  const [partition] = await admin.fetchTopicOffsets(topic);
  const end = Number(partition?.high);
  const orders: Order[] = [];
  if (end === 0) return orders;
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
  collect = (order) => {
    orders.push(order);
    if (orders.length < end) return;
    collect = undefined; // đơn tới sau là việc của tầng speed
    consumer.pause([{ topic }]);
    finish();
  };
  consumer.seek({ topic, partition: 0, offset: '0' });
  consumer.resume([{ topic }]);
  await finished;
  return orders;
}

async function recompute() {
  const orders = await readAll();
  const revenue = orders.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  db.exec('BEGIN IMMEDIATE');
  replace.run(orders.length, revenue, orders.length);
  forget.run(orders.length); // phần này batch đã tính rồi
  db.exec('COMMIT');
  console.log(`Batch: ${orders.length} đơn, ${revenue} đồng`);
}

// Lần lượt từng lượt.
let working: Promise<void> = Promise.resolve();

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line.trim() === 'run') working = working.then(recompute);
  else console.error(`Không hiểu lệnh "${line}". Có một lệnh: run`);
});

process.once('SIGTERM', async () => {
  await working;
  await Promise.all([admin.disconnect(), consumer.disconnect()]);
  process.exit(0);
});

console.log('Batch đã nối tới Kafka, chờ được gọi');
