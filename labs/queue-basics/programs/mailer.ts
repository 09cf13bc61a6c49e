// Gửi email của queue "emails" theo lô: khi đủ lô, hoặc khi email đầu tiên đã chờ đủ lâu.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost BATCH=200 WAIT=3 node mailer.ts   rồi gõ:  batch 50 | wait 5
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConsumeMessage, connect } from 'amqplib';

const queue = 'emails';
// Giá của một lần gọi máy chủ thư, tính bằng ms: kết nối và đăng nhập, cộng thêm chút ít cho mỗi email.
const callMs = 250;
const emailMs = 1;

let size = Number(process.env.BATCH ?? 200);
let waitMs = Number(process.env.WAIT ?? 3) * 1000;

const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const channel = await connection.createChannel();
await channel.assertQueue(queue, { durable: true });

interface Batch {
  messages: ConsumeMessage[];
  began: number;
  timer: NodeJS.Timeout;
  sent: Promise<void>;
  send: (why: string) => void;
}

/** Lô đang gom dở. */
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
  // Một ack cho cả lô: email này và mọi email trước nó.
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
  // Chỉ nhận đủ một lô; phần còn lại nằm yên trong queue.
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
  await channel.cancel(consumerTag); // 1. thôi nhận email
  open?.send('sắp rời đi');
  await sending; // 2. gửi nốt và ack những gì đang cầm
  await channel.close(); // 3. xong mới đi
  await connection.close();
  console.log('Đã rời đi');
  process.exit(0);
});
