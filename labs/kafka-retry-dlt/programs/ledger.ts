// Sổ của chương trình thu tiền: đơn nào đã thu, đơn nào đang nằm bên lề chờ thử lại.
import { DatabaseSync } from 'node:sqlite';

const db = new DatabaseSync(process.env.DB ?? ':memory:');
db.exec('CREATE TABLE IF NOT EXISTS paid (order_id TEXT PRIMARY KEY)');
db.exec('CREATE TABLE IF NOT EXISTS aside (order_id TEXT PRIMARY KEY, customer TEXT NOT NULL)');

const pay = db.prepare('INSERT OR IGNORE INTO paid (order_id) VALUES (?)');
const note = db.prepare('INSERT OR IGNORE INTO aside (order_id, customer) VALUES (?, ?)');
const find = db.prepare('SELECT rowid FROM aside WHERE order_id = ?');
const strike = db.prepare('DELETE FROM aside WHERE order_id = ?');
// Dòng ghi trước có rowid nhỏ hơn. Đơn chưa có trong sổ thì đứng sau mọi đơn của khách ấy.
const earlier = db.prepare(`
  SELECT order_id FROM aside
  WHERE customer = ?1 AND rowid < coalesce((SELECT rowid FROM aside WHERE order_id = ?2), 9e15)
  ORDER BY rowid LIMIT 1`);

/** Thu tiền một đơn, chỉ lần đầu; false nếu đã thu. */
export const charge = (order: string): boolean => pay.run(order).changes === 1;

export const setAside = (order: string, customer: string): void => {
  note.run(order, customer);
};

/** Xong rồi, không còn nằm bên lề. */
export const takeBack = (order: string): void => {
  if (find.get(order)) strike.run(order);
};

/** Đơn cũ nhất của cùng khách còn nằm bên lề, nếu có. */
export function earlierOf(order: string, customer: string): string | undefined {
  const found = earlier.get(customer, order)?.order_id;
  return typeof found === 'string' ? found : undefined;
}
