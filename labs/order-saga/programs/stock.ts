// Sổ kho. Mỗi đơn có nhiều nhất một dòng giữ hàng, nên mã đơn chính là khoá chống giữ hai lần.
import { Code } from '@connectrpc/connect';
import { inTransaction, openDatabase } from './database.ts';

const db = openDatabase(`
  CREATE TABLE IF NOT EXISTS products (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    price INTEGER NOT NULL,
    received INTEGER NOT NULL,               -- đã nhập bao nhiêu
    stock INTEGER NOT NULL CHECK (stock >= 0)  -- còn bao nhiêu
  );
  CREATE TABLE IF NOT EXISTS reservations (
    order_id TEXT PRIMARY KEY,
    product_id INTEGER REFERENCES products,
    quantity INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'released'))
  )`);
const insertProduct = db.prepare('INSERT INTO products (name, price, received, stock) VALUES (?, ?, ?, ?)');
const selectProduct = db.prepare('SELECT name, price, stock FROM products WHERE id = ?');
const take = db.prepare('UPDATE products SET stock = stock - ? WHERE id = ? AND stock >= ?');
const giveBack = db.prepare('UPDATE products SET stock = stock + ? WHERE id = ?');
const selectHold = db.prepare('SELECT product_id, quantity, state FROM reservations WHERE order_id = ?');
const insertHold = db.prepare('INSERT INTO reservations (order_id, product_id, quantity, state) VALUES (?, ?, ?, ?)');
const endHold = db.prepare("UPDATE reservations SET state = 'released' WHERE order_id = ?");

export function addProduct(name: string, price: number, stock: number) {
  return { id: String(insertProduct.run(name, price, stock, stock).lastInsertRowid), name, price, stock };
}

export function findProduct(id: string) {
  const row = selectProduct.get(id);
  return row && { id, name: String(row.name), price: Number(row.price), stock: Number(row.stock) };
}

/** Việc đã ra sao, nói bằng lời; có mã lỗi là không giữ được. */
interface Outcome {
  said: string;
  code?: Code;
}

export function reserve(orderId: string, productId: string, quantity: number): Outcome {
  return inTransaction(db, () => {
    const held = selectHold.get(orderId);
    // Đơn đã bị huỷ mà lời gọi giữ hàng giờ mới tới: giữ thì không ai trả nữa.
    if (held?.state === 'released') return { said: 'đơn đã trả hàng, không giữ nữa', code: Code.Aborted };
    if (held) return { said: `đã giữ ${held.quantity} cái từ trước` };
    const enough = take.run(quantity, productId, quantity).changes === 1;
    if (!enough) return { said: `không đủ ${quantity} cái`, code: Code.FailedPrecondition };
    insertHold.run(orderId, productId, quantity, 'held');
    return { said: `giữ ${quantity} cái` };
  });
}

/** Trả về số món thật sự quay lại kho. */
export function release(orderId: string): number {
  return inTransaction(db, () => {
    const held = selectHold.get(orderId);
    if (held?.state === 'released') return 0;
    if (!held) {
      insertHold.run(orderId, null, 0, 'released');
      return 0;
    }
    giveBack.run(held.quantity ?? 0, held.product_id ?? null);
    endHold.run(orderId);
    return Number(held.quantity);
  });
}
