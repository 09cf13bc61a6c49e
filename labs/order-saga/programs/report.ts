// Bảng số liệu: mỗi đơn một dòng. Mọi con số đều là một câu SQL trên bảng này.
import { openDatabase } from './database.ts';
import type { OrderEvent } from './messages.ts';

const db = openDatabase(`CREATE TABLE IF NOT EXISTS counted (
  order_id TEXT PRIMARY KEY,
  is_placed INTEGER NOT NULL,
  product_id TEXT NOT NULL,
  product TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  at INTEGER NOT NULL
)`);
const insert = db.prepare(`INSERT OR IGNORE INTO counted
  (order_id, is_placed, product_id, product, quantity, amount, at) VALUES (?, ?, ?, ?, ?, ?, ?)`);
const totals = db.prepare(`SELECT count(*) AS orders, coalesce(sum(is_placed), 0) AS placed,
  coalesce(sum(amount) FILTER (WHERE is_placed), 0) AS revenue,
  count(*) FILTER (WHERE at > ?) AS recent FROM counted`);
const top = db.prepare(`SELECT product_id, product, sum(quantity) AS quantity, sum(amount) AS revenue
  FROM counted WHERE is_placed GROUP BY product_id ORDER BY quantity DESC, product_id LIMIT 5`);
// Ngày theo giờ Việt Nam, không theo giờ của máy.
const byDay = db.prepare(`SELECT date(at / 1000, 'unixepoch', '+7 hours') AS day, sum(amount) AS revenue
  FROM counted WHERE is_placed GROUP BY day ORDER BY day DESC LIMIT 30`);

/** Trả về false khi đơn này đã được đếm. */
export function count({ eventType, data }: OrderEvent): boolean {
  const isPlaced = eventType === 'ORDER_PLACED' ? 1 : 0;
  const { id, productId, product, quantity, amount, at } = data;
  return insert.run(id, isPlaced, productId, product, quantity, amount, at).changes === 1;
}

export function report() {
  const row = totals.get(Date.now() - 60_000);
  const [orders, placed] = [Number(row?.orders), Number(row?.placed)];
  return {
    totalOrders: orders,
    placedOrders: placed,
    successRate: orders === 0 ? 0 : placed / orders,
    revenue: BigInt(Number(row?.revenue)),
    ordersLastMinute: Number(row?.recent),
    topProducts: top.all().map((one) => ({
      productId: String(one.product_id),
      name: String(one.product),
      quantity: Number(one.quantity),
      revenue: BigInt(Number(one.revenue)),
    })),
    revenueByDay: byDay.all().map((one) => ({ day: String(one.day), revenue: BigInt(Number(one.revenue)) })),
  };
}
