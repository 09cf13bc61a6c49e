// Database của riêng một service: một file SQLite, không service nào khác ghi vào đó.
import { DatabaseSync } from 'node:sqlite';

export function openDatabase(schema: string): DatabaseSync {
  const db = new DatabaseSync(process.env.DB ?? ':memory:', { timeout: 2000 });
  // WAL: ai đó mở file ra đọc, như lúc đối sổ, thì service vẫn ghi được.
  db.exec('PRAGMA journal_mode = WAL');
  db.exec(schema);
  return db;
}

/** Tất cả cùng có, hoặc cùng không: chết giữa chừng thì như chưa bắt đầu. */
export function inTransaction<Result>(db: DatabaseSync, work: () => Result): Result {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
