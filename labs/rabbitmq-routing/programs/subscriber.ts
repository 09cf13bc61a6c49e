// Somebody who reads a queue of his own: the archive, whoever is on call, or a tenant.
// Run it alone:  RABBITMQ_URL=amqp://localhost QUEUE=acme BINDINGS='events acme.#' node subscriber.ts
// then type:  bind events *.*.error  or  unbind events *.*.error
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConsumeMessage, connect } from 'amqplib';

const queue = process.env.QUEUE ?? 'acme';
// What it subscribes to at its start: "exchange key", several parted by commas.
const bindings = (process.env.BINDINGS ?? 'events acme.#').split(',').map((one) => one.trim());

// noDelay: small messages leave at once, without waiting to fill a packet.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
const channel = await connection.createChannel();
await channel.assertExchange('logs', 'direct', { durable: true });
await channel.assertExchange('events', 'topic', { durable: true });
await channel.assertQueue(queue, { durable: true });

const split = (binding: string) => {
  const [exchange = '', ...key] = binding.split(' ');
  return { exchange, key: key.join(' ') };
};

// To bind again what is bound already changes nothing. What else is bound to the queue stays: this code does not ask.
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
  if (message === null) return; // the queue was deleted
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
