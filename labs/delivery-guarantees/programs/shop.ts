// Cửa hàng: ghi đơn vào database của mình, rồi gửi đơn vào queue "orders".
// Chạy riêng:  RABBITMQ_URL=amqp://localhost DB=shop.db CONFIRMS=on node shop.ts
// rồi gõ:  send 1 | confirms on | confirms off

import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConfirmChannel, connect } from 'amqplib';

const url = process.env.RABBITMQ_URL ?? 'amqp://localhost';
const queue = 'orders';

const db = new DatabaseSync(process.env.DB ?? ':memory:');
db.exec('CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, amount INTEGER NOT NULL)');
const insertOrder = db.prepare('INSERT INTO orders (id, amount) VALUES (?, ?)');
const lastOrder = db.prepare('SELECT coalesce(max(id), 0) AS id FROM orders');

let confirms = process.env.CONFIRMS === 'on';

// Những đơn broker chưa confirm: nối lại được thì gửi lại, với đúng message-id cũ.
const unconfirmed = new Map<string, Buffer>();

async function open() {
  // noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
  const connection = await connect(url, { noDelay: true });
  connection.on('error', (error) => console.error(`Mất kết nối: ${error.message}`));
  const plain = await connection.createChannel();
  const confirmed = await connection.createConfirmChannel();
  await plain.assertQueue(queue, { durable: true });
  connection.once('close', () => {
    opening = reopen();
  });
  return { connection, plain, confirmed };
}

async function reopen(attempt = 1): ReturnType<typeof open> {
  await sleep(500); // broker vừa sống lại, đừng để mọi client ùa vào cùng lúc
  try {
    const opened = await open();
    if (unconfirmed.size > 0) console.log(`Gửi lại ${unconfirmed.size} đơn chưa có confirm`);
    for (const [id, body] of unconfirmed) publishConfirmed(opened.confirmed, id, body);
    return opened;
  } catch (error) {
    if (attempt < 5) return reopen(attempt + 1);
    console.error(`Không nối lại được tới RabbitMQ: ${error instanceof Error ? error.message : error}`);
    process.exit(1); // làm gì tiếp là việc của nơi đã chạy chương trình này
  }
}

let opening = open();
await opening;

const options = (id: string) => ({ messageId: id, contentType: 'application/json', persistent: true });

function publishConfirmed(channel: ConfirmChannel, id: string, body: Buffer) {
  unconfirmed.set(id, body);
  channel.sendToQueue(queue, body, options(id), (error) => {
    if (!error) unconfirmed.delete(id); // chính broker nói là đã nhận
  });
}

async function sendOrder() {
  const id = Number(lastOrder.get()?.id) + 1;
  const amount = 50_000 * (1 + ((id * 7) % 12));
  insertOrder.run(id, amount);
  // workMs: ngân hàng mất bao lâu để trả lời đơn này, tính bằng ms.
  const body = Buffer.from(JSON.stringify({ order: id, amount, workMs: 600 + ((id * 70) % 300) }));
  const { plain, confirmed } = await opening;
  if (confirms) publishConfirmed(confirmed, String(id), body);
  // Không có confirm thì lời gọi này xong ngay, và không ai cho biết broker có nhận được hay không.
  else plain.sendToQueue(queue, body, options(String(id)));
}

async function sendMany(count: number) {
  for (let i = 0; i < count; i += 1) await sendOrder();
  console.log(`Đã gửi ${count} đơn, đơn cuối là #${lastOrder.get()?.id}`);
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'send') void sendMany(Number(value ?? 1));
  else if (command === 'confirms') {
    confirms = value === 'on';
    console.log(confirms ? 'Từ giờ chờ confirm, chưa có thì gửi lại' : 'Từ giờ gửi xong là thôi');
  } else console.error(`Không hiểu lệnh "${line}". Có hai lệnh: send 1, confirms on`);
});

process.once('SIGTERM', async () => {
  const { connection } = await opening;
  connection.removeAllListeners('close');
  await connection.close();
  process.exit(0);
});

console.log(`Cửa hàng đã nối tới RabbitMQ, gửi đơn vào queue ${queue}`);
