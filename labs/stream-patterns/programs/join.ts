// Ghép mỗi đơn với thanh toán của nó: hai record cùng số đơn, cách nhau không quá 8 giây theo giờ của chúng.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 node join.ts
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { clockOf, secondsOf } from './clock.ts';

const topics = {
  orders: process.env.ORDERS ?? 'orders',
  payments: process.env.PAYMENTS ?? 'payments',
  paid: process.env.PAID ?? 'paid',
};
const bound = 8; // đơn và tiền cách nhau tối đa chừng này giây
const lateness = 4; // watermark đi sau record mới nhất của cả hai topic

const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'join',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
const consumer = kafka.consumer({
  groupId: process.env.GROUP_ID ?? 'join',
  sessionTimeout: 3_000,
  heartbeatInterval: 500,
  maxWaitTimeInMs: 500,
});
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));

interface Result {
  order: number;
  status: 'paid' | 'unpaid' | 'unmatched';
  orderedAt?: number;
  paidAt?: number;
}

// State: những nửa còn chờ nửa kia. Cả hai phía đều phải nhớ, vì không biết phía nào tới trước.
const orders = new Map<number, number>();
const payments = new Map<number, number>();
let newest = 0;

function takeOrder(order: number, orderedAt: number): Result[] {
  const paidAt = payments.get(order);
  if (paidAt === undefined || Math.abs(paidAt - orderedAt) > bound) {
    orders.set(order, orderedAt);
    return [];
  }
  payments.delete(order);
  return [{ order, status: 'paid', orderedAt, paidAt }];
}

function takePayment(order: number, paidAt: number): Result[] {
  const orderedAt = orders.get(order);
  if (orderedAt === undefined || Math.abs(paidAt - orderedAt) > bound) {
    payments.set(order, paidAt);
    return [];
  }
  orders.delete(order);
  return [{ order, status: 'paid', orderedAt, paidAt }];
}

/** Quá hạn thì thôi chờ: báo ra, và quên đi, nếu không thì state lớn mãi. */
function expire(): Result[] {
  const isOver = ([, at]: [number, number]) => at + bound <= newest - lateness;
  const unpaid = [...orders].filter(isOver);
  const unmatched = [...payments].filter(isOver);
  for (const [order] of unpaid) orders.delete(order);
  for (const [order] of unmatched) payments.delete(order);
  return [
    ...unpaid.map(([order, orderedAt]): Result => ({ order, status: 'unpaid', orderedAt })),
    ...unmatched.map(([order, paidAt]): Result => ({ order, status: 'unmatched', paidAt })),
  ];
}

async function publish(results: Result[]) {
  const messages = results.map(({ order, status, orderedAt, paidAt }) => ({
    key: String(order),
    value: JSON.stringify({
      order,
      status,
      ...(orderedAt !== undefined && { orderedAt: clockOf(orderedAt), until: clockOf(orderedAt + bound) }),
      ...(paidAt !== undefined && { paidAt: clockOf(paidAt) }),
    }),
    headers: { ce_subject: String(order) },
  }));
  if (messages.length > 0) await producer.send({ topic: topics.paid, messages });
}

await producer.connect();
await consumer.connect();
await consumer.subscribe({ topics: [topics.orders, topics.payments], fromBeginning: true });

process.once('SIGTERM', async () => {
  await consumer.disconnect();
  await producer.disconnect();
  process.exit(0);
});

await consumer.run({
  autoCommitThreshold: 1,
  eachMessage: async ({ topic, message }) => {
    const { order, at } = JSON.parse(String(message.value));
    const seconds = secondsOf(at);
    newest = Math.max(newest, seconds);
    const matched = topic === topics.orders ? takeOrder(order, seconds) : takePayment(order, seconds);
    await publish([...matched, ...expire()]);
  },
});
