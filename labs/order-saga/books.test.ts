import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Books, openBooks } from './programs/books.ts';

let folder: string;
const fileOf = (name: keyof Books): string => path.join(folder, `${name}.db`);

/** Does that to one service's database. */
const run = (name: keyof Books, sql: string): void => {
  const db = new DatabaseSync(fileOf(name));
  db.exec(sql);
  db.close();
};

/** A module that opens its database when it is loaded, with that one. */
const withDatabase = async <Module>(name: keyof Books, load: () => Promise<Module>): Promise<Module> => {
  vi.stubEnv('DB', fileOf(name));
  return load();
};

const found = (): string[] => {
  const books = openBooks({
    orders: fileOf('orders'),
    payment: fileOf('payment'),
    product: fileOf('product'),
    analytics: fileOf('analytics'),
    notification: fileOf('notification'),
    mail: fileOf('mail'),
  });
  const contradictions = books.findContradictions();
  books.close();
  return contradictions;
};

// One order that is placed, and one that was cancelled after it had been paid.
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'books-'));
  vi.resetModules();
  const journal = await withDatabase('orders', () => import('./programs/journal.ts'));
  const money = await withDatabase('payment', () => import('./programs/money.ts'));
  const stock = await withDatabase('product', () => import('./programs/stock.ts'));
  const report = await withDatabase('analytics', () => import('./programs/report.ts'));
  stock.addProduct('Áo mưa', 100, 10);
  for (const id of ['good', 'bad']) {
    journal.openOrder({ id, userId: '1', productId: '1', quantity: 2, trace: '' });
    journal.learned(id, { email: 'an@example.com', product: 'Áo mưa', amount: 200 });
    stock.reserve(id, '1', 2);
    money.charge({ orderId: id, userId: '1', amount: 200, isDeclined: false });
  }
  money.refund('bad');
  stock.release('bad');
  journal.settle('good', 'placed');
  journal.settle('bad', 'cancelled', 'service_late');
  for (const id of ['good', 'bad']) {
    journal.close(id);
    const eventType = id === 'good' ? 'ORDER_PLACED' : 'ORDER_CANCELLED';
    const data = { id, productId: '1', product: 'Áo mưa', quantity: 2, amount: 200, reason: '', at: 1 };
    report.count({ eventType, data });
  }
  run('notification', "CREATE TABLE sent (order_id TEXT PRIMARY KEY); INSERT INTO sent VALUES ('good')");
  run('mail', 'CREATE TABLE letters (message_id TEXT PRIMARY KEY)');
  run('mail', "INSERT INTO letters VALUES ('<don-good@tram-tin.example>')");
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('what fits together has no contradiction', () => {
  expect(found()).toEqual([]);
});

test.each<[keyof Books, string, string[]]>([
  [
    'payment',
    "INSERT INTO charges VALUES ('nobody', 'p', '1', 5)",
    ['nobody: đã thu tiền mà không có đơn nào như thế'],
  ],
  ['payment', "DELETE FROM charges WHERE order_id = 'good'", ['good: đã đặt mà chưa thu đúng tiền']],
  ['payment', "UPDATE charges SET amount = 7 WHERE order_id = 'good'", ['good: đã đặt mà chưa thu đúng tiền']],
  ['payment', "INSERT INTO refunds VALUES ('good', 200)", ['good: đã đặt mà tiền đã hoàn']],
  ['payment', 'DELETE FROM refunds', ['bad: bị huỷ mà tiền chưa hoàn']],
  [
    'payment',
    "PRAGMA foreign_keys = off; DELETE FROM charges WHERE order_id = 'bad'",
    ['bad: hoàn tiền mà chưa từng thu'],
  ],
  [
    'product',
    "UPDATE reservations SET quantity = 1 WHERE order_id = 'good'",
    ['good: đã đặt mà không giữ đúng hàng', 'món 1: kho lệch: còn lại cộng đang giữ không bằng đã nhập'],
  ],
  [
    'product',
    "UPDATE reservations SET state = 'held'",
    ['bad: bị huỷ mà vẫn giữ hàng', 'món 1: kho lệch: còn lại cộng đang giữ không bằng đã nhập'],
  ],
  ['analytics', 'UPDATE counted SET is_placed = 1', ['bad: analytics đếm một đơn không có, hay đếm sai']],
  [
    'analytics',
    "UPDATE counted SET order_id = 'nobody' WHERE order_id = 'bad'",
    ['nobody: analytics đếm một đơn không có, hay đếm sai'],
  ],
  [
    'mail',
    "INSERT INTO letters VALUES ('<don-bad@tram-tin.example>')",
    ['<don-bad@tram-tin.example>: có thư mà đơn không đặt được'],
  ],
  ['mail', 'DELETE FROM letters', ['good: notification ghi là đã gửi mà hộp thư không có']],
])('%s: after %s something is wrong', (name, sql, contradictions) => {
  run(name, sql);
  expect(found()).toEqual(contradictions);
});

test('an order whose saga goes on is not judged yet', () => {
  run('payment', "DELETE FROM charges WHERE order_id = 'good'");
  run('orders', "UPDATE orders SET open = 1 WHERE id = 'good'");
  expect(found()).toEqual([]);
});
