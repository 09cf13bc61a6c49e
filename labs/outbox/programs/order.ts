// Service đơn hàng: ghi đơn vào database của mình và báo cho bên khác biết. Báo bằng cách nào là do MODE.
// Chạy riêng:  KAFKA_BROKERS=localhost:9092 DB=order.db MODE=outbox node order.ts
// rồi gõ:  place 1 | mode db-first | mode broker-first | mode outbox | mode cdc | crash order | crash never
import { createInterface } from 'node:readline';
import { db, inTransaction } from './database.ts';
import { disconnect, publish } from './publish.ts';

let mode = process.env.MODE ?? 'db-first';
let crash = process.env.CRASH ?? 'never';

const insertOrder = db.prepare('INSERT INTO orders (id, address) VALUES (?, ?)');
const insertEvent = db.prepare('INSERT INTO outbox (event_id, payload) VALUES (?, ?)');

// Mã đơn không bao giờ dùng lại, cả sau khi chương trình chết. Ngoài đời thường là UUID.
const prefix = process.env.ID_PREFIX ?? `${process.pid}-`;
const streets = ['12 Hàng Bông', '3 Tràng Tiền', '27 Nguyễn Huệ', '8 Bạch Đằng'];
let taken = 0;

/** Chết thật, đúng ở dòng này. */
function crashHere() {
  if (crash === 'order') process.kill(process.pid, 'SIGKILL');
}

async function place(id: string, address: string) {
  const event = { eventId: `${id}.1`, type: 'order.placed', order: id, address };
  if (mode === 'db-first') {
    insertOrder.run(id, address);
    crashHere(); // đã có đơn, chưa báo ai
    await publish(event);
  } else if (mode === 'broker-first') {
    await publish(event);
    crashHere(); // đã báo, chưa có đơn
    insertOrder.run(id, address);
  } else if (mode === 'outbox') {
    inTransaction(() => {
      insertOrder.run(id, address);
      crashHere(); // mới xong một nửa, chưa COMMIT
      insertEvent.run(event.eventId, JSON.stringify(event));
    });
  } else {
    insertOrder.run(id, address); // chỉ thế thôi: báo là việc của chương trình khác
    crashHere();
  }
  console.log(`Đã nhận đơn #${id}`);
}

async function placeMany(count: number) {
  for (let i = 0; i < count; i += 1) {
    taken += 1;
    const id = `${prefix}${taken}`;
    try {
      await place(id, streets[taken % streets.length] ?? '');
    } catch (error) {
      console.error(`Đơn #${id} hỏng: ${error instanceof Error ? error.message : error}`);
    }
  }
}

// Lần lượt từng lệnh.
let working: Promise<void> = Promise.resolve();

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'place') working = working.then(() => placeMany(Number(value)));
  else if (command === 'mode')
    working = working.then(() => {
      mode = value;
      console.log(`Từ giờ ghi kiểu ${mode}`);
    });
  else if (command === 'crash') crash = value;
  else console.error(`Không hiểu lệnh "${line}". Có ba lệnh: place 1, mode outbox, crash order`);
});

process.once('SIGTERM', async () => {
  await working;
  await disconnect();
  process.exit(0);
});

console.log('Service đơn hàng đã sẵn sàng');
