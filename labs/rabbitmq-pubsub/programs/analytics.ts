// The analytics service: revenue since it was started. It knows of no order before.
// Run it alone:  RABBITMQ_URL=amqp://localhost node analytics.ts   then type:  queue durable  or  queue temporary
import { setTimeout as sleep } from 'node:timers/promises';
import { runService } from './subscription.ts';

let orders = 0;
let revenue = 0;

await runService('analytics', async ({ amount }) => {
  await sleep(300);
  orders += 1;
  revenue += amount;
  return `${orders} đơn, doanh thu ${revenue.toLocaleString('vi-VN')} đồng`;
});
