// Cửa hàng: báo mỗi đơn ra fanout exchange "order.created", không biết ai đang nghe.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node shop.ts   rồi gõ:  send 1 | rate 2
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';

const exchange = 'order.created';
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
// Chỉ khai báo exchange: queue là việc của bên nghe.
await channel.assertExchange(exchange, 'fanout', { durable: true });

let sent = 0;

function announceOrder() {
  sent += 1;
  const id = `${prefix}${sent}`;
  const order = {
    order: id,
    customer: customers[sent % customers.length],
    amount: 50_000 * (1 + ((sent * 7) % 12)),
    createdAt: new Date().toISOString(),
  };
  // Gửi một lần. Thành mấy bản là do các binding có đúng lúc này.
  channel.publish(exchange, '', Buffer.from(JSON.stringify(order)), {
    messageId: id,
    type: 'order.created',
    contentType: 'application/json',
    persistent: true,
  });
}

function announceMany(count: number) {
  for (let i = 0; i < count; i += 1) announceOrder();
  console.log(`Đã phát ${count} đơn, tới đơn #${prefix}${sent}`);
}

let timer: NodeJS.Timeout | undefined;

function setRate(perSecond: number) {
  clearInterval(timer);
  if (perSecond > 0) timer = setInterval(announceOrder, 1000 / perSecond);
  console.log(perSecond > 0 ? `Phát liên tục ${perSecond} đơn mỗi giây` : 'Ngừng phát liên tục');
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'send') announceMany(Number(value ?? 1));
  else if (command === 'rate') setRate(Number(value));
  else console.error(`Không hiểu lệnh "${line}". Có hai lệnh: send 1, rate 2`);
});

process.once('SIGTERM', async () => {
  clearInterval(timer);
  await channel.close();
  await connection.close();
  process.exit(0);
});

console.log(`Cửa hàng đã nối tới RabbitMQ, phát đơn ra exchange ${exchange}`);
