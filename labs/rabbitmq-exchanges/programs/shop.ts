// Cửa hàng: mỗi lần gửi một đơn tới exchange bạn chọn. Nó không biết queue nào.
// Chạy operator.ts trước, vì nó khai báo các exchange. Sau đó chạy riêng:
// RABBITMQ_URL=amqp://localhost node shop.ts   rồi gõ:
//   exchange shop.headers
//   publish {"key":"orders.asia.vietnam.created","headers":"region=asia, vip=yes","mandatory":"no"}
//   again
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';
import { readHeaders } from './headers.ts';

const customers = ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hà', 'Khánh', 'Lan', 'Minh', 'Ngọc', 'Phúc', 'Quỳnh'];
// Đứng đầu mọi id. Cửa hàng chạy lại thì được chữ khác, nên không id nào dùng hai lần.
const prefix = process.env.ID_PREFIX ?? '';

let exchange = process.env.EXCHANGE ?? 'shop.topic';

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const openChannel = async () => {
  const opened = await connection.createChannel();
  opened.on('return', (message) => {
    const { messageId } = message.properties;
    console.error(`Đơn ${messageId} bị trả lại: không queue nào nhận key "${message.fields.routingKey}"`);
  });
  // Gửi tới exchange không có thì broker đóng channel, không đóng connection.
  opened.on('error', (error) => console.error(`Broker đóng channel: ${error.message}. Cửa hàng mở channel mới`));
  opened.on('close', () => {
    channel = openChannel();
  });
  return opened;
};
let channel = openChannel();

let sent = 0;
let last = { key: 'orders.asia.vietnam.created', headers: '', mandatory: 'no' };

async function publishOrder(key: string, headerText: string, mandatory: boolean) {
  const headers = readHeaders(headerText);
  sent += 1;
  const id = `${prefix}${sent}`;
  const order = { order: id, customer: customers[sent % customers.length], amount: 50_000 * (1 + ((sent * 7) % 12)) };
  // "default" là exchange không tên.
  (await channel).publish(exchange === 'default' ? '' : exchange, key, Buffer.from(JSON.stringify(order)), {
    messageId: id,
    contentType: 'application/json',
    persistent: true,
    headers,
    mandatory,
  });
  console.log(`Đã gửi đơn ${id} tới ${exchange}, key "${key}"${mandatory ? ', mandatory' : ''}`);
}

async function obey(line: string) {
  const [, command, rest = ''] = /^(\w+)\s*(.*)$/.exec(line.trim()) ?? [];
  if (command === 'exchange') {
    exchange = rest;
    console.log(`Từ giờ gửi tới ${exchange}`);
  } else if (command === 'publish' || command === 'again') {
    const order = command === 'publish' ? { ...last, ...JSON.parse(rest) } : last;
    await publishOrder(order.key.trim(), order.headers, order.mandatory === 'yes');
    last = order;
  } else {
    throw new Error(`Không hiểu lệnh "${line}". Có ba lệnh: exchange shop.topic, publish {"key":"…"}, again`);
  }
}

// Làm từng lệnh một; lệnh gõ sai thì chương trình vẫn chạy tiếp.
let obeying: Promise<void> = Promise.resolve();
createInterface({ input: process.stdin }).on('line', (line) => {
  obeying = obeying.then(() => obey(line)).catch((error) => console.error(error.message));
});

process.once('SIGTERM', async () => {
  await obeying;
  await connection.close();
  process.exit(0);
});

console.log(`Cửa hàng đã nối tới RabbitMQ, gửi tới ${exchange}`);
