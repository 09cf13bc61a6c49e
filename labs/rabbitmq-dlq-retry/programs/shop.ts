// Cửa hàng: gửi đơn, có đơn lành và có đơn mà worker không đọc nổi.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node shop.ts   rồi gõ:  good 3 | poison 1 | limited 1
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';
import { declare, door, limited } from './topology.ts';

// Đứng đầu mọi id. Cửa hàng chạy lại thì được chữ khác, nên không id nào dùng hai lần.
const prefix = process.env.ID_PREFIX ?? '';

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const channel = await connection.createChannel();
await declare(channel);

let sent = 0;

const kinds = ['good', 'poison', 'limited'];

function sendOrder(kind: string) {
  sent += 1;
  const id = `${prefix}${sent}`;
  const amount = 50_000 * (1 + ((sent * 7) % 12));
  // App điện thoại mới gửi số tiền đúng như nó hiển thị, web thì gửi một con số.
  const order = { order: id, amount: kind === 'good' ? amount : `${amount.toLocaleString('vi-VN')} đ` };
  // Đơn "limited" là đơn hỏng gửi thẳng vào quorum queue, bằng exchange mặc định.
  const [exchange, key] = kind === 'limited' ? ['', limited.queue] : [door, 'order'];
  channel.publish(exchange, key, Buffer.from(JSON.stringify(order)), {
    messageId: id,
    contentType: 'application/json',
    persistent: true,
  });
  console.log(`Đã gửi đơn #${id}, amount ${JSON.stringify(order.amount)}`);
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [kind = '', count] = line.trim().split(' ');
  if (!kinds.includes(kind)) {
    console.error(`Không hiểu lệnh "${line}". Có ba lệnh: good 3, poison 1, limited 1`);
    return;
  }
  for (let i = 0; i < Number(count ?? 1); i += 1) sendOrder(kind);
});

process.once('SIGTERM', async () => {
  await channel.close();
  await connection.close();
  process.exit(0);
});

console.log(`Cửa hàng đã nối tới RabbitMQ, gửi đơn vào exchange ${door}`);
