// Thống kê: đếm đơn và cộng doanh thu từ topic "orders". Con số sau cần con số trước.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 DB=analytics.db STATE=table node analytics.ts
// rồi gõ:  state memory | state replay | state apart | state table | crash between | crash never
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';

const topic = process.env.TOPIC ?? 'orders';
const workMs = Number(process.env.WORK_MS ?? 100);
let state = process.env.STATE ?? 'memory';
let crash = process.env.CRASH ?? 'never';
let newest = Date.now(); // giờ gửi của đơn mới nhất đã đếm; đơn gửi trước lúc khởi động là đơn cũ

/** `next` là offset của record kế tiếp, record đầu tiên chưa có trong tổng. */
interface Total {
  orders: number;
  revenue: number;
  next: number;
}
const zero: Total = { orders: 0, revenue: 0, next: 0 };

const db = new DatabaseSync(process.env.DB ?? ':memory:');
db.exec('CREATE TABLE IF NOT EXISTS totals (orders INTEGER, revenue INTEGER, next_offset INTEGER)');
const select = db.prepare('SELECT orders, revenue, next_offset AS next FROM totals');
if (!select.get()) db.exec('INSERT INTO totals VALUES (0, 0, 0)');
const update = db.prepare('UPDATE totals SET orders = ?, revenue = ?, next_offset = ?');

const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'analytics',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const consumer = kafka.consumer({
  groupId: process.env.GROUP_ID ?? 'analytics',
  sessionTimeout: 3_000, // im lặng lâu chừng này thì bị loại khỏi group; broker mặc định đòi ít nhất 6000
  heartbeatInterval: 500,
  maxWaitTimeInMs: 500,
});
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));

// Tổng lúc này: bộ nhớ của tiến trình, chết là hết.
let total = zero;

/** Bắt đầu với tổng nào, và đọc từ đâu; không nói từ đâu thì từ offset mà group đã commit. */
function load(): { total: Total; from?: number } {
  const { orders, revenue, next } = select.get() ?? {};
  const saved = { orders: Number(orders), revenue: Number(revenue), next: Number(next) };
  if (state === 'replay') return { total: zero, from: 0 };
  if (state === 'apart') return { total: saved };
  if (state === 'table') return { total: saved, from: saved.next };
  return { total: zero };
}

function save() {
  if (state === 'apart' || state === 'table') update.run(total.orders, total.revenue, total.next);
}

/** Chết thật, ở đơn mới đầu tiên sau lúc được bảo; đơn cũ đọc lại thì không. */
function dieIfAsked(sentAt: number) {
  if (crash === 'between' && sentAt > newest) process.kill(process.pid, 'SIGKILL');
}

/** Đo giờ mỗi bước, kèm tổng sau bước ấy. */
function report(step: string, start: number) {
  performance.measure(step, { start, detail: { ...total } });
  performance.clearMeasures();
}

async function run(begin: { total: Total; from?: number }) {
  total = begin.total;
  report('begin', performance.now());
  console.log(`Bắt đầu với ${total.orders} đơn, ${total.revenue} đồng`);
  const running = consumer.run({
    autoCommit: false,
    eachMessage: async ({ partition, message }) => {
      const start = performance.now();
      const { amount } = JSON.parse(message.value?.toString() ?? '{}');
      await sleep(workMs);
      total = { orders: total.orders + 1, revenue: total.revenue + amount, next: Number(message.offset) + 1 };
      save();
      dieIfAsked(Number(message.timestamp)); // đã đếm, đã cất, chưa commit
      newest = Math.max(newest, Number(message.timestamp));
      report('count', start);
      await consumer.commitOffsets([{ topic, partition, offset: String(total.next) }]);
      console.log(`${total.orders} đơn, doanh thu ${total.revenue} đồng`);
    },
  });
  // Trước khi vào group xong, để không lỡ đọc record nào từ offset đã commit.
  if (begin.from !== undefined) consumer.seek({ topic, partition: 0, offset: String(begin.from) });
  await running;
}

await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });

let leaving = false;
// Đổi lần lượt: xong lần trước mới tới lần sau.
let changing: Promise<void> = run(load());

/** Đổi chỗ cất thì tính lại từ đầu log: tổng nào cũng dựng lại được từ đó. */
function setState(value: string) {
  changing = changing.then(async () => {
    await consumer.stop(); // đếm nốt record đang cầm
    state = value;
    update.run(0, 0, 0);
    if (!leaving) await run({ total: zero, from: 0 });
  });
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'state') setState(value);
  else if (command === 'crash') crash = value;
  else console.error(`Không hiểu lệnh "${line}". Có hai lệnh: state table, crash between`);
});

process.once('SIGTERM', async () => {
  leaving = true;
  await changing;
  await consumer.disconnect();
  process.exit(0);
});
