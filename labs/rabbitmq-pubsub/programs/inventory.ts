// The inventory service: keeps one piece aside for every order.
// Run it alone:  RABBITMQ_URL=amqp://localhost node inventory.ts   then type:  queue temporary  or  queue durable
import { setTimeout as sleep } from 'node:timers/promises';
import { runService } from './subscription.ts';

await runService('inventory', async ({ order }) => {
  await sleep(500);
  return `Đã giữ hàng cho đơn #${order}`;
});
