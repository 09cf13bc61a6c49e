// Lambda, tầng speed: mỗi đơn một dòng trong bảng "recent", ngay khi đơn tới.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 DB=views.db node speed.ts   rồi gõ:  code v2
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { Kafka, logLevel } from 'kafkajs';

interface Order {
  order: number;
  price: number;
  quantity: number;
}

const topic = process.env.TOPIC ?? 'orders';
let code = process.env.CODE ?? 'v1';

const db = new DatabaseSync(process.env.DB ?? ':memory:', { timeout: 2_000 });
// Khoá là offset: đọc lại một record thì không thêm dòng nào.
db.exec('CREATE TABLE IF NOT EXISTS recent (offset INTEGER PRIMARY KEY, amount INTEGER)');
const insert = db.prepare('INSERT OR IGNORE INTO recent (offset, amount) VALUES (?, ?)');

const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'speed',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const consumer = kafka.consumer({
  groupId: process.env.GROUP_ID ?? 'speed',
  sessionTimeout: 3_000, // broker mặc định đòi ít nhất 6000
  heartbeatInterval: 500,
  maxWaitTimeInMs: 500,
});
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));

/** Cùng công thức với batch, viết lại ở đây; và v1 viết thiếu số lượng. */
function amountOf({ price, quantity }: Order) {
  return code === 'v1' ? price : price * quantity;
}

await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'code') code = value;
  else console.error(`Không hiểu lệnh "${line}". Có một lệnh: code v2`);
});

process.once('SIGTERM', async () => {
  await consumer.disconnect();
  process.exit(0);
});

await consumer.run({
  autoCommitThreshold: 1,
  eachMessage: async ({ message }) => {
    const start = performance.now();
    const order: Order = JSON.parse(message.value?.toString() ?? '{}');
    const amount = amountOf(order);
    insert.run(Number(message.offset), amount);
    performance.measure('add', { start, detail: { code, amount } });
    performance.clearMeasures();
    console.log(`Đơn #${order.order}: thêm ${amount} đồng, code ${code}`);
  },
});
