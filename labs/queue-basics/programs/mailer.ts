// Sends the e-mails of the queue "emails" in batches: as soon as one is full, or when its first e-mail has waited long
// enough. Run it alone:  RABBITMQ_URL=amqp://localhost BATCH=200 WAIT=3 node mailer.ts   then type:  batch 50 | wait 5
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConsumeMessage, connect } from 'amqplib';

const queue = 'emails';
// What one call of the mail server costs: to connect and log in, and then a little for each e-mail. In ms.
const callMs = 250;
const emailMs = 1;

let size = Number(process.env.BATCH ?? 200);
let waitMs = Number(process.env.WAIT ?? 3) * 1000;

const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
const channel = await connection.createChannel();
await channel.assertQueue(queue, { durable: true });

interface Batch {
  messages: ConsumeMessage[];
  began: number;
  timer: NodeJS.Timeout;
  sent: Promise<void>;
  send: (why: string) => void;
}

/** The batch that is being filled. */
let open: Batch | undefined;
let sending: Promise<void> = Promise.resolve();
let count = 0;

function openBatch(): Batch {
  const { promise, resolve } = Promise.withResolvers<void>();
  const batch: Batch = {
    messages: [],
    began: performance.now(),
    timer: setTimeout(() => batch.send(timeIsUp()), waitMs),
    sent: promise,
    send(why) {
      clearTimeout(batch.timer);
      open = undefined;
      sending = sending.then(() => sendBatch(batch.messages, why)).then(resolve);
    },
  };
  return batch;
}

const timeIsUp = () => `email đầu đã chờ đủ ${waitMs / 1000} s`;

async function sendBatch(messages: ConsumeMessage[], why: string) {
  await sleep(callMs + emailMs * messages.length);
  const last = messages.at(-1);
  // One ack for the whole batch: this e-mail and all before it.
  if (last) channel.ack(last, true);
  count += 1;
  console.log(`Lô ${count}: ${messages.length} email trong một lần gọi, vì ${why}`);
}

function collect(message: ConsumeMessage): Promise<void> {
  open ??= openBatch();
  const { sent, messages } = open;
  messages.push(message);
  if (messages.length >= size) open.send(size === 1 ? 'gửi từng email' : 'đủ lô');
  return sent;
}

async function subscribe() {
  // As many e-mails as a batch takes; the others stay in the queue.
  await channel.prefetch(size);
  const { consumerTag } = await channel.consume(queue, (message) => message && collect(message));
  console.log(`Đang gom email, mỗi lô ${size}, chờ nhiều nhất ${waitMs / 1000} s`);
  return consumerTag;
}

let consumerTag = await subscribe();
let changing: Promise<void> = Promise.resolve();

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'batch') {
    size = Number(value);
    changing = changing.then(async () => {
      await channel.cancel(consumerTag);
      open?.send('cỡ lô vừa đổi');
      await sending;
      consumerTag = await subscribe();
    });
  } else if (command === 'wait') {
    waitMs = Number(value) * 1000;
    console.log(`Từ giờ chờ nhiều nhất ${value} s`);
    if (!open) return;
    const { began, timer, send } = open;
    clearTimeout(timer);
    open.timer = setTimeout(() => send(timeIsUp()), Math.max(0, began + waitMs - performance.now()));
  } else console.error(`Không hiểu lệnh "${line}". Có hai lệnh: batch 50, wait 5`);
});

process.once('SIGTERM', async () => {
  await changing;
  await channel.cancel(consumerTag); // 1. no more e-mails
  open?.send('sắp rời đi');
  await sending; // 2. send and ack what is in hand
  await channel.close(); // 3. only then go
  await connection.close();
  console.log('Đã rời đi');
  process.exit(0);
});
