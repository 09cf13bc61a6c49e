// Kho: mỗi đơn giữ lại một món.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node inventory.ts   rồi gõ:  queue temporary | queue durable
import { setTimeout as sleep } from 'node:timers/promises';
import { runService } from './subscription.ts';

await runService('inventory', async ({ order }) => {
  await sleep(500);
  return `Đã giữ hàng cho đơn #${order}`;
});
