// Màn hình doanh thu: trả lời từ một view. Đổi view là đổi câu hỏi SQL, không đổi gì khác.
// Chạy riêng:  DB=views.db VIEW=v1 node dashboard.ts   rồi gõ:  view v1 | view v2 | view lambda
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';

let view = process.env.VIEW ?? 'v1';
const db = new DatabaseSync(process.env.DB ?? ':memory:', { timeout: 2_000 });

const queries: Record<string, string> = {
  v1: 'SELECT orders, revenue FROM revenue_v1',
  v2: 'SELECT orders, revenue FROM revenue_v2',
  // Tới đâu batch tính rồi thì lấy của batch, từ đó trở đi lấy của speed.
  lambda: `SELECT orders + count(amount) AS orders, revenue + coalesce(sum(amount), 0) AS revenue, next_offset AS batched
           FROM batch LEFT JOIN recent ON offset >= next_offset`,
};

/** Con số lúc này; view chưa ai dựng thì không có. */
function read() {
  try {
    return db.prepare(queries[view] ?? '').get();
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('no such table')) return undefined;
    throw error;
  }
}

let shown = '';

/** Chỉ nói khi có gì đổi. */
function refresh() {
  const start = performance.now();
  const { orders = 0, revenue = 0, batched = 0 } = read() ?? {};
  const answer = { view, orders, revenue, batched };
  if (JSON.stringify(answer) === shown) return;
  shown = JSON.stringify(answer);
  performance.measure('show', { start, detail: answer });
  performance.clearMeasures();
  console.log(`Màn hình (${view}): ${orders} đơn, ${revenue} đồng`);
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'view' && value in queries) {
    view = value;
    refresh();
  } else console.error(`Không hiểu lệnh "${line}". Có một lệnh: view v2`);
});

setInterval(refresh, 200);
process.once('SIGTERM', () => process.exit(0));
