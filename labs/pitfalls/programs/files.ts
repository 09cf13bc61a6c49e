// Kho tệp mà shop và worker cùng với tới, ở đây là một file SQLite; ngoài đời thường là S3 hay một ổ đĩa chung.
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

const db = new DatabaseSync(process.env.FILES ?? ':memory:', { timeout: 5000 });
db.exec('CREATE TABLE IF NOT EXISTS files (key TEXT PRIMARY KEY, file BLOB NOT NULL)');
const put = db.prepare('INSERT OR IGNORE INTO files (key, file) VALUES (?, ?)');
// Kho nào cũng phải dọn. Giữ lâu hơn message có thể nằm chờ, không thì phiếu tới nơi mà tệp đã mất.
const kept = 12;
const tidy = db.prepare('DELETE FROM files WHERE rowid <= (SELECT max(rowid) FROM files) - ?');
const get = db.prepare('SELECT file FROM files WHERE key = ?');

/** Phiếu gửi đồ: thứ đi trong message thay cho tệp. */
export interface Claim {
  key: string;
  sha256: string;
}

const fingerprint = (file: Uint8Array) => createHash('sha256').update(file).digest('hex');

export function deposit(key: string, file: Uint8Array): Claim {
  put.run(key, file);
  tidy.run(kept);
  return { key, sha256: fingerprint(file) };
}

export function collect({ key, sha256 }: Claim): Uint8Array {
  const file = get.get(key)?.file;
  if (!(file instanceof Uint8Array)) throw new Error(`Kho không có tệp ${key}`);
  if (fingerprint(file) !== sha256) throw new Error(`Tệp ${key} không phải tệp đã gửi`);
  return file;
}
