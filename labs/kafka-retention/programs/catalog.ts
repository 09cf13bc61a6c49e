// Bảng giá: giữ giá mới nhất của mỗi món trong bộ nhớ, dựng từ topic "prices".
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 node catalog.ts   rồi gõ:  rebuild
import { createInterface } from 'node:readline';
import { Kafka, logLevel } from 'kafkajs';

const topic = process.env.TOPIC ?? 'prices';
const kafka = new Kafka({
  clientId: process.env.PROGRAM_ID ?? 'catalog',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const consumer = kafka.consumer({
  groupId: process.env.GROUP_ID ?? 'catalog',
  sessionTimeout: 6_000,
  heartbeatInterval: 1_000,
  maxWaitTimeInMs: 500,
});
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));

const table = new Map<string, number>();

await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
await consumer.run({
  autoCommitThreshold: 1,
  eachMessage: async ({ message }) => {
    const product = String(message.key);
    // Giá sau đè giá trước, tombstone xoá món: đọc hết log là có bảng giá.
    if (message.value === null) table.delete(product);
    else table.set(product, JSON.parse(message.value.toString()).price);
    console.log(`Offset ${message.offset}: ${[...table].map(([name, price]) => `${name} ${price}`).join(', ')}`);
  },
});

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line.trim() !== 'rebuild') return console.error(`Không hiểu lệnh "${line}". Có một lệnh: rebuild`);
  table.clear();
  // Offset 0 có thể không còn record nào: broker đưa record đầu tiên còn lại sau nó.
  consumer.seek({ topic, partition: 0, offset: '0' });
  console.log('Dựng lại bảng giá từ đầu log');
});

process.once('SIGTERM', async () => {
  await consumer.disconnect();
  process.exit(0);
});
