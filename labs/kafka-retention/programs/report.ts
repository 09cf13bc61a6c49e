// Báo cáo doanh thu: đọc topic "orders" cho group "report", không dặn fromBeginning.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 node report.ts
import { Kafka, logLevel } from 'kafkajs';

const topic = process.env.TOPIC ?? 'orders';
const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'report',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const consumer = kafka.consumer({
  groupId: process.env.GROUP_ID ?? 'report',
  sessionTimeout: 6_000,
  heartbeatInterval: 1_000,
  maxWaitTimeInMs: 500,
});
consumer.on(consumer.events.GROUP_JOIN, () => console.log('Vào group report'));
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));

await consumer.connect();
// Offset đã commit mà không còn trong log thì kafkajs theo lời dặn ở đây. Không dặn gì là "latest".
await consumer.subscribe({ topic });

process.once('SIGTERM', async () => {
  await consumer.disconnect();
  process.exit(0);
});

let revenue = 0;
await consumer.run({
  autoCommitThreshold: 1, // xong record nào commit record ấy
  eachMessage: async ({ message }) => {
    const { order, amount } = JSON.parse(message.value?.toString() ?? '{}');
    revenue += amount;
    console.log(`Đơn #${order} ở offset ${message.offset}; doanh thu từ lúc chạy: ${revenue}`);
  },
});
