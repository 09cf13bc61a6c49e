// Cửa hàng: ghi mỗi đơn vào topic "orders", với giá một món và số lượng.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 node shop.ts   rồi gõ:  send 1
import { createInterface } from 'node:readline';
import { Kafka, logLevel, Partitioners } from 'kafkajs';

const topic = process.env.TOPIC ?? 'orders';
const kafka = new Kafka({
  clientId: 'shop',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});

// Đơn đánh số tiếp từ cuối log, để cửa hàng chạy lại không có hai đơn cùng số.
const admin = kafka.admin();
await admin.connect();
const [partition] = await admin.fetchTopicOffsets(topic);
await admin.disconnect();
let sent = Number(partition?.high ?? 0);

const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
await producer.connect();

/** Một, hai hay ba món, mỗi món 50.000 đồng. */
function nextMessage() {
  sent += 1;
  return {
    key: String(sent),
    value: JSON.stringify({ order: sent, price: 50_000, quantity: 1 + (sent % 3) }),
    headers: { ce_subject: String(sent) }, // để theo một đơn qua mọi chương trình
  };
}

async function sendMany(count: number) {
  const messages = Array.from({ length: count }, nextMessage);
  try {
    await producer.send({ topic, messages });
    console.log(`Đã gửi ${count} đơn, đơn cuối là #${sent}`);
  } catch (error) {
    console.error(`Không gửi được: ${error instanceof Error ? error.message : error}`);
  }
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'send') void sendMany(Number(value ?? 1));
  else console.error(`Không hiểu lệnh "${line}". Có một lệnh: send 1`);
});

process.once('SIGTERM', async () => {
  await producer.disconnect();
  process.exit(0);
});

console.log('Cửa hàng đã nối tới Kafka, gửi đơn vào topic orders');
