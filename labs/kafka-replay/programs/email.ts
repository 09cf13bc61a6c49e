// Gửi email cho từng đơn trong topic "orders"; bảng "emails" ghi đơn nào đã có email.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 DB=emails.db COMMIT=after node email.ts
// rồi gõ:  commit before | commit after | commit auto | die | flow paused | flow running | work 5000
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';

const topic = process.env.TOPIC ?? 'orders';
let commit = process.env.COMMIT ?? 'after';
let paused = process.env.FLOW === 'paused';
let workMs = Number(process.env.WORK_MS ?? 400);
let dieNext = false;

const db = new DatabaseSync(process.env.DB ?? ':memory:');
db.exec('CREATE TABLE IF NOT EXISTS emails (order_id INTEGER PRIMARY KEY)');
const note = db.prepare('INSERT OR IGNORE INTO emails (order_id) VALUES (?)');

const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'email',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const consumer = kafka.consumer({
  groupId: process.env.GROUP_ID ?? 'email',
  sessionTimeout: 3_000, // im lặng lâu chừng này thì bị loại khỏi group; broker mặc định đòi ít nhất 6000
  heartbeatInterval: 500,
  maxWaitTimeInMs: 500, // trong lúc chờ fetch thì heartbeat cũng phải chờ
});
consumer.on(consumer.events.GROUP_JOIN, () => console.log('Vào group email'));
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));

/** Việc thật: email đi rồi thì không gọi lại được. Bảng chỉ ghi sổ, mỗi đơn một dòng. */
async function sendEmail(order: number) {
  await sleep(workMs);
  const isFirst = note.run(order).changes === 1;
  console.log(isFirst ? `Đơn #${order}: đã gửi email` : `Đơn #${order}: khách nhận thêm một email nữa`);
}

/** Ghi ở broker chỗ đọc tiếp của group; false nếu broker không nhận. */
async function commitOffset(partition: number, next: number) {
  try {
    await consumer.commitOffsets([{ topic, partition, offset: String(next) }]);
    return true;
  } catch (error) {
    console.error(`Không commit được offset ${next}: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

/** Chết thật, đúng ở dòng này. */
function dieIfAsked() {
  if (dieNext) process.kill(process.pid, 'SIGKILL');
}

async function run() {
  await consumer.run({
    // Để kafkajs tự commit: khi xong cả lô vừa lấy về, và giữa lô thì 5 giây một lần.
    autoCommit: commit === 'auto',
    autoCommitInterval: 5_000,
    eachMessage: async ({ partition, message }) => {
      const { order } = JSON.parse(message.value?.toString() ?? '{}');
      const next = Number(message.offset) + 1;
      if (commit === 'before') {
        if (!(await commitOffset(partition, next))) return;
        dieIfAsked(); // đã commit, chưa làm
        await sendEmail(order);
      } else {
        await sendEmail(order);
        dieIfAsked(); // đã làm, chưa commit
        if (commit === 'after') await commitOffset(partition, next);
      }
    },
  });
  if (paused) consumer.pause([{ topic }]);
}

await consumer.connect();
// Group chưa commit lần nào thì bắt đầu từ record cũ nhất còn giữ.
await consumer.subscribe({ topic, fromBeginning: true });

let leaving = false;
// Đổi lần lượt: xong lần trước mới tới lần sau.
let changing: Promise<void> = run();

function setCommit(manner: string) {
  changing = changing.then(async () => {
    await consumer.stop(); // làm nốt record đang cầm theo cách cũ
    commit = manner;
    console.log(`Từ giờ commit: ${manner}`);
    if (!leaving) await run();
  });
}

function setFlow(isPaused: boolean) {
  changing = changing.then(() => {
    paused = isPaused;
    if (paused) consumer.pause([{ topic }]);
    else consumer.resume([{ topic }]);
    console.log(paused ? 'Tạm dừng đọc' : 'Đọc tiếp');
  });
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'commit') setCommit(value);
  else if (command === 'flow') setFlow(value === 'paused');
  else if (command === 'work') workMs = Number(value);
  else if (command === 'die') dieNext = true;
  else console.error(`Không hiểu lệnh "${line}". Có bốn lệnh: commit after, die, flow paused, work 400`);
});

process.once('SIGTERM', async () => {
  leaving = true;
  await changing;
  await consumer.disconnect(); // làm nốt record đang cầm, commit, báo LeaveGroup
  process.exit(0);
});
