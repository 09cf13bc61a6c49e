// Cửa hàng: gửi đơn vào topic "orders".
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 node shop.ts
// rồi gõ:  send 1 | idempotent on | idempotent off
import { createInterface } from 'node:readline';
import { Kafka, logLevel, Partitioners } from 'kafkajs';

const topic = process.env.TOPIC ?? 'orders';

const kafka = new Kafka({
  clientId: 'shop',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});

/** Cả hai loại đều tự gửi lại khi không có câu trả lời; loại lũy đẳng đánh số để broker nhận ra bản gửi lại. */
async function open(isIdempotent: boolean) {
  const { DefaultPartitioner: createPartitioner } = Partitioners;
  const opened = isIdempotent
    ? kafka.producer({ createPartitioner, idempotent: true, maxInFlightRequests: 1 })
    : kafka.producer({ createPartitioner });
  await opened.connect();
  // Hỏi trước partition nằm ở broker nào, để lúc gửi đơn đầu tiên khỏi phải hỏi.
  await opened.send({ topic, messages: [] });
  return opened;
}

let producer = await open(process.env.IDEMPOTENT === 'on');

// Đơn đánh số tiếp từ cuối log, để cửa hàng chạy lại không có hai đơn cùng số.
const admin = kafka.admin();
await admin.connect();
const [partition] = await admin.fetchTopicOffsets(topic);
await admin.disconnect();
let sent = Number(partition?.high ?? 0);

async function sendOrder() {
  sent += 1;
  const order = { order: sent, amount: 50_000 * (1 + ((sent * 7) % 12)) };
  try {
    await producer.send({ topic, messages: [{ key: String(order.order), value: JSON.stringify(order) }] });
    console.log(`Broker đã nhận đơn #${order.order}`);
  } catch (error) {
    console.error(`Không gửi được đơn #${order.order}: ${error instanceof Error ? error.message : error}`);
  }
}

// Lần lượt từng lệnh.
let working: Promise<void> = Promise.resolve();

async function sendMany(count: number) {
  for (let i = 0; i < count; i += 1) await sendOrder();
}

async function change(isIdempotent: boolean) {
  await producer.disconnect();
  producer = await open(isIdempotent);
  console.log(isIdempotent ? 'Từ giờ gửi bằng producer lũy đẳng' : 'Từ giờ gửi bằng producer thường');
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'send') working = working.then(() => sendMany(Number(value ?? 1)));
  else if (command === 'idempotent') working = working.then(() => change(value === 'on'));
  else console.error(`Không hiểu lệnh "${line}". Có hai lệnh: send 1, idempotent on`);
});

process.once('SIGTERM', async () => {
  await working;
  await producer.disconnect();
  process.exit(0);
});

console.log('Cửa hàng đã nối tới Kafka, gửi đơn vào topic orders');
