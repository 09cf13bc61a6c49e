// Lọc đơn trên 1000k, rồi làm giàu: hỏi service customers qua gRPC xem khách là ai. Không nhớ gì giữa hai đơn.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 CUSTOMERS_URL=http://127.0.0.1:50051 node enrich.ts
import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { CustomerService } from '#proto/shop/v1/customer_pb.ts';

const topics = { orders: process.env.ORDERS ?? 'orders', big: process.env.BIG ?? 'big' };
const least = 1000; // nghìn đồng
const deadlineMs = 800;

const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'enrich',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
const consumer = kafka.consumer({
  groupId: process.env.GROUP_ID ?? 'enrich',
  sessionTimeout: 3_000,
  heartbeatInterval: 500,
  maxWaitTimeInMs: 500,
});
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));
const customers = createClient(
  CustomerService,
  createGrpcTransport({ baseUrl: process.env.CUSTOMERS_URL ?? 'http://127.0.0.1:50051' }),
);

/** Khách là ai; null nếu service không trả lời kịp. Đơn vẫn đi tiếp, thiếu tên còn hơn cả dòng đứng lại. */
async function lookUp(customer: string, order: string) {
  try {
    const headers = { 'ce-subject': order };
    const { fullName, tier } = await customers.getCustomer({ customer }, { timeoutMs: deadlineMs, headers });
    return { fullName, tier };
  } catch (error) {
    console.error(`Đơn #${order}: không hỏi được khách, ${Code[ConnectError.from(error).code]}`);
    return null;
  }
}

await producer.connect();
await consumer.connect();
await consumer.subscribe({ topic: topics.orders, fromBeginning: true });

process.once('SIGTERM', async () => {
  await consumer.disconnect();
  await producer.disconnect();
  process.exit(0);
});

await consumer.run({
  autoCommitThreshold: 1,
  eachMessage: async ({ message }) => {
    const order = JSON.parse(String(message.value));
    if (order.amount <= least) return;
    const subject = String(order.order);
    const value = JSON.stringify({ ...order, known: await lookUp(order.customer, subject) });
    await producer.send({ topic: topics.big, messages: [{ key: subject, value, headers: { ce_subject: subject } }] });
  },
});
