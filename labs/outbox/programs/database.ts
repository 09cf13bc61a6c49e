// Database của service đơn hàng: một file SQLite, chung cho mọi chương trình của service ấy.
import { DatabaseSync } from 'node:sqlite';

// Đang có ai ghi thì chờ, tối đa 5 giây.
export const db = new DatabaseSync(process.env.DB ?? 'order.db', { timeout: 5_000 });
db.exec('CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, address TEXT NOT NULL)');
db.exec(`
  CREATE TABLE IF NOT EXISTS outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE,
    payload TEXT NOT NULL
  )`);

/** Tất cả cùng có, hoặc cùng không: chết giữa chừng thì như chưa bắt đầu. */
export function inTransaction(work: () => void) {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
