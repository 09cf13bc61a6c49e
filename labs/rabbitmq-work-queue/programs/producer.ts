// Cửa hàng: gửi đơn vào queue "orders".
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node producer.ts   rồi gõ:  send 1 | rate 5
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';

const queue = 'orders';
const customers = ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hà', 'Khánh', 'Lan', 'Minh', 'Ngọc', 'Phúc', 'Quỳnh'];
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
await channel.assertQueue(queue, { durable: true });

let sent = 0;

function sendOrder() {
  sent += 1;
  const id = `${prefix}${sent}`;
  const order = {
    order: id,
    customer: customers[sent % customers.length],
    amount: 50_000 * (1 + ((sent * 7) % 12)),
    // workMs: xác nhận đơn này mất bao lâu, tính bằng ms; có đơn lâu hơn đơn khác.
    workMs: 800 + ((sent * 370) % 500),
  };
  // Default exchange coi routing key là tên queue.
  channel.sendToQueue(queue, Buffer.from(JSON.stringify(order)), {
    messageId: id,
    contentType: 'application/json',
    persistent: true,
  });
}

function sendMany(count: number) {
  const first = `${prefix}${sent + 1}`;
  for (let i = 0; i < count; i += 1) sendOrder();
  const last = `${prefix}${sent}`;
  console.log(count === 1 ? `Đã gửi đơn #${last}` : `Đã gửi đơn #${first} tới #${last}`);
}

let timer: NodeJS.Timeout | undefined;

function setRate(perSecond: number) {
  clearInterval(timer);
  if (perSecond > 0) timer = setInterval(sendOrder, 1000 / perSecond);
  console.log(perSecond > 0 ? `Gửi liên tục ${perSecond} đơn mỗi giây` : 'Ngừng gửi liên tục');
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'send') sendMany(Number(value ?? 1));
  else if (command === 'rate') setRate(Number(value));
  else console.error(`Không hiểu lệnh "${line}". Có hai lệnh: send 1, rate 5`);
});

process.once('SIGTERM', async () => {
  clearInterval(timer);
  await channel.close();
  await connection.close();
  process.exit(0);
});

console.log(`Cửa hàng đã nối tới RabbitMQ, gửi đơn vào queue ${queue}`);
