// The shop: sends orders to the queue "orders".
// Run it alone:  RABBITMQ_URL=amqp://localhost node producer.ts   then type:  send 1  or  rate 5
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';

const queue = 'orders';
const customers = ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hà', 'Khánh', 'Lan', 'Minh', 'Ngọc', 'Phúc', 'Quỳnh'];
// Ids begin with it. A shop that is started again is given another one, and uses no id a second time.
const prefix = process.env.ID_PREFIX ?? '';

// noDelay: small messages leave at once, without waiting to fill a packet.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
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
    // How long the confirmation of this order takes, in ms: some take longer than others.
    workMs: 800 + ((sent * 370) % 500),
  };
  // The default exchange takes the routing key for the name of the queue.
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
