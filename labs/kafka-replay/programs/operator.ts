// Người trực: dời chỗ đọc tiếp của group "email".
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 node operator.ts
// rồi gõ:  reset earliest | reset latest | reset offset 5 | reset ago 30
import { createInterface } from 'node:readline';
import { Kafka, logLevel } from 'kafkajs';

const topic = process.env.TOPIC ?? 'orders';
const groupId = process.env.GROUP_ID ?? 'email';
const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'operator',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
  retry: { retries: 2 },
});
const admin = kafka.admin();
await admin.connect();

/** Hỏi broker: đầu log, cuối log, hay record đầu tiên từ một thời điểm. */
async function askOffset(to: string, value: number) {
  if (to === 'offset') return value;
  if (to === 'ago') {
    const [answer] = await admin.fetchTopicOffsetsByTimestamp(topic, Date.now() - 1_000 * value);
    return Number(answer?.offset);
  }
  const [partition] = await admin.fetchTopicOffsets(topic);
  return Number(to === 'earliest' ? partition?.low : partition?.high);
}

async function reset(to: string, value: number) {
  try {
    const offset = await askOffset(to, value);
    await admin.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset: String(offset) }] });
    console.log(`Group email sẽ đọc tiếp từ offset ${offset}`);
  } catch (error) {
    console.error(`Không dời được: ${error instanceof Error ? error.message : error}`);
  }
}

const targets = ['earliest', 'latest', 'offset', 'ago'];
// Lần lượt từng lệnh.
let working: Promise<void> = Promise.resolve();

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, to = '', value = '0'] = line.trim().split(' ');
  if (command === 'reset' && targets.includes(to) && /^\d+$/.test(value))
    working = working.then(() => reset(to, Number(value)));
  else console.error(`Không hiểu lệnh "${line}". Thử: reset earliest, reset offset 5, reset ago 30`);
});

process.once('SIGTERM', async () => {
  await working;
  await admin.disconnect();
  process.exit(0);
});

console.log('Người trực đã nối tới Kafka');
