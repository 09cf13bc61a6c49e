// Capture (CDC bằng trigger): bắt mọi thay đổi của bảng "orders", do ai ghi cũng vậy, rồi gửi vào Kafka.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 DB=order.db MODE=cdc node capture.ts   rồi gõ:  mode cdc | mode outbox
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { db, inTransaction } from './database.ts';
import { disconnect, publish } from './publish.ts';

let mode = process.env.MODE ?? 'cdc';
let leaving = false;

db.exec(`
  CREATE TABLE IF NOT EXISTS changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    op TEXT NOT NULL,
    order_id TEXT NOT NULL,
    address TEXT NOT NULL
  )`);
// Những bảng đang bị theo dõi.
db.exec('CREATE TABLE IF NOT EXISTS captured (name TEXT PRIMARY KEY)');
const isCaptured = db.prepare('SELECT 1 FROM captured WHERE name = ?');
const addCaptured = db.prepare('INSERT INTO captured (name) VALUES (?)');
const dropCaptured = db.prepare('DELETE FROM captured WHERE name = ?');
const oldest = db.prepare('SELECT seq, op, order_id, address FROM changes ORDER BY seq LIMIT 1');
const remove = db.prepare('DELETE FROM changes WHERE seq = ?');

/** Trigger chạy trong chính transaction của người ghi: ghi được thì có thay đổi, rollback thì không. */
function attach() {
  db.exec(`
    CREATE TRIGGER IF NOT EXISTS orders_insert AFTER INSERT ON orders BEGIN
      INSERT INTO changes (op, order_id, address) VALUES ('insert', new.id, new.address);
    END;
    CREATE TRIGGER IF NOT EXISTS orders_update AFTER UPDATE ON orders BEGIN
      INSERT INTO changes (op, order_id, address) VALUES ('update', new.id, new.address);
    END;`);
  addCaptured.run('orders');
}

function detach() {
  db.exec('DROP TRIGGER IF EXISTS orders_insert; DROP TRIGGER IF EXISTS orders_update;');
  dropCaptured.run('orders');
}

/** Gắn hay gỡ trigger cho đúng với mode. */
function follow() {
  const isAttached = isCaptured.get('orders') !== undefined;
  if (isAttached === (mode === 'cdc')) return;
  inTransaction(isAttached ? detach : attach);
  console.log(isAttached ? 'Thôi theo dõi bảng orders' : 'Đang theo dõi bảng orders');
}

/** Gửi thay đổi cũ nhất; false nếu không còn. Sự kiện nói bằng lời của bảng: dòng nào, cột nào, giờ là gì. */
async function publishOldest() {
  const row = oldest.get();
  if (!row) return false;
  const [seq, order, address] = [Number(row.seq), String(row.order_id), String(row.address)];
  await publish({ eventId: `c${seq}`, type: `orders.${row.op}`, order, address });
  remove.run(seq);
  console.log(`Đã gửi thay đổi số ${seq} của đơn #${order}`);
  return true;
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'mode') mode = value;
  else console.error(`Không hiểu lệnh "${line}". Có một lệnh: mode cdc`);
});

process.once('SIGTERM', () => {
  leaving = true;
});

console.log('Capture đã sẵn sàng');
while (!leaving) {
  try {
    follow();
    if (!(await publishOldest())) await sleep(200);
  } catch (error) {
    console.error(`Chưa gửi được, lát nữa thử lại: ${error instanceof Error ? error.message : error}`);
    await sleep(500);
  }
}
await disconnect();
process.exit(0);
