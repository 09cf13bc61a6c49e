// The shop: sends orders, good ones and ones that the worker cannot read.
// Run it alone:  RABBITMQ_URL=amqp://localhost node shop.ts   then type:  good 3  or  poison 1
import { createInterface } from 'node:readline';
import { connect } from 'amqplib';
import { declare, door } from './topology.ts';

// Ids begin with it. A shop that is started again is given another one, and uses no id a second time.
const prefix = process.env.ID_PREFIX ?? '';

// noDelay: small messages leave at once, without waiting to fill a packet.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
const channel = await connection.createChannel();
await declare(channel);

let sent = 0;

function sendOrder(poison: boolean) {
  sent += 1;
  const id = `${prefix}${sent}`;
  const amount = 50_000 * (1 + ((sent * 7) % 12));
  // The new phone app sends the amount as it shows it, the web shop as a number.
  const order = { order: id, amount: poison ? `${amount.toLocaleString('vi-VN')} đ` : amount };
  channel.publish(door, 'order', Buffer.from(JSON.stringify(order)), {
    messageId: id,
    contentType: 'application/json',
    persistent: true,
  });
  console.log(`Đã gửi đơn #${id}, amount ${JSON.stringify(order.amount)}`);
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, count] = line.trim().split(' ');
  if (command !== 'good' && command !== 'poison') {
    console.error(`Không hiểu lệnh "${line}". Có hai lệnh: good 3, poison 1`);
    return;
  }
  for (let i = 0; i < Number(count ?? 1); i += 1) sendOrder(command === 'poison');
});

process.once('SIGTERM', async () => {
  await channel.close();
  await connection.close();
  process.exit(0);
});

console.log(`Cửa hàng đã nối tới RabbitMQ, gửi đơn vào exchange ${door}`);
