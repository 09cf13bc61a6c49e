// Xuất hoá đơn: đọc "orders", ghi "invoices", và commit chỗ đọc tiếp, cả ba trong một transaction của Kafka.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 DB=emails.db node invoice.ts
// rồi gõ:  die | work 4000
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel, Partitioners } from 'kafkajs';

const topic = process.env.ORDERS ?? 'orders';
const invoices = process.env.INVOICES ?? 'invoices';
const groupId = process.env.GROUP_ID ?? 'invoice';
let workMs = Number(process.env.WORK_MS ?? 500);
let dieNext = false;

const db = new DatabaseSync(process.env.DB ?? ':memory:');
db.exec('CREATE TABLE IF NOT EXISTS emails (order_id INTEGER PRIMARY KEY)');
const note = db.prepare('INSERT OR IGNORE INTO emails (order_id) VALUES (?)');

const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'invoice',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const consumer = kafka.consumer({
  groupId,
  sessionTimeout: 6_000,
  heartbeatInterval: 500,
  maxWaitTimeInMs: 500, // trong lúc chờ fetch thì heartbeat cũng phải chờ
});
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));
const producer = kafka.producer({
  createPartitioner: Partitioners.DefaultPartitioner,
  // Tên còn nguyên qua các lần chạy: nhờ nó broker biết ai thay ai. Một partition nguồn một tên.
  transactionalId: process.env.TRANSACTIONAL_ID ?? 'invoice-orders-0',
  transactionTimeout: 10_000, // quá hạn mà chưa xong thì broker tự huỷ
  idempotent: true,
  maxInFlightRequests: 1,
});

/** Việc thật, ngoài Kafka: email đi rồi thì không gọi lại được. Bảng chỉ ghi sổ, mỗi đơn một dòng. */
async function sendEmail(order: number) {
  await sleep(workMs);
  const isFirst = note.run(order).changes === 1;
  console.log(isFirst ? `Đơn #${order}: đã gửi email` : `Đơn #${order}: khách nhận thêm một email nữa`);
}

/** Chết thật, đúng ở dòng này. */
function dieIfAsked() {
  if (dieNext) process.kill(process.pid, 'SIGKILL');
}

async function makeInvoice(partition: number, offset: string, { order, amount }: { order: number; amount: number }) {
  const transaction = await producer.transaction();
  await transaction.send({
    topic: invoices,
    messages: [{ key: String(order), value: JSON.stringify({ order, amount }) }],
  });
  await sendEmail(order);
  dieIfAsked(); // hoá đơn đã ghi, email đã đi, transaction chưa commit
  const next = String(Number(offset) + 1);
  await transaction.sendOffsets({
    consumerGroupId: groupId,
    topics: [{ topic, partitions: [{ partition, offset: next }] }],
  });
  await transaction.commit();
  console.log(`Đơn #${order}: đã xuất hoá đơn`);
}

await producer.connect();
// Xin producer id trước khi đọc record nào, như initTransactions() của Java client:
// broker huỷ transaction mà bản trước bỏ dở, và từ đây từ chối bản trước.
const first = await producer.transaction();
await first.abort();
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'work') workMs = Number(value);
  else if (command === 'die') dieNext = true;
  else console.error(`Không hiểu lệnh "${line}". Có hai lệnh: die, work 4000`);
});

process.once('SIGTERM', async () => {
  await consumer.disconnect(); // làm nốt đơn đang cầm, báo LeaveGroup
  await producer.disconnect();
  process.exit(0);
});

await consumer.run({
  autoCommit: false, // chỗ đọc tiếp đi cùng transaction
  eachMessage: async ({ partition, message }) => {
    try {
      await makeInvoice(partition, message.offset, JSON.parse(message.value?.toString() ?? '{}'));
    } catch (error) {
      // Producer bị từ chối thì không dùng lại được: thoát, và bản chạy sau làm lại từ offset đã commit.
      console.error(`Transaction hỏng: ${error instanceof Error ? error.message : error}`);
      process.exit(1);
    }
  },
});
console.log(`Đang đọc ${topic} và ghi ${invoices}`);
