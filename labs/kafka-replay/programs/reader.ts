// Một group khác cũng đọc topic "orders": từ đầu log hay từ cuối log là do FROM.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 GROUP_ID=analytics FROM=earliest node reader.ts
import { Kafka, logLevel } from 'kafkajs';

const topic = process.env.TOPIC ?? 'orders';
const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'reader',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const consumer = kafka.consumer({
  groupId: process.env.GROUP_ID ?? 'analytics',
  sessionTimeout: 3_000, // broker mặc định đòi ít nhất 6000
  heartbeatInterval: 500,
  maxWaitTimeInMs: 500,
});
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));

await consumer.connect();
// Chỉ dùng tới khi group chưa commit lần nào, hoặc offset đã commit không còn dùng được.
await consumer.subscribe({ topic, fromBeginning: process.env.FROM === 'earliest' });

process.once('SIGTERM', async () => {
  await consumer.disconnect();
  process.exit(0);
});

await consumer.run({
  autoCommitThreshold: 1,
  eachMessage: async ({ message }) => {
    const { order } = JSON.parse(message.value?.toString() ?? '{}');
    console.log(`Đọc đơn #${order} ở offset ${message.offset}`);
  },
});
