// Email: mỗi đơn một thư xác nhận.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node email.ts   rồi gõ:  queue temporary | queue durable
import { setTimeout as sleep } from 'node:timers/promises';
import { runService } from './subscription.ts';

await runService('email', async ({ order, customer }) => {
  await sleep(900); // máy chủ thư cần chừng này thời gian
  return `Đã gửi thư xác nhận đơn #${order} cho ${customer}`;
});
