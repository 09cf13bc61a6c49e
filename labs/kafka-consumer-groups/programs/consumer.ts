// A member of a consumer group: reads orders from its partitions of the topic "orders" and e-mails the customers.
// Run it alone, several times:  KAFKA_BROKERS=localhost:9092 node consumer.ts
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';

const topic = process.env.TOPIC ?? 'orders';
const groupId = process.env.GROUP_ID ?? 'email';

const kafka = new Kafka({
  // The group's leader shares the partitions out in the order of these names.
  clientId: process.env.PROGRAM_ID ?? 'consumer',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const consumer = kafka.consumer({
  groupId,
  sessionTimeout: 3_000, // a member that is silent for so long counts as dead
  heartbeatInterval: 500,
  maxWaitTimeInMs: 500, // heartbeats wait while a fetch waits
});

consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
  const partitions = Object.values(payload.memberAssignment).flat().sort();
  console.log(
    partitions.length > 0 ? `Vào group, giữ partition ${partitions.join(', ')}` : 'Vào group, chưa có partition',
  );
});
consumer.on(consumer.events.REBALANCING, () => console.log('Group đang rebalance, vào lại'));
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));

await consumer.connect();
// A group that has never committed starts with the oldest record.
await consumer.subscribe({ topic, fromBeginning: true });
// Before it joins: from then on the group waits for its word.
process.once('SIGTERM', async () => {
  console.log('Nhận SIGTERM: làm nốt record đang cầm, commit, báo LeaveGroup');
  await consumer.disconnect();
  console.log('Đã rời group');
  process.exit(0);
});

await consumer.run({
  autoCommitThreshold: 5, // whoever takes over repeats at most five records
  eachMessage: async ({ partition, message }) => {
    const order = JSON.parse(message.value?.toString() ?? '{}');
    await sleep(order.workMs);
    console.log(`Đơn #${order.order} của ${order.customer}: xong (partition ${partition}, offset ${message.offset})`);
  },
});
