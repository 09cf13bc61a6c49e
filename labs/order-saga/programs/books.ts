// Đối sổ: mỗi service giữ database của nó, nên "có đơn nào thu tiền mà không đặt không" là câu hỏi cho nhiều database.
import { DatabaseSync } from 'node:sqlite';

/** File của từng service. */
export type Books = Record<'orders' | 'payment' | 'product' | 'analytics' | 'notification' | 'mail', string>;

/** Mỗi câu tìm những dòng mâu thuẫn nhau; không có dòng nào là đúng. Đơn mà saga còn dở thì chưa xét. */
const contradictions = {
  'đã thu tiền mà không có đơn nào như thế': `
    SELECT order_id FROM payment.charges WHERE order_id NOT IN (SELECT id FROM orders.orders)`,
  'đã đặt mà chưa thu đúng tiền': `
    SELECT id AS order_id FROM closed LEFT JOIN payment.charges c ON c.order_id = id
    WHERE status = 'placed' AND c.amount IS NOT closed.amount`,
  'đã đặt mà tiền đã hoàn': `
    SELECT id AS order_id FROM closed JOIN payment.refunds r ON r.order_id = id WHERE status = 'placed'`,
  'bị huỷ mà tiền chưa hoàn': `
    SELECT id AS order_id FROM closed JOIN payment.charges c ON c.order_id = id
    LEFT JOIN payment.refunds r ON r.order_id = id WHERE status = 'cancelled' AND r.amount IS NOT c.amount`,
  'hoàn tiền mà chưa từng thu': `
    SELECT order_id FROM payment.refunds WHERE order_id NOT IN (SELECT order_id FROM payment.charges)`,
  'đã đặt mà không giữ đúng hàng': `
    SELECT id AS order_id FROM closed LEFT JOIN product.reservations h ON h.order_id = id AND h.state = 'held'
    WHERE status = 'placed' AND (h.quantity IS NOT closed.quantity OR h.product_id <> closed.product_id)`,
  'bị huỷ mà vẫn giữ hàng': `
    SELECT id AS order_id FROM closed JOIN product.reservations h ON h.order_id = id
    WHERE status = 'cancelled' AND h.state = 'held'`,
  'kho lệch: còn lại cộng đang giữ không bằng đã nhập': `
    SELECT 'món ' || p.id AS order_id FROM product.products p LEFT JOIN product.reservations h
      ON h.product_id = p.id AND h.state = 'held'
    GROUP BY p.id HAVING p.stock + coalesce(sum(h.quantity), 0) <> p.received`,
  'analytics đếm một đơn không có, hay đếm sai': `
    SELECT order_id FROM analytics.counted LEFT JOIN orders.orders o ON o.id = order_id
    WHERE o.id IS NULL OR is_placed <> (o.status = 'placed') OR counted.amount <> o.amount`,
  'có thư mà đơn không đặt được': `
    SELECT message_id AS order_id FROM mail.letters WHERE message_id NOT IN
      (SELECT '<don-' || id || '@tram-tin.example>' FROM orders.orders WHERE status = 'placed')`,
  'notification ghi là đã gửi mà hộp thư không có': `
    SELECT order_id FROM notification.sent
    WHERE '<don-' || order_id || '@tram-tin.example>' NOT IN (SELECT message_id FROM mail.letters)`,
};

export function openBooks(books: Books) {
  const db = new DatabaseSync(':memory:');
  for (const [name, file] of Object.entries(books)) db.exec(`ATTACH '${file.replaceAll("'", "''")}' AS ${name}`);
  db.exec('CREATE TEMP VIEW closed AS SELECT * FROM orders.orders WHERE open = 0');
  const count = db.prepare(`SELECT count(*) AS orders, coalesce(sum(status = 'placed'), 0) AS placed,
    coalesce(sum(open), 0) AS unfinished FROM orders.orders`);
  return {
    /** Bao nhiêu đơn, bao nhiêu đơn đã đặt, bao nhiêu saga còn dở. */
    totals() {
      const row = count.get();
      return { orders: Number(row?.orders), placed: Number(row?.placed), unfinished: Number(row?.unfinished) };
    },
    /** Từng chỗ mâu thuẫn, bằng một câu. */
    findContradictions: (): string[] =>
      Object.entries(contradictions).flatMap(([what, query]) =>
        db
          .prepare(query)
          .all()
          .map((row) => `${row.order_id}: ${what}`),
      ),
    close: () => db.close(),
  };
}
