// Chuyển từng bản tin cho máy chủ thư, mỗi giây chừng ấy bản.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node sender.ts
// rồi gõ:  speed 10 | speed pause | prefetch 50 | limits priority
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConsumeMessage, connect } from 'amqplib';
import { isLimits, type Limits, queueOf, queues } from './queues.ts';

const given = process.env.LIMITS ?? '';
let limits: Limits = isLimits(given) ? given : 'open';
let speed = process.env.SPEED ?? '2';
let prefetch = Number(process.env.PREFETCH ?? 1);

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const channel = await connection.createChannel();
for (const one of Object.keys(queues).filter(isLimits)) {
  await channel.assertQueue(queueOf(one), { durable: true, arguments: queues[one] });
}

// Message giao tới chờ ở đây, trong bộ nhớ, tới khi xong message trước.
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
    if (letter === null) return; // queue đã bị xoá
    inHand = inHand.then(() => deliver(letter));
    return inHand;
  });
  consumerTag = started.consumerTag;
  console.log(`Nhận từ ${queueOf(limits)}, prefetch ${prefetch}, ${speed} bản mỗi giây`);
}

await subscribe();

// Đổi cách nhận lần lượt: xong lần trước mới tới lần sau.
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
