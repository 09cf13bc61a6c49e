// Làm việc của ca trực: trừ tiền, xử lý đơn giảm giá, in nhãn, in hoá đơn, ghi trạng thái.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost DB=books.db FILES=files.db INCIDENT=twice node worker.ts
// rồi gõ:  incident stuck | dedup table | failed dlq
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { type ConsumeMessage, connect } from 'amqplib';
import { charge, print, setState } from './books.ts';
import { collect } from './files.ts';
import { declare, type Incident, isIncident, parcels, readIn } from './queues.ts';

const settings = {
  incident: process.env.INCIDENT ?? 'twice',
  /** Với message tới lần nữa: không để ý, ack tự động, hay tra bảng processed. */
  dedup: process.env.DEDUP ?? 'none',
  /** Với nhãn in không được: trả về queue, bỏ, hay đưa vào dead letter queue. */
  failed: process.env.FAILED ?? 'requeue',
};

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const channel = await connection.createConfirmChannel();
await declare(channel);

/** Ngân hàng và máy chủ điểm thưởng hỏng theo số đơn, để lần nào chạy cũng thấy cùng một chuyện. */
const failsAt = (order: string, every: number, { fields }: ConsumeMessage) =>
  Number(order.replaceAll(/\D/g, '')) % every === 0 && !fields.redelivered;

async function pay(message: ConsumeMessage) {
  const { order, amount } = JSON.parse(message.content.toString());
  await sleep(100);
  if (failsAt(order, 7, message)) throw new Error('ngân hàng trả 503, chưa trừ tiền');
  const messageId = settings.dedup === 'table' ? message.properties.messageId : undefined;
  const isNew = charge(order, amount, messageId);
  console.log(isNew ? `Đơn ${order}: đã trừ ${amount} đồng` : `Đơn ${order}: đã có trong bảng processed, bỏ qua`);
  if (failsAt(order, 5, message)) throw new Error('máy chủ điểm thưởng không trả lời');
}

async function sell() {
  await sleep(80);
}

async function label(message: ConsumeMessage) {
  const { order, grams } = JSON.parse(message.content.toString());
  await sleep(150);
  const weight = BigInt(grams); // chỉ nhận số nguyên, còn lại ném SyntaxError
  console.log(`Đơn ${order}: in nhãn ${weight} g`);
}

async function printInvoice(message: ConsumeMessage) {
  const { order, photo, gzip, claim } = JSON.parse(message.content.toString());
  const inline = gzip ? gunzipSync(Buffer.from(gzip, 'base64')) : Buffer.from(photo ?? '', 'base64');
  const file = claim ? collect(claim) : inline;
  await sleep(100);
  print(order, file.length);
  console.log(`Hoá đơn ${order}: in ảnh ${file.length} byte, message ${message.content.length} byte`);
}

async function follow(message: ConsumeMessage) {
  const { order, state } = JSON.parse(message.content.toString());
  await sleep(state === 'giao' ? 400 : 50); // lệnh giao còn phải hỏi bên vận chuyển
  setState(order, state);
  console.log(`Đơn ${order}: ghi trạng thái ${state}`);
}

const work: Record<Incident, (message: ConsumeMessage) => Promise<void>> = {
  twice: pay,
  slow: sell,
  stuck: label,
  refused: printInvoice,
  undone: follow,
};

async function handle(incident: Incident, message: ConsumeMessage, noAck: boolean) {
  try {
    await work[incident](message);
    if (!noAck) channel.ack(message);
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    console.error(`Message ${message.properties.messageId} lỗi: ${reason}`);
    if (!noAck) await fail(incident, message, reason);
  }
}

async function fail(incident: Incident, message: ConsumeMessage, reason: string) {
  // Lần đầu hỏng thì cứ thử lại: có khi chỉ là lỗi nhất thời.
  const tryAgain = incident !== 'stuck' || settings.failed === 'requeue' || !message.fields.redelivered;
  if (tryAgain) return channel.nack(message, false, true);
  if (settings.failed === 'drop') return channel.nack(message, false, false);
  const { messageId, contentType } = message.properties;
  const headers = { 'error-message': reason, 'original-queue': parcels.queue };
  channel.sendToQueue(parcels.dead, message.content, { messageId, contentType, headers, persistent: true });
  await channel.waitForConfirms();
  channel.ack(message); // broker đã giữ bản trong dead letter queue
}

await channel.prefetch(1); // với mỗi consumer
// Mỗi queue một hàng việc trong bộ nhớ: message giao tới chờ ở đây tới khi xong message trước.
const inHand = new Map<string, Promise<void>>();
let consumerTags: string[] = [];

async function unsubscribe() {
  for (const consumerTag of consumerTags.splice(0)) await channel.cancel(consumerTag);
  await Promise.all(inHand.values());
}

async function subscribe() {
  await unsubscribe();
  const { incident, dedup } = settings;
  if (!isIncident(incident)) throw new Error(`Không có ca "${incident}"`);
  const noAck = incident === 'twice' && dedup === 'auto-ack';
  for (const queue of readIn[incident]) {
    const { consumerTag } = await channel.consume(
      queue,
      (message) => {
        if (message === null) return undefined; // queue đã bị xoá
        const done = (inHand.get(queue) ?? Promise.resolve()).then(() => handle(incident, message, noAck));
        inHand.set(queue, done);
        return done;
      },
      { noAck },
    );
    consumerTags = [...consumerTags, consumerTag];
  }
  console.log(`Ca ${incident}: đọc ${readIn[incident].join(', ')}${noAck ? ', ack tự động' : ''}`);
}

await subscribe();

// Đổi cách nhận lần lượt: xong lần trước mới tới lần sau.
let changing: Promise<void> = Promise.resolve();
const isSetting = (name: string): name is keyof typeof settings => name in settings;

createInterface({ input: process.stdin }).on('line', (line) => {
  const [name = '', value = ''] = line.trim().split(' ');
  if (!isSetting(name) || !value) {
    console.error(`Không hiểu lệnh "${line}". Có ba lệnh: incident stuck, dedup table, failed dlq`);
    return;
  }
  settings[name] = value;
  if (name !== 'failed') changing = changing.then(subscribe);
});

process.once('SIGTERM', async () => {
  await changing;
  await unsubscribe();
  await connection.close();
  process.exit(0);
});
