// Cùng một phép tính tiền, gọi theo hai cách: gọi hàm trong tiến trình này, và gọi HTTP sang tiến trình khác cùng máy.
// Chạy:  node call-cost.ts
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { type Order, totalOf } from './order-total.ts';

const calls = Number(process.env.CALLS ?? 5000);
const order: Order = {
  lines: [
    { price: 350_000, quantity: 2 },
    { price: 45_000, quantity: 1 },
  ],
};

// Giữ kết nối mở giữa các lần gọi, như một service thật vẫn làm.
const agent = new Agent({ keepAlive: true });

/** Gọi service giá và chờ câu trả lời. */
async function askTotal(port: number): Promise<unknown> {
  const asked = request({ port, agent, method: 'POST', host: '127.0.0.1' });
  asked.end(JSON.stringify(order));
  const [response] = await once(asked, 'response');
  return json(response);
}

/** Thời gian của từng lần gọi, tính bằng micro giây, từ nhanh tới chậm. */
async function timesOf(call: () => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let made = 0; made < calls; made += 1) {
    const start = process.hrtime.bigint();
    await call();
    times.push(Number(process.hrtime.bigint() - start) / 1000);
  }
  return times.sort((a, b) => a - b);
}

const row = (times: number[]) => ({
  'trung vị, µs': times[Math.floor(times.length * 0.5)],
  'p99, µs': times[Math.floor(times.length * 0.99)],
});

const service = fork(path.join(import.meta.dirname, 'price-service.ts'));
const [{ port }] = await once(service, 'message');
try {
  // Lượt đầu để máy nóng lên, không tính.
  await timesOf(() => totalOf(order));
  await timesOf(() => askTotal(port));
  console.table({
    'gọi hàm': row(await timesOf(() => totalOf(order))),
    'gọi HTTP': row(await timesOf(() => askTotal(port))),
  });
  console.log(`Hai cách ra cùng một số: ${totalOf(order)} và`, await askTotal(port));
} finally {
  agent.destroy();
  service.kill();
}
