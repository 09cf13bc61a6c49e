// Relay: lấy sự kiện trong bảng "outbox" theo thứ tự ghi, gửi vào Kafka, gửi xong thì xoá dòng.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 DB=order.db node relay.ts   rồi gõ:  crash relay | crash never
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { db } from './database.ts';
import { disconnect, type OrderEvent, publish } from './publish.ts';

let crash = process.env.CRASH ?? 'never';
let leaving = false;

const oldest = db.prepare('SELECT event_id, payload FROM outbox ORDER BY id LIMIT 1');
const remove = db.prepare('DELETE FROM outbox WHERE event_id = ?');

/** Gửi sự kiện cũ nhất; false nếu bảng trống. Hỏng thì dòng còn đó, và không sự kiện nào vượt lên trước nó. */
async function relayOldest() {
  const row = oldest.get();
  if (!row) return false;
  const event: OrderEvent = JSON.parse(String(row.payload));
  await publish(event);
  if (crash === 'relay') process.kill(process.pid, 'SIGKILL'); // đã gửi, chưa xoá
  remove.run(event.eventId);
  console.log(`Đã chuyển sự kiện ${event.eventId}`);
  return true;
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'crash') crash = value;
  else console.error(`Không hiểu lệnh "${line}". Có một lệnh: crash relay`);
});

process.once('SIGTERM', () => {
  leaving = true;
});

console.log('Relay đang xem bảng outbox');
while (!leaving) {
  try {
    if (!(await relayOldest())) await sleep(200);
  } catch (error) {
    console.error(`Chưa gửi được, lát nữa thử lại: ${error instanceof Error ? error.message : error}`);
    await sleep(500);
  }
}
await disconnect();
process.exit(0);
