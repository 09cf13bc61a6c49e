// Cửa hàng gửi email "ở phía sau" bằng cách không chờ nó. Gõ một mã đơn rồi Enter để đặt đơn đó.
// Chạy:  node unawaited.ts   rồi thử Ctrl+C ngay sau khi gõ.
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

/** Máy chủ mail trả lời sau 800 ms. */
async function sendEmail(order: string): Promise<void> {
  await wait(800);
  console.log(`email của đơn ${order} đã gửi`);
}

function placeOrder(order: string): void {
  void sendEmail(order); // không await: đi tiếp ngay
  console.log(`đã trả lời khách: nhận đơn ${order}`);
}

createInterface({ input: process.stdin }).on('line', placeOrder);
