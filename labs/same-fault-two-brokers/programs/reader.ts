// Một member của group Kafka: đọc đơn từ các partition được chia, làm xong mới commit.
// Chạy riêng, vài lần:  KAFKA_BROKERS=localhost:9092 DB=shop.db node reader.ts
import { type EachMessagePayload, Kafka, logLevel } from 'kafkajs';
import { handle } from './handler.ts';

const topic = process.env.TOPIC ?? 'orders';
const againMs = 300;

const kafka = new Kafka({
  // Trưởng group chia partition theo thứ tự của những tên này.
  clientId: process.env.PROGRAM_ID ?? 'reader',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const consumer = kafka.consumer({
  groupId: process.env.GROUP_ID ?? 'readers',
  sessionTimeout: 6_000, // im lặng lâu chừng này thì bị coi là đã chết
  heartbeatInterval: 500,
  maxWaitTimeInMs: 500, // trong lúc chờ fetch thì heartbeat cũng phải chờ
});
consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
  const partitions = Object.values(payload.memberAssignment).flat().sort();
  console.log(`Vào group, giữ ${partitions.length} partition: ${partitions.join(', ')}`);
});
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));

let inHand: Promise<void> = Promise.resolve();

async function work({ partition, message, pause }: EachMessagePayload) {
  try {
    await handle(message.value?.toString() ?? '{}');
  } catch (error) {
    console.error(`Lỗi: ${error instanceof Error ? error.message : error}`);
    // Quay lại đúng record ấy: log chỉ đi tiếp được khi đã qua nó.
    const resume = pause();
    consumer.seek({ topic, partition, offset: message.offset });
    setTimeout(resume, againMs);
    return;
  }
  try {
    await consumer.commitOffsets([{ topic, partition, offset: String(Number(message.offset) + 1) }]);
  } catch (error) {
    // Đã bị loại khỏi group, hay mất mạng. Ném tiếp thì kafkajs dừng hẳn; không ném thì ở heartbeat kế tiếp nó tự vào lại.
    console.error(`Không commit được: ${error instanceof Error ? error.message : error}`);
  }
}

await consumer.connect();
// Group chưa commit lần nào thì bắt đầu từ record cũ nhất.
await consumer.subscribe({ topic, fromBeginning: true });
// Đặt trước khi vào group: từ lúc vào, group chờ nó báo rời đi.
process.once('SIGTERM', async () => {
  // Từ lúc disconnect() bắt đầu, kafkajs lặng lẽ bỏ qua commitOffsets: làm nốt và commit trước đã.
  consumer.pause([{ topic }]);
  await inHand;
  await consumer.disconnect(); // báo LeaveGroup
  process.exit(0);
});
await consumer.run({
  autoCommit: false,
  eachMessage: (payload) => {
    inHand = work(payload);
    return inHand;
  },
});
