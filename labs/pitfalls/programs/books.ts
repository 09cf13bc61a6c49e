// Sổ của worker: khách bị trừ tiền lần nào, đơn nào ở trạng thái nào, hoá đơn nào đã in.
import { DatabaseSync } from 'node:sqlite';

const db = new DatabaseSync(process.env.DB ?? ':memory:');
db.exec(`
  CREATE TABLE IF NOT EXISTS charges (order_id TEXT NOT NULL, amount INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS processed (message_id TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS states (order_id TEXT NOT NULL, state TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS printed (order_id TEXT PRIMARY KEY, bytes INTEGER NOT NULL)`);
const insertCharge = db.prepare('INSERT INTO charges (order_id, amount) VALUES (?, ?)');
const insertProcessed = db.prepare('INSERT OR IGNORE INTO processed (message_id) VALUES (?)');
const insertState = db.prepare('INSERT INTO states (order_id, state) VALUES (?, ?)');
const insertPrinted = db.prepare('INSERT OR IGNORE INTO printed (order_id, bytes) VALUES (?, ?)');

/** Trừ tiền khách. Có messageId thì nhớ nó lại, và trả về false nếu đã trừ cho message này rồi. */
export function charge(order: string, amount: number, messageId?: string): boolean {
  db.exec('BEGIN IMMEDIATE');
  // Chung một transaction: sau khi sập, hai dòng cùng có hoặc cùng không.
  const isNew = messageId === undefined || insertProcessed.run(messageId).changes === 1;
  if (isNew) insertCharge.run(order, amount);
  db.exec('COMMIT');
  return isNew;
}

/** Trạng thái mới của đơn; dòng cuối của một đơn là trạng thái hiện giờ. */
export const setState = (order: string, state: string) => insertState.run(order, state);

export const print = (order: string, bytes: number) => insertPrinted.run(order, bytes);
