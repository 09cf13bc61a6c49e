// Một bên đọc queue riêng của mình: kho lưu, người trực, hoặc một tenant.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost QUEUE=acme BINDINGS='events acme.#' node subscriber.ts
// rồi gõ:  bind events *.*.error | unbind events *.*.error
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConsumeMessage, connect } from 'amqplib';

const queue = process.env.QUEUE ?? 'acme';
// Những gì nghe ngay từ đầu: "exchange key", cách nhau bằng dấu phẩy.
const bindings = (process.env.BINDINGS ?? 'events acme.#').split(',').map((one) => one.trim());

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const channel = await connection.createChannel();
await channel.assertExchange('logs', 'direct', { durable: true });
await channel.assertExchange('events', 'topic', { durable: true });
await channel.assertQueue(queue, { durable: true });

const split = (binding: string) => {
  const [exchange = '', ...key] = binding.split(' ');
  return { exchange, key: key.join(' ') };
};

// Bind lại cái đã có thì không đổi gì. Binding khác của queue vẫn còn: đoạn này không đụng tới chúng.
for (const { exchange, key } of bindings.map(split)) await channel.bindQueue(queue, exchange, key);
console.log(`Queue ${queue} nghe: ${bindings.join(', ')}`);

await channel.prefetch(1);
let inHand: Promise<void> = Promise.resolve();

async function handle(message: ConsumeMessage) {
  const { exchange, routingKey } = message.fields;
  await sleep(900);
  channel.ack(message);
  console.log(`Nhận #${message.properties.messageId} từ ${exchange}, key ${routingKey}`);
}

const { consumerTag } = await channel.consume(queue, (message) => {
  if (message === null) return; // queue đã bị xoá
  inHand = inHand.then(() => handle(message));
  return inHand;
});

createInterface({ input: process.stdin }).on('line', async (line) => {
  const [command, ...rest] = line.trim().split(' ');
  const { exchange, key } = split(rest.join(' '));
  if ((command !== 'bind' && command !== 'unbind') || (exchange !== 'logs' && exchange !== 'events')) {
    console.error(`Không hiểu lệnh "${line}". Có hai lệnh: bind events acme.#, unbind events acme.#`);
  } else if (command === 'bind') {
    await channel.bindQueue(queue, exchange, key);
    console.log(`Nghe thêm ${exchange}, key ${key}`);
  } else {
    await channel.unbindQueue(queue, exchange, key);
    console.log(`Thôi nghe ${exchange}, key ${key}`);
  }
});

process.once('SIGTERM', async () => {
  await channel.cancel(consumerTag);
  await inHand;
  await channel.close();
  await connection.close();
  process.exit(0);
});
