// Đối soát: một group khác, cộng lại mọi đơn trong topic "orders" từ đầu log.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 node audit.ts
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';

const topic = process.env.TOPIC ?? 'orders';
const workMs = Number(process.env.WORK_MS ?? 100);

const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'audit',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const consumer = kafka.consumer({
  groupId: process.env.GROUP_ID ?? 'audit',
  sessionTimeout: 3_000, // broker mặc định đòi ít nhất 6000
  heartbeatInterval: 500,
  maxWaitTimeInMs: 500,
});
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));

await consumer.connect();
// Group chưa commit lần nào thì bắt đầu từ record cũ nhất còn giữ.
await consumer.subscribe({ topic, fromBeginning: true });

process.once('SIGTERM', async () => {
  await consumer.disconnect();
  process.exit(0);
});

// Tổng chỉ nằm trong bộ nhớ: chạy lại thì phải seek về đầu log mới đúng.
let orders = 0;
let revenue = 0;

const running = consumer.run({
  eachMessage: async ({ message }) => {
    const start = performance.now();
    const { amount } = JSON.parse(message.value?.toString() ?? '{}');
    await sleep(workMs);
    orders += 1;
    revenue += amount;
    performance.measure('count', { start, detail: { orders, revenue, next: Number(message.offset) + 1 } });
    performance.clearMeasures();
    console.log(`Đối soát: ${orders} đơn, ${revenue} đồng`);
  },
});
consumer.seek({ topic, partition: 0, offset: '0' });
await running;
