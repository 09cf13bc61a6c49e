// Sổ tiền. Mỗi đơn thu nhiều nhất một lần và hoàn nhiều nhất một lần: khoá chính của hai bảng giữ điều đó.
import { randomUUID } from 'node:crypto';
import { Code } from '@connectrpc/connect';
import { inTransaction, openDatabase } from './database.ts';

const db = openDatabase(`
  CREATE TABLE IF NOT EXISTS charges (
    order_id TEXT PRIMARY KEY,
    payment_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    amount INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS refunds (
    order_id TEXT PRIMARY KEY REFERENCES charges,  -- không có lần thu thì không có lần hoàn
    amount INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS barred (order_id TEXT PRIMARY KEY)  -- huỷ khi chưa thu: đừng thu nữa`);
const selectCharge = db.prepare('SELECT payment_id, amount FROM charges WHERE order_id = ?');
const selectRefund = db.prepare('SELECT amount FROM refunds WHERE order_id = ?');
const selectBar = db.prepare('SELECT order_id FROM barred WHERE order_id = ?');
const insertCharge = db.prepare('INSERT INTO charges (order_id, payment_id, user_id, amount) VALUES (?, ?, ?, ?)');
const insertRefund = db.prepare('INSERT INTO refunds (order_id, amount) VALUES (?, ?)');
const bar = db.prepare('INSERT OR IGNORE INTO barred (order_id) VALUES (?)');

interface Wanted {
  orderId: string;
  userId: string;
  amount: number;
  /** Ngân hàng từ chối lần này. */
  isDeclined: boolean;
}

type Outcome = { said: string; paymentId: string } | { said: string; code: Code };

export function charge({ orderId, userId, amount, isDeclined }: Wanted): Outcome {
  return inTransaction(db, () => {
    // Đơn đã bị huỷ mà lời gọi thu tiền giờ mới tới: thu thì không ai hoàn nữa.
    if (selectBar.get(orderId) || selectRefund.get(orderId)) {
      return { said: 'đơn đã huỷ, không thu nữa', code: Code.Aborted };
    }
    const before = selectCharge.get(orderId);
    if (before) return { said: `đã thu ${before.amount} đồng từ trước`, paymentId: String(before.payment_id) };
    if (isDeclined) return { said: `ngân hàng từ chối ${amount} đồng`, code: Code.FailedPrecondition };
    const paymentId = randomUUID();
    insertCharge.run(orderId, paymentId, userId, amount);
    return { said: `thu ${amount} đồng`, paymentId };
  });
}

/** Trả về số tiền thật sự hoàn lại, kể cả khi đã hoàn từ lần gọi trước. */
export function refund(orderId: string): number {
  return inTransaction(db, () => {
    const charged = selectCharge.get(orderId);
    if (!charged) {
      bar.run(orderId);
      return 0;
    }
    const amount = Number(charged.amount);
    if (!selectRefund.get(orderId)) insertRefund.run(orderId, amount);
    return amount;
  });
}
