// Xác nhận từng đơn trong queue "orders", theo thứ tự đơn tới.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node worker.ts
// rồi gõ:  prefetch 5 | ack auto | ack manual | speed slow | speed fast
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConsumeMessage, connect } from 'amqplib';

const queue = 'orders';
const slowness = 4;

let prefetch = Number(process.env.PREFETCH ?? 1);
let automaticAck = process.env.ACK === 'auto';
let slow = process.env.SPEED === 'slow';

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const channel = await connection.createChannel();
await channel.assertQueue(queue, { durable: true });

// Message giao tới chờ ở đây, trong bộ nhớ, tới khi xong message trước.
let inHand: Promise<void> = Promise.resolve();

async function handle(message: ConsumeMessage, noAck: boolean) {
  const order = JSON.parse(message.content.toString());
  const again = message.fields.redelivered ? ' (redelivered)' : '';
  console.log(`Bắt đầu đơn #${order.order} của ${order.customer}${again}`);
  await sleep(order.workMs * (slow ? slowness : 1));
  // Tới đây broker mới được phép quên đơn này.
  if (!noAck) channel.ack(message);
  console.log(noAck ? `Xong đơn #${order.order}` : `Xong đơn #${order.order}, đã ack`);
}

async function subscribe() {
  const noAck = automaticAck;
  // Chỉ có tác dụng với consumer mở sau dòng này. Ack tự động thì broker không để ý tới nó.
  await channel.prefetch(prefetch);
  const { consumerTag } = await channel.consume(
    queue,
    (message) => {
      if (message === null) return; // queue đã bị xoá
      inHand = inHand.then(() => handle(message, noAck));
      return inHand;
    },
    { noAck },
  );
  console.log(noAck ? 'Đang nhận đơn, ack tự động' : `Đang nhận đơn, ack thủ công, prefetch ${prefetch}`);
  return consumerTag;
}

let consumerTag = await subscribe();

// Đổi cách nhận lần lượt: xong lần trước mới tới lần sau.
let changing: Promise<void> = Promise.resolve();

function resubscribe() {
  changing = changing.then(async () => {
    await channel.cancel(consumerTag);
    consumerTag = await subscribe();
  });
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'prefetch') {
    prefetch = Number(value);
    resubscribe();
  } else if (command === 'ack') {
    automaticAck = value === 'auto';
    resubscribe();
  } else if (command === 'speed') {
    slow = value === 'slow';
    console.log(slow ? 'Từ giờ làm chậm' : 'Từ giờ làm nhanh');
  } else {
    console.error(`Không hiểu lệnh "${line}". Có ba lệnh: prefetch 5, ack auto, speed slow`);
  }
});

process.once('SIGTERM', async () => {
  console.log('Nhận SIGTERM: không nhận đơn mới, làm nốt đơn đang cầm');
  await changing;
  await channel.cancel(consumerTag); // 1. thôi nhận message mới
  await inHand; // 2. làm nốt và ack những gì đang cầm
  await channel.close(); // 3. xong mới đi
  await connection.close();
  console.log('Đã rời đi');
  process.exit(0);
});
