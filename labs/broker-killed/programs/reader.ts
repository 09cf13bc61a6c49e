// Reader của Kafka: đọc đơn từ topic "orders", làm xong mới commit. Broker chết thì kafkajs đợi và tự nối lại.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 DB=shop.db node reader.ts
import { type EachMessagePayload, Kafka, logLevel } from 'kafkajs';
import { handle } from './handler.ts';

const topic = process.env.TOPIC ?? 'orders';

const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'reader',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
  // Thử lại đủ lâu để Kafka kịp khởi động xong.
  retry: { retries: 30, initialRetryTime: 200, maxRetryTime: 1_000 },
});
const consumer = kafka.consumer({
  groupId: process.env.GROUP_ID ?? 'readers',
  sessionTimeout: 30_000,
  heartbeatInterval: 1_000,
  maxWaitTimeInMs: 500,
});
consumer.on(consumer.events.GROUP_JOIN, () => console.log('Vào group'));
consumer.on(consumer.events.DISCONNECT, () => console.error('Mất kết nối tới Kafka'));
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));

let inHand: Promise<void> = Promise.resolve();

async function work({ partition, message }: EachMessagePayload) {
  await handle(message.value?.toString() ?? '{}');
  try {
    await consumer.commitOffsets([{ topic, partition, offset: String(Number(message.offset) + 1) }]);
  } catch (error) {
    console.error(`Không commit được: ${error instanceof Error ? error.message : error}`);
  }
}

await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
process.once('SIGTERM', async () => {
  // Từ lúc disconnect() bắt đầu, kafkajs lặng lẽ bỏ qua commitOffsets: làm nốt và commit trước đã.
  consumer.pause([{ topic }]);
  await inHand;
  await consumer.disconnect();
  process.exit(0);
});
await consumer.run({
  autoCommit: false,
  eachMessage: (payload) => {
    inHand = work(payload);
    return inHand;
  },
});
