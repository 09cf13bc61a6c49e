// Người trực: đưa record trong DLT về lại topic gốc của nó.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 node operator.ts   rồi gõ:  replay all | replay 0
import { createInterface } from 'node:readline';
import { type EachMessagePayload, Kafka, logLevel, Partitioners } from 'kafkajs';
import { dead, main } from './topics.ts';

const groupId = process.env.GROUP_ID ?? 'replay';
const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'operator',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const admin = kafka.admin();
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
await Promise.all([admin.connect(), producer.connect()]);

/** Cùng key thì về đúng partition cũ. Lịch sử lỗi ở lại DLT: đơn bắt đầu lại từ đầu. */
async function bringBack({ message: { key, value, headers = {} } }: EachMessagePayload) {
  const { ce_subject } = headers;
  await producer.send({
    topic: String(headers['original-topic'] ?? main),
    messages: [{ key, value, headers: { ce_subject } }],
  });
  console.log(`Đã đưa đơn ${ce_subject} về topic gốc`);
}

/** Đọc DLT `count` record: từ chỗ group đã commit, hoặc từ đúng offset ấy và không commit gì. */
async function replay(count: number, from?: string) {
  const consumer = kafka.consumer({ groupId, sessionTimeout: 6_000, maxWaitTimeInMs: 250 });
  await consumer.connect();
  await consumer.subscribe({ topic: dead, fromBeginning: true });
  let left = count;
  await new Promise<void>((resolve, reject) => {
    const read = async (payload: EachMessagePayload) => {
      const { topic, partition, message } = payload;
      await bringBack(payload);
      if (from === undefined) {
        await consumer.commitOffsets([{ topic, partition, offset: String(Number(message.offset) + 1) }]);
      }
      left -= 1;
      if (left > 0) return;
      payload.pause(); // trong lô có thể còn record sau
      resolve();
    };
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    consumer.run({ autoCommit: false, eachMessage: read }).catch(reject);
    if (from !== undefined) consumer.seek({ topic: dead, partition: 0, offset: from });
  }).finally(() => consumer.disconnect());
}

/** Một record, ở đúng offset ấy. Ngoài tầm của DLT thì kafkajs sẽ quay về đầu, nên hỏi trước. */
async function replayOne(offset: string) {
  const [end] = await admin.fetchTopicOffsets(dead);
  if (Number(offset) < Number(end?.low) || Number(offset) >= Number(end?.high))
    throw new Error(`DLT không có offset ${offset}`);
  await replay(1, offset);
}

/** Đếm trước rồi chỉ lấy đúng ngần ấy: đơn về mà lại hỏng thì nằm sau chỗ dừng, không thành vòng lặp. */
async function replayAll() {
  const [end] = await admin.fetchTopicOffsets(dead);
  const [own] = await admin.fetchOffsets({ groupId, topics: [dead] });
  const begin = Math.max(Number(end?.low ?? 0), Number(own?.partitions[0]?.offset ?? 0));
  const count = Number(end?.high ?? 0) - begin;
  if (count > 0) await replay(count);
  console.log(count > 0 ? `Xong: ${count} record` : 'Từ lần trước tới giờ DLT không có gì mới');
}

// Lần lượt từng lệnh.
let working: Promise<void> = Promise.resolve();

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command !== 'replay' || !/^(all|\d+)$/.test(value)) {
    console.error(`Không hiểu lệnh "${line}". Thử: replay all, replay 0`);
    return;
  }
  working = working
    .then(() => (value === 'all' ? replayAll() : replayOne(value)))
    .catch((error) => console.error(`Không đưa về được: ${error instanceof Error ? error.message : error}`));
});

process.once('SIGTERM', async () => {
  await working;
  await Promise.all([admin.disconnect(), producer.disconnect()]);
  process.exit(0);
});

console.log('Người trực đã nối tới Kafka');
