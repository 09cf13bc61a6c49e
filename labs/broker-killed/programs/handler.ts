// Việc của một đơn. worker.ts (RabbitMQ) và reader.ts (Kafka) cùng gọi đúng hàm này.
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const chargeMs = 300;
const invoiceMs = 700;

// Mỗi bên một bảng. Trừ tiền hai lần thì có hai dòng.
const table = process.env.TABLE ?? 'charges';
const db = new DatabaseSync(process.env.DB ?? ':memory:', { timeout: 2_000 });
db.exec(`CREATE TABLE IF NOT EXISTS ${table} (order_id INTEGER, waited_ms INTEGER)`);
const charge = db.prepare(`INSERT INTO ${table} (order_id, waited_ms) VALUES (?, ?)`);

/** Trừ tiền, rồi in hoá đơn. Xong thì người gọi mới ack hay commit. */
export async function handle(body: string) {
  const { order, orderedAt } = JSON.parse(body);
  await sleep(chargeMs);
  charge.run(order, Date.now() - orderedAt);
  await sleep(invoiceMs);
  console.log(`Đơn #${order}: xong`);
}
