// Phần chung của mọi phiên bản: đọc topic "orders" từ chỗ view đã tính tới, và cập nhật view.
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';

export interface Order {
  order: number;
  price: number;
  quantity: number;
}

const topic = process.env.TOPIC ?? 'orders';
const workMs = Number(process.env.WORK_MS ?? 150);

const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'revenue',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});

/** Mỗi phiên bản có view riêng và group riêng. View còn trống thì `next_offset` là 0: đọc từ đầu log. */
export async function keepView(view: string, amountOf: (order: Order) => number) {
  // Chương trình khác đang ghi cùng tệp thì chờ, nhiều nhất 2 giây.
  const db = new DatabaseSync(process.env.DB ?? ':memory:', { timeout: 2_000 });
  db.exec(`CREATE TABLE IF NOT EXISTS ${view} (orders INTEGER, revenue INTEGER, next_offset INTEGER)`);
  if (!db.prepare(`SELECT 1 FROM ${view}`).get()) db.exec(`INSERT INTO ${view} VALUES (0, 0, 0)`);
  const row = db.prepare(`SELECT orders, revenue, next_offset FROM ${view}`).get();
  const start = Number(row?.next_offset);
  let [orders, revenue] = [Number(row?.orders), Number(row?.revenue)];
  const update = db.prepare(`UPDATE ${view} SET orders = ?, revenue = ?, next_offset = ?`);

  const consumer = kafka.consumer({
    groupId: process.env.GROUP_ID ?? view,
    sessionTimeout: 3_000, // broker mặc định đòi ít nhất 6000
    heartbeatInterval: 500,
    maxWaitTimeInMs: 500,
  });
  consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));
  process.once('SIGTERM', async () => {
    await consumer.disconnect();
    process.exit(0);
  });

  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const running = consumer.run({
    autoCommitThreshold: 1, // chỉ để công cụ thấy lag; chỗ đọc tiếp nằm trong view
    eachMessage: async ({ message }) => {
      const order: Order = JSON.parse(message.value?.toString() ?? '{}');
      await sleep(workMs);
      orders += 1;
      revenue += amountOf(order);
      // Tổng và offset trong một câu: cùng mới hay cùng cũ.
      update.run(orders, revenue, Number(message.offset) + 1);
      console.log(`${view}: ${orders} đơn, ${revenue} đồng`);
    },
  });
  consumer.seek({ topic, partition: 0, offset: String(start) });
  await running;
  console.log(`Giữ view ${view}, đọc từ offset ${start}`);
}
