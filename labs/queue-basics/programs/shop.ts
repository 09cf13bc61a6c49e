// Cửa hàng: gửi đơn vào queue "orders", nhanh hết mức hoặc đều đặn mỗi giây chừng ấy đơn.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node shop.ts   rồi gõ:  burst 300 | rate 30
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';

const queue = 'orders';
const customers = ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hà', 'Khánh', 'Lan', 'Minh', 'Ngọc', 'Phúc', 'Quỳnh'];
// Đứng đầu mọi id. Cửa hàng chạy lại thì được chữ khác, nên không id nào dùng hai lần.
const prefix = process.env.ID_PREFIX ?? '';

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
  const order = { order: id, customer: customers[sent % customers.length], amount: 50_000 * (1 + ((sent * 7) % 12)) };
  // Cửa hàng chỉ nêu tên queue: nó không biết ai sẽ lấy đơn, cũng không biết bao giờ.
  channel.sendToQueue(queue, Buffer.from(JSON.stringify(order)), {
    messageId: id,
    contentType: 'application/json',
    persistent: true,
  });
}

function sendMany(count: number) {
  const began = performance.now();
  for (let i = 0; i < count; i += 1) sendOrder();
  console.log(`Đã gửi ${count} đơn trong ${(performance.now() - began).toFixed(0)} ms, tới đơn ${prefix}${sent}`);
}

let timer: NodeJS.Timeout | undefined;
// Không ai bảo ngừng thì cửa hàng tự ngừng sau bấy nhiêu giây: quá sức worker thì queue cứ dài ra mãi.
const longest = 20;

function setRate(perSecond: number) {
  clearInterval(timer);
  const began = performance.now();
  let due = 0;
  // Timer có thể tới muộn; lần sau gửi bù phần đã lỡ.
  const catchUp = () => {
    const seconds = (performance.now() - began) / 1000;
    for (; due < Math.min(seconds, longest) * perSecond; due += 1) sendOrder();
    if (seconds < longest) return;
    clearInterval(timer);
    console.log(`Đã gửi đều ${longest} giây, tự ngừng`);
  };
  if (perSecond > 0) timer = setInterval(catchUp, 1000 / perSecond);
  console.log(perSecond > 0 ? `Gửi đều ${perSecond} đơn mỗi giây` : 'Ngừng gửi đều');
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'burst') sendMany(Number(value ?? 300));
  else if (command === 'rate') setRate(Number(value));
  else console.error(`Không hiểu lệnh "${line}". Có hai lệnh: burst 300, rate 30`);
});

process.once('SIGTERM', async () => {
  clearInterval(timer);
  await channel.close();
  await connection.close();
  process.exit(0);
});

console.log(`Cửa hàng đã nối tới RabbitMQ, gửi đơn vào queue ${queue}`);
