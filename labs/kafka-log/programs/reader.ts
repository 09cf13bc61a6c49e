// Một nơi đọc topic "orders" từ đầu tới cuối, một mình một group nên có offset của riêng mình.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 GROUP_ID=analytics WORK_MS=60 node reader.ts
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';

const topic = process.env.TOPIC ?? 'orders';
const groupId = process.env.GROUP_ID ?? 'warehouse';
const workMs = Number(process.env.WORK_MS ?? 180);

const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'reader',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const consumer = kafka.consumer({
  groupId,
  sessionTimeout: 6_000,
  heartbeatInterval: 1_000,
  maxWaitTimeInMs: 500, // không có record mới thì broker trả lời sau chừng này
  metadataMaxAge: 2_000, // bao lâu thì hỏi lại số partition; mặc định là 5 phút
});

consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
  console.log(`Đọc partition ${Object.values(payload.memberAssignment).flat().sort().join(', ')}`);
});

await consumer.connect();
// Chưa commit ở partition nào thì đọc partition ấy từ record cũ nhất.
await consumer.subscribe({ topic, fromBeginning: true });
process.once('SIGTERM', async () => {
  console.log('Nhận SIGTERM: làm nốt record đang cầm, commit, rời group');
  await consumer.disconnect();
  process.exit(0);
});

await consumer.run({
  autoCommitThreshold: 1, // xong record nào commit record ấy: cờ trên băng đi theo từng ô
  eachMessage: async ({ partition, message }) => {
    const { order } = JSON.parse(message.value?.toString() ?? '{}');
    await sleep(workMs);
    console.log(`Đơn #${order}: partition ${partition}, offset ${message.offset}, key ${message.key ?? '(không)'}`);
  },
});
