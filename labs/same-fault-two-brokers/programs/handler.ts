// Việc của một đơn. worker.ts (RabbitMQ) và reader.ts (Kafka) cùng gọi đúng hàm này.
// Gõ vào chương trình gọi nó:  bad again | bad skip
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const chargeMs = 300;
const invoiceMs = 400;

let bad = process.env.BAD ?? 'again';

// Mỗi bên một bảng: đơn nào đã trừ tiền, và từ lúc khách đặt tới lúc ấy mất bao lâu. Trừ hai lần thì có hai dòng.
const table = process.env.TABLE ?? 'charges';
const db = new DatabaseSync(process.env.DB ?? ':memory:', { timeout: 2_000 });
db.exec(`CREATE TABLE IF NOT EXISTS ${table} (order_id INTEGER, customer TEXT, waited_ms INTEGER)`);
const charge = db.prepare(`INSERT INTO ${table} (order_id, customer, waited_ms) VALUES (?, ?, ?)`);

/** Trừ tiền, rồi in hoá đơn. Xong thì người gọi mới ack hay commit; ném lỗi là chưa làm được đơn này. */
export async function handle(body: string) {
  const { order, customer, amount, orderedAt } = JSON.parse(body);
  await sleep(chargeMs);
  try {
    BigInt(amount); // "400.000 đ" thì không đọc được
  } catch (error) {
    if (bad !== 'skip') throw error;
    console.log(`Đơn #${order} hỏng: bỏ qua`);
    return;
  }
  charge.run(order, customer, Date.now() - orderedAt);
  await sleep(invoiceMs);
  console.log(`Đơn #${order} của ${customer}: xong`);
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'bad' && value) bad = value;
  else console.error(`Không hiểu lệnh "${line}". Có hai lệnh: bad again, bad skip`);
});
