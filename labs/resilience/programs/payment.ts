// Payment: thu tiền, và hôm nay có thể đang ốm. Sổ ghi từng cuộc gọi tới, và từng lần thu.
// Chạy riêng:  PORT=50052 DB=payment.db node payment.ts   rồi gõ:  payment ok | payment busy | payment failing | payment slow
import { createServer } from 'node:http2';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Code, ConnectError, type ConnectRouter } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { CardService } from '#proto/shop/v1/till_pb.ts';

const port = Number(process.env.PORT ?? 50052);
const workMs = { ok: 200, busy: 300, slow: 4000 };
const busyLimit = 4;

/** ok; busy: kham 4 cuộc một lúc; failing: lỗi hết; slow: thu ngay, 4 giây sau mới trả lời. */
let state = process.env.PAYMENT ?? 'ok';

const db = new DatabaseSync(process.env.DB ?? ':memory:');
db.exec(`
  CREATE TABLE IF NOT EXISTS calls (order_id TEXT NOT NULL, answer TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS charges (
    id INTEGER PRIMARY KEY,
    order_id TEXT NOT NULL,
    idempotency_key TEXT UNIQUE,  -- NULL: bao nhiêu dòng cũng được
    amount INTEGER NOT NULL
  )`);
const addCall = db.prepare('INSERT INTO calls (order_id, answer) VALUES (?, ?)');
const addCharge = db.prepare(
  'INSERT INTO charges (order_id, idempotency_key, amount) VALUES (?, ?, ?) ON CONFLICT (idempotency_key) DO NOTHING',
);
const chargeOfKey = db.prepare('SELECT id FROM charges WHERE idempotency_key = ?');

let working = 0;

/** Việc đầu tiên: nhận hay từ chối. Từ chối thì chưa thu đồng nào. */
function admit(orderId: string) {
  const refusal = state === 'failing' ? 'payment đang lỗi' : state === 'busy' && working >= busyLimit ? 'quá tải' : '';
  addCall.run(orderId, refusal || 'nhận');
  if (refusal) throw new ConnectError(refusal, Code.Unavailable);
}

/** Khoá đã có trong sổ thì đây là lần gọi lặp: trả lời bằng lần thu cũ. */
function charge(orderId: string, amount: number, key: string) {
  const { changes, lastInsertRowid } = addCharge.run(orderId, key || null, amount);
  if (changes > 0) return { id: Number(lastInsertRowid), isNew: true };
  return { id: Number(chargeOfKey.get(key)?.id), isNew: false };
}

function routes(router: ConnectRouter) {
  router.service(CardService, {
    async chargeCard({ orderId, amount, idempotencyKey }, { signal }) {
      admit(orderId);
      working += 1;
      try {
        if (state === 'busy') await sleep(workMs.busy);
        const { id, isNew } = charge(orderId, amount, idempotencyKey);
        console.log(`Đơn #${orderId}: ${isNew ? `thu ${amount} đồng` : 'khoá đã có, không thu thêm'}`);
        // Tiền đã thu rồi. Người gọi không đợi được thì không biết điều đó.
        if (isNew && state === 'slow') await sleep(workMs.slow, undefined, { signal });
        else if (state === 'ok') await sleep(workMs.ok);
        return { charge: id };
      } finally {
        working -= 1;
      }
    },
  });
}

const server = createServer(connectNodeAdapter({ routes }));
server.listen(port, '127.0.0.1', () => console.log(`Thu tiền ở cổng ${port}`));

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'payment') state = value;
  else console.error(`Không hiểu lệnh "${line}". Có: payment ok, payment busy, payment failing, payment slow`);
});

process.once('SIGTERM', () => server.close(() => process.exit(0)));
