// The shop: publishes one order at a time to an exchange of your choice. It knows of no queue.
// Run operator.ts first: it declares the exchanges. Then, alone:
// RABBITMQ_URL=amqp://localhost node shop.ts   and type:
//   exchange shop.headers
//   publish {"key":"orders.asia.vietnam.created","headers":"region=asia, vip=yes","mandatory":"no"}
//   again
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';
import { readHeaders } from './headers.ts';

const customers = ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hà', 'Khánh', 'Lan', 'Minh', 'Ngọc', 'Phúc', 'Quỳnh'];
// Ids begin with it. A shop that is started again is given another one, and uses no id a second time.
const prefix = process.env.ID_PREFIX ?? '';

let exchange = process.env.EXCHANGE ?? 'shop.topic';

// noDelay: small messages leave at once, without waiting to fill a packet.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
const openChannel = async () => {
  const opened = await connection.createChannel();
  opened.on('return', (message) => {
    const { messageId } = message.properties;
    console.error(`Đơn ${messageId} bị trả lại: không queue nào nhận key "${message.fields.routingKey}"`);
  });
  // Publishing to an exchange that is not there closes the channel, not the connection.
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
  // "default" stands for the exchange that has no name.
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

// One command after the other; what is written wrongly must not end the program.
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
