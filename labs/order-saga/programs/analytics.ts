// Service analytics: đọc topic order-events, đếm mỗi đơn một lần, và trả lời câu hỏi về số liệu.
// Chạy riêng:  PORT=50055 DB=analytics.db KAFKA_BROKERS=localhost:9092 node analytics.ts   rồi gõ:  die count after
import { AnalyticsService } from '#proto/shop/v2/analytics_pb.ts';
import { listenToCommands } from './commands.ts';
import { here } from './faults.ts';
import { kafka, topic } from './kafka.ts';
import type { OrderEvent } from './messages.ts';
import { count, report } from './report.ts';
import { onLeave, serve } from './serve.ts';

const consumer = kafka.consumer({
  groupId: process.env.GROUP_ID ?? 'analytics',
  sessionTimeout: 3_000, // im lặng lâu chừng này thì bị loại khỏi group; broker mặc định đòi ít nhất 6000
  heartbeatInterval: 500,
  maxWaitTimeInMs: 500, // trong lúc chờ fetch thì heartbeat cũng phải chờ
});
consumer.on(consumer.events.GROUP_JOIN, () => console.log(`Vào group, đọc topic ${topic}`));
consumer.on(consumer.events.CRASH, ({ payload }) => console.error(`Consumer dừng: ${payload.error.message}`));

const door = serve(50055, (router) => {
  router.service(AnalyticsService, { getReport: () => report() });
});

listenToCommands({});

onLeave(async () => {
  await consumer.disconnect();
  await door.close();
});

await consumer.connect();
// Group chưa commit lần nào thì đọc từ sự kiện cũ nhất còn giữ.
await consumer.subscribe({ topic, fromBeginning: true });
await consumer.run({
  autoCommitThreshold: 1,
  eachMessage: async ({ message }) => {
    const event: OrderEvent = JSON.parse(message.value?.toString() ?? '{}');
    here('count before');
    // Chết sau khi đếm mà chưa commit thì sự kiện ấy tới lần nữa: khoá chính của bảng nhận ra.
    const isNew = count(event);
    here('count after');
    console.log(`Đơn #${event.data.id}: ${isNew ? event.eventType : 'đã đếm rồi'}`);
  },
});
