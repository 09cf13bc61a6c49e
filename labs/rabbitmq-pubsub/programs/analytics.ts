// Thống kê: doanh thu từ lúc chạy. Đơn trước đó thì nó không biết.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node analytics.ts   rồi gõ:  queue durable | queue temporary
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
