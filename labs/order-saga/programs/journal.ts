// Sổ của service order. Bước nào của saga cũng được ghi trước khi làm và sau khi xong: chương trình có bị giết ở đâu
// thì lần chạy sau cũng biết đơn nào đang dở, dở ở bước nào.
import { inTransaction, openDatabase } from './database.ts';

export type OrderState = 'running' | 'placed' | 'cancelling' | 'cancelled';
export type Step = 'user' | 'stock' | 'payment' | 'order' | 'refund' | 'release' | 'kafka' | 'rabbitmq';
type Mark = 'begun' | 'refused' | 'done';

export interface Order {
  id: string;
  userId: string;
  productId: string;
  quantity: number;
  /** Lúc khách đặt, ms. */
  at: number;
  status: OrderState;
  /** Vì sao bị huỷ. */
  reason: string;
  /** Ba thứ này biết được trong lúc saga chạy. */
  email: string;
  product: string;
  amount: number;
}

const db = openDatabase(`
  CREATE TABLE IF NOT EXISTS orders (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    at INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'running',
    reason TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    product TEXT NOT NULL DEFAULT '',
    amount INTEGER NOT NULL DEFAULT 0,
    open INTEGER NOT NULL DEFAULT 1  -- saga chưa làm xong mọi việc
  );
  CREATE TABLE IF NOT EXISTS journal (
    seq INTEGER PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders,
    step TEXT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('begun', 'refused', 'done')),
    note TEXT NOT NULL DEFAULT 'null',  -- kết quả của bước, JSON
    at INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS journal_of_order ON journal (order_id, step)`);
const insertOrder = db.prepare('INSERT INTO orders (id, user_id, product_id, quantity, at) VALUES (?, ?, ?, ?, ?)');
const selectOrder = db.prepare('SELECT * FROM orders WHERE id = ?');
const selectOpen = db.prepare('SELECT id FROM orders WHERE open = 1 ORDER BY at');
const learn = db.prepare('UPDATE orders SET email = ?, product = ?, amount = ? WHERE id = ?');
const decide = db.prepare('UPDATE orders SET status = ?, reason = ? WHERE id = ?');
const finish = db.prepare('UPDATE orders SET open = 0 WHERE id = ?');
const insertMark = db.prepare('INSERT INTO journal (order_id, step, mark, note, at) VALUES (?, ?, ?, ?, ?)');
const newestMark = db.prepare('SELECT mark, note FROM journal WHERE order_id = ? AND step = ? ORDER BY seq DESC');

export function openOrder(order: Pick<Order, 'id' | 'userId' | 'productId' | 'quantity'>) {
  insertOrder.run(order.id, order.userId, order.productId, order.quantity, Date.now());
}

export function findOrder(id: string): Order | undefined {
  const row = selectOrder.get(id);
  return (
    row && {
      id,
      userId: String(row.user_id),
      productId: String(row.product_id),
      quantity: Number(row.quantity),
      at: Number(row.at),
      status: stateIn(String(row.status)),
      reason: String(row.reason),
      email: String(row.email),
      product: String(row.product),
      amount: Number(row.amount),
    }
  );
}

function stateIn(text: string): OrderState {
  if (text === 'placed' || text === 'cancelling' || text === 'cancelled') return text;
  return 'running';
}

/** Những đơn còn việc phải làm, cũ trước. */
export const unfinished = (): string[] => selectOpen.all().map(({ id }) => String(id));

export function mark(id: string, step: Step, mark: Mark, note: unknown = null) {
  insertMark.run(id, step, mark, JSON.stringify(note), Date.now());
}

/** Dấu mới nhất của một bước, với kết quả đã ghi; undefined khi chưa bắt đầu. */
export function lastMark(id: string, step: Step) {
  const row = newestMark.get(id, step);
  return row && { mark: String(row.mark), note: JSON.parse(String(row.note)) };
}

/** Những gì các bước đã cho biết về đơn. */
export function learned(id: string, { email, product, amount }: Pick<Order, 'email' | 'product' | 'amount'>) {
  learn.run(email, product, amount, id);
}

/** Đổi tình trạng của đơn, và ghi bước "order" vào sổ, cùng một lúc. */
export function settle(id: string, status: OrderState, reason = '') {
  inTransaction(db, () => {
    decide.run(status, reason, id);
    mark(id, 'order', 'done', { status, reason });
  });
}

export const close = (id: string) => finish.run(id);
