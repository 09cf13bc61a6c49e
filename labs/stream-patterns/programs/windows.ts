// Doanh thu theo window, tính từ topic "orders". State nằm trong bộ nhớ; mỗi thay đổi của nó là một record trên "changelog".
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 RESTORE=changelog node windows.ts   rồi gõ:  grace 0
import { createInterface } from 'node:readline';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { readAll } from './changelog.ts';
import { clockOf, secondsOf } from './clock.ts';
import { createState, endOf, idOf, kinds, type Order, type Window } from './window-state.ts';

const topics = {
  orders: process.env.ORDERS ?? 'orders',
  changelog: process.env.CHANGELOG ?? 'changelog',
  revenue: process.env.REVENUE ?? 'revenue',
  late: process.env.LATE ?? 'late',
};
const groupId = process.env.GROUP_ID ?? 'windows';
/** Lúc bắt đầu, dựng state từ đâu: "none", "changelog", hay "replay" là đọc lại mọi đơn. */
const restore = process.env.RESTORE ?? 'none';
let grace = Number(process.env.GRACE ?? 10);
const state = createState(grace);

const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'windows',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
const consumer = kafka.consumer({ groupId, sessionTimeout: 3_000, heartbeatInterval: 500, maxWaitTimeInMs: 500 });
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));

/** Một window như nó nằm trên Kafka, kèm watermark và đơn vừa làm nó đổi. */
function recordOf(window: Window, { order }: Order, offset: number) {
  const value = {
    ...window,
    from: clockOf(window.from),
    to: clockOf(window.to),
    ends: clockOf(endOf(window)),
    locks: clockOf(endOf(window) + grace),
    watermark: clockOf(state.watermark()),
    order,
    offset,
  };
  const id = idOf(window);
  return { key: id, value: JSON.stringify(value), partition: partitionOf(id), headers: { ce_subject: id } };
}

/** Trên changelog, mỗi kiểu window một partition. */
function partitionOf(id: string) {
  return kinds.findIndex((kind) => id.startsWith(kind));
}

/** Không còn window này: record có value null, compaction sẽ bỏ cả key. */
function tombstone(id: string) {
  return { key: id, value: null, partition: partitionOf(id), headers: { ce_subject: id } };
}

async function take(order: Order, offset: number, isLive: boolean) {
  const { changed, dropped, merged, emitted, locked } = state.add(order);
  if (!isLive) return; // kết quả của đơn này đã phát từ trước khi chết
  const late = { ...order, at: clockOf(order.at), watermark: clockOf(state.watermark()), dropped };
  const out = [
    {
      topic: topics.changelog,
      messages: [...changed.map((one) => recordOf(one, order, offset)), ...[...merged, ...locked].map(tombstone)],
    },
    { topic: topics.revenue, messages: emitted.map((one) => ({ ...recordOf(one, order, offset), partition: 0 })) },
    {
      topic: topics.late,
      messages: dropped.length > 0 ? [{ value: JSON.stringify(late), headers: { ce_subject: `${order.order}` } }] : [],
    },
  ];
  await producer.sendBatch({ topicMessages: out.filter(({ messages }) => messages.length > 0) });
  await consumer.commitOffsets([{ topic: topics.orders, partition: 0, offset: String(offset + 1) }]);
}

/** Dựng lại state; đọc tiếp orders từ đâu, và từ đâu thì kết quả chưa được phát. */
async function rebuild() {
  const admin = kafka.admin();
  await admin.connect();
  const [group] = await admin.fetchOffsets({ groupId, topics: [topics.orders] });
  await admin.disconnect();
  const committed = Math.max(0, Number(group?.partitions[0]?.offset ?? 0));
  if (restore === 'replay') return { from: 0, live: committed };
  let next = committed;
  if (restore === 'changelog') {
    const count = await readAll(kafka, { topic: topics.changelog, groupId: `${groupId}-restore` }, ({ key, value }) => {
      if (value === null) return state.remove(String(key));
      const { kind, customer, from, to, count, total, watermark, offset } = JSON.parse(String(value));
      state.put({ kind, customer, from: secondsOf(from), to: secondsOf(to), count, total }, secondsOf(watermark));
      // Chết sau khi ghi changelog mà chưa commit: đơn ấy đã được cộng rồi.
      next = Math.max(next, offset + 1);
    });
    console.log(`Đọc ${count} record của changelog: còn ${state.size()} window`);
  }
  return { from: next, live: next };
}

await producer.connect();
const { from, live } = await rebuild();
await consumer.connect();
await consumer.subscribe({ topic: topics.orders, fromBeginning: true });
await consumer.run({
  autoCommit: false, // commit trong take(), sau khi kết quả đã nằm trên Kafka
  eachMessage: async ({ message }) => {
    const { order, customer, amount, at } = JSON.parse(String(message.value));
    const offset = Number(message.offset);
    await take({ order, customer, amount, at: secondsOf(at) }, offset, offset >= live);
  },
});
consumer.seek({ topic: topics.orders, partition: 0, offset: String(from) });

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'grace') {
    grace = Number(value);
    state.setGrace(grace);
  } else if (command === 'restore') console.log(`Lần chạy sau: RESTORE=${value}`);
  else console.error(`Không hiểu lệnh "${line}". Có hai lệnh: grace 0, restore replay`);
});

process.once('SIGTERM', async () => {
  await consumer.disconnect();
  await producer.disconnect();
  process.exit(0);
});
