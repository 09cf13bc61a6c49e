// Hands letters to the mail server, one after the other, so many a second.
// Run it alone:  RABBITMQ_URL=amqp://localhost node sender.ts
// then type:  speed 10 | speed pause | prefetch 50 | limits priority
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConsumeMessage, connect } from 'amqplib';
import { isLimits, type Limits, queueOf, queues } from './queues.ts';

const given = process.env.LIMITS ?? '';
let limits: Limits = isLimits(given) ? given : 'open';
let speed = process.env.SPEED ?? '2';
let prefetch = Number(process.env.PREFETCH ?? 1);

// noDelay: small messages leave at once, without waiting to fill a packet.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
const channel = await connection.createChannel();
for (const one of Object.keys(queues).filter(isLimits)) {
  await channel.assertQueue(queueOf(one), { durable: true, arguments: queues[one] });
}

// Deliveries wait here, in memory, until the one before is done.
let inHand: Promise<void> = Promise.resolve();

async function deliver(letter: ConsumeMessage) {
  await sleep(1000 / (Number(speed) || 2));
  channel.ack(letter);
  const vip = letter.properties.priority ? ', VIP' : '';
  console.log(`Đã chuyển #${letter.properties.messageId}${vip}`);
}

let consumerTag: string | undefined;

async function subscribe() {
  if (consumerTag) await channel.cancel(consumerTag);
  consumerTag = undefined;
  if (speed === 'pause') {
    console.log('Tạm nghỉ: không nhận bản tin nào');
    return;
  }
  await channel.prefetch(prefetch);
  const started = await channel.consume(queueOf(limits), (letter) => {
    if (letter === null) return; // the queue was deleted
    inHand = inHand.then(() => deliver(letter));
    return inHand;
  });
  consumerTag = started.consumerTag;
  console.log(`Nhận từ ${queueOf(limits)}, prefetch ${prefetch}, ${speed} bản mỗi giây`);
}

await subscribe();

// One change of subscription after the other.
let changing: Promise<void> = Promise.resolve();

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'speed') speed = value;
  else if (command === 'prefetch') prefetch = Number(value);
  else if (command === 'limits' && isLimits(value)) limits = value;
  else {
    console.error(`Không hiểu lệnh "${line}". Ví dụ: speed 10, prefetch 50, limits priority`);
    return;
  }
  changing = changing.then(subscribe);
});

process.once('SIGTERM', async () => {
  await changing;
  if (consumerTag) await channel.cancel(consumerTag);
  await inHand;
  await channel.close();
  await connection.close();
  process.exit(0);
});
