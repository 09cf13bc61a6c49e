// The e-mail service: a confirmation for every order.
// Run it alone:  RABBITMQ_URL=amqp://localhost node email.ts   then type:  queue temporary  or  queue durable
import { setTimeout as sleep } from 'node:timers/promises';
import { runService } from './subscription.ts';

await runService('email', async ({ order, customer }) => {
  await sleep(900); // the mail server takes its time
  return `Đã gửi thư xác nhận đơn #${order} cho ${customer}`;
});
