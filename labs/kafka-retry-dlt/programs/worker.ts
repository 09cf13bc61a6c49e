// Thu tiền từng đơn trong "orders", và quyết định làm gì với đơn hỏng.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 DB=payments.db MODE=aside node worker.ts
// rồi gõ:  mode block | mode aside | mode keyed | gateway down | parser new
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EachMessagePayload, type IHeaders, Kafka, logLevel, Partitioners } from 'kafkajs';
import { collect } from './invoices.ts';
import { charge, earlierOf, setAside, takeBack } from './ledger.ts';
import { dead, main, retries } from './topics.ts';

const settings: Record<string, string> = {
  /** Khi đơn hỏng. block: làm lại tại chỗ; aside: để sang bên; keyed: để sang bên cùng mọi đơn sau của khách ấy. */
  mode: process.env.MODE ?? 'block',
  gateway: process.env.GATEWAY ?? 'up',
  parser: process.env.PARSER ?? 'old',
};
const workMs = 250;
const blockMs = 1_000;

const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'worker',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
const consumer = kafka.consumer({
  groupId: process.env.GROUP_ID ?? 'payment',
  sessionTimeout: 3_000, // broker mặc định đòi ít nhất 6000
  heartbeatInterval: 500,
  maxWaitTimeInMs: 250,
});
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));

/** Không gọi được cổng thanh toán: đơn này không hỏng, lát nữa có thể qua. */
class GatewayError extends Error {
  override name = 'GatewayError';
}

/** Đơn này chưa lỗi gì: nó phải đi sau một đơn chưa xong của cùng khách. */
class EarlierOrder extends Error {
  override name = 'EarlierOrder';
}

async function work(value: string) {
  const { order, amount, invoice } = JSON.parse(value);
  await sleep(workMs);
  // Parser cũ chỉ nhận số nguyên, còn lại ném SyntaxError; parser mới đọc được cả "400.000 đ".
  BigInt(settings.parser === 'new' ? String(amount).replaceAll(/\D/g, '') : amount);
  if (settings.gateway === 'down') throw new GatewayError('503 Service Unavailable');
  if (invoice) console.log(`Đơn ${order}: lấy được hoá đơn, ${(await collect(order, invoice)).length} byte`);
  console.log(charge(order) ? `Đơn ${order}: đã thu tiền` : `Đơn ${order}: đã thu từ trước, bỏ qua`);
}

/** Trả record lại, và nghỉ đọc partition của nó chừng ấy. Không ngủ trong handler: partition khác còn phải chạy. */
function comeBack({ topic, partition, message, pause }: EachMessagePayload, waitMs: number) {
  const resume = pause();
  consumer.seek({ topic, partition, offset: message.offset });
  setTimeout(resume, waitMs);
}

/** Bậc kế tiếp sau một topic: topic chờ đầu tiên, topic chờ sau, rồi DLT. */
const after = (topic: string) => retries[retries.findIndex((one) => one.topic === topic) + 1]?.topic ?? dead;

/** Những gì người trực cần biết, chép theo từ lần lỗi đầu. */
function enriched({ topic, partition, message }: EachMessagePayload, error: Error): IHeaders {
  const failedAt = new Date().toISOString();
  return {
    'original-topic': topic,
    'original-partition': String(partition),
    'original-offset': message.offset,
    'first-failure': failedAt,
    ...message.headers, // ghi ở lần lỗi đầu thì giữ nguyên
    attempts: String(Number(message.headers?.attempts ?? 0) + (error instanceof EarlierOrder ? 0 : 1)),
    'error-type': error.name,
    'error-message': error.message,
    'last-failure': failedAt,
  };
}

async function moveAside(payload: EachMessagePayload, error: Error) {
  const { key, value } = payload.message;
  const topic = after(payload.topic);
  await producer.send({ topic, messages: [{ key, value, headers: enriched(payload, error) }] });
  console.log(topic === dead ? `  → DLT: ${error.message}` : `  → thử lại sau: ${error.message}`);
}

async function handle(payload: EachMessagePayload) {
  const { topic, partition, message } = payload;
  const wait = retries.find((one) => one.topic === topic)?.waitMs ?? 0;
  const restMs = Number(message.timestamp) + wait - Date.now();
  if (wait > 0 && restMs > 0) return comeBack(payload, restMs);

  const [order, customer] = [String(message.headers?.ce_subject), String(message.key)];
  const ahead = settings.mode === 'keyed' ? earlierOf(order, customer) : undefined;
  try {
    if (ahead) throw new EarlierOrder(`đơn ${ahead} của cùng khách chưa xong`);
    await work(String(message.value));
    takeBack(order);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    console.log(`Đơn ${order}: ${error.name}: ${error.message}`);
    if (settings.mode === 'block') return comeBack(payload, blockMs);
    if (settings.mode === 'keyed') setAside(order, customer);
    await moveAside(payload, error);
  }
  // Record đã nằm ở topic khác rồi mới commit. Chết giữa hai bước thì nó có hai bản, chứ không mất.
  await consumer.commitOffsets([{ topic, partition, offset: String(Number(message.offset) + 1) }]);
}

await Promise.all([producer.connect(), consumer.connect()]);
await consumer.subscribe({ topics: [main, ...retries.map(({ topic }) => topic)], fromBeginning: true });
await consumer.run({ autoCommit: false, eachMessage: handle });

createInterface({ input: process.stdin }).on('line', (line) => {
  const [name = '', value] = line.trim().split(' ');
  if (name in settings && value) settings[name] = value;
  else console.error(`Không hiểu lệnh "${line}". Có ba lệnh: mode aside, gateway down, parser new`);
});

process.once('SIGTERM', async () => {
  await consumer.disconnect(); // làm nốt record đang cầm, báo LeaveGroup
  await producer.disconnect();
  process.exit(0);
});
