// Một member của consumer group: đọc đơn từ các partition được chia, mỗi đơn mất chừng 0,2 giây.
// Group invoice: mỗi chương trình này là một instance của invoice-service. Group analytics: service số liệu.
// Chạy riêng, vài lần:  KAFKA_BROKERS=localhost:9092 node consumer.ts
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';

const topic = process.env.TOPIC ?? 'orders';
const groupId = process.env.GROUP_ID ?? 'invoice';

const kafka = new Kafka({
  // Trưởng group chia partition theo thứ tự của những tên này.
  clientId: process.env.PROGRAM_ID ?? 'consumer',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const consumer = kafka.consumer({
  groupId,
  sessionTimeout: 3_000, // im lặng lâu chừng này thì bị coi là đã chết; broker mặc định đòi ít nhất 6000
  heartbeatInterval: 500,
  maxWaitTimeInMs: 500, // trong lúc chờ fetch thì heartbeat cũng phải chờ
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
// Group chưa commit lần nào thì bắt đầu từ record cũ nhất.
await consumer.subscribe({ topic, fromBeginning: true });
// Đặt trước khi vào group: từ lúc vào, group chờ nó báo rời đi.
process.once('SIGTERM', async () => {
  console.log('Nhận SIGTERM: làm nốt record đang cầm, commit, báo LeaveGroup');
  await consumer.disconnect();
  console.log('Đã rời group');
  process.exit(0);
});

await consumer.run({
  autoCommitThreshold: 5, // ai làm thay chỉ phải làm lại nhiều nhất năm record
  eachMessage: async ({ partition, message }) => {
    const order = JSON.parse(message.value?.toString() ?? '{}');
    await sleep(order.workMs);
    console.log(`Đơn #${order.order} của ${order.customer}: xong (partition ${partition}, offset ${message.offset})`);
  },
});
