// Đếm hoá đơn trong topic "invoices": chỉ những cái đã commit, hay mọi cái đã ghi, là do ISOLATION.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 ISOLATION=read_uncommitted GROUP_ID=uncommitted node reader.ts
import { Kafka, logLevel } from 'kafkajs';

const topic = process.env.INVOICES ?? 'invoices';
const isolation = process.env.ISOLATION ?? 'read_committed';
const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'reader',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const consumer = kafka.consumer({
  groupId: process.env.GROUP_ID ?? 'committed',
  readUncommitted: isolation === 'read_uncommitted', // kafkajs mặc định là read_committed
  sessionTimeout: 6_000,
  heartbeatInterval: 500,
  maxWaitTimeInMs: 500,
});
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });

process.once('SIGTERM', async () => {
  await consumer.disconnect();
  process.exit(0);
});

let count = 0;
let total = 0;
await consumer.run({
  autoCommit: false,
  eachMessage: async ({ partition, message }) => {
    const { order, amount } = JSON.parse(message.value?.toString() ?? '{}');
    count += 1;
    total += amount;
    console.log(`${isolation}: hoá đơn đơn #${order}, tới giờ ${count} cái, ${total.toLocaleString('vi-VN')} đồng`);
    await consumer.commitOffsets([{ topic, partition, offset: String(Number(message.offset) + 1) }]);
  },
});
