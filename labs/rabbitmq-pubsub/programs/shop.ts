// The shop: announces every order on the fanout exchange "order.created", and knows nobody who listens.
// Run it alone:  RABBITMQ_URL=amqp://localhost node shop.ts   then type:  send 1  or  rate 2
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';

const exchange = 'order.created';
const customers = ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hà', 'Khánh', 'Lan', 'Minh', 'Ngọc', 'Phúc', 'Quỳnh'];
// Ids begin with it. A shop that is started again is given another one, and uses no id a second time.
const prefix = process.env.ID_PREFIX ?? '';

// noDelay: small messages leave at once, without waiting to fill a packet.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
const channel = await connection.createChannel();
// An exchange only: the queues are the subscribers' business.
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
  // One publish. How many copies there will be is decided by the bindings that exist at this moment.
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
