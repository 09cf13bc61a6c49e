// Người đối sổ: mở database của mọi service ra đọc, xem chúng có mâu thuẫn nhau không.
// Chạy riêng:  ORDER_DB=order.db PAYMENT_DB=payment.db … node audit.ts   rồi gõ:  check
import { openBooks } from './books.ts';
import { listenToCommands } from './commands.ts';
import { onLeave } from './serve.ts';

const { env } = process;
const books = openBooks({
  orders: env.ORDER_DB ?? 'order.db',
  payment: env.PAYMENT_DB ?? 'payment.db',
  product: env.PRODUCT_DB ?? 'product.db',
  analytics: env.ANALYTICS_DB ?? 'analytics.db',
  notification: env.NOTIFICATION_DB ?? 'notification.db',
  mail: env.MAIL_DB ?? 'mail.db',
});

function check() {
  const found = books.findContradictions();
  for (const one of found) console.error(`Sai: ${one}`);
  const { orders, placed, unfinished } = books.totals();
  const dangling = unfinished > 0 ? `, ${unfinished} đơn còn dở nên chưa xét` : '';
  if (found.length === 0) console.log(`Sổ khớp: ${orders} đơn, ${placed} đơn đã đặt${dangling}`);
}

listenToCommands({ check });

onLeave(async () => books.close());

console.log('Sẵn sàng đối sổ');
