// Confirms orders from the queue "orders", one at a time, in the order in which they came.
// Run it alone:  RABBITMQ_URL=amqp://localhost node worker.ts
// then type:  prefetch 5 | ack auto | ack manual | speed slow | speed fast
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConsumeMessage, connect } from 'amqplib';

const queue = 'orders';
const slowness = 4;

let prefetch = Number(process.env.PREFETCH ?? 1);
let automaticAck = process.env.ACK === 'auto';
let slow = process.env.SPEED === 'slow';

// noDelay: small messages leave at once, without waiting to fill a packet.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
const channel = await connection.createChannel();
await channel.assertQueue(queue, { durable: true });

// Deliveries wait here, in memory, until the one before is done.
let inHand: Promise<void> = Promise.resolve();

async function handle(message: ConsumeMessage, noAck: boolean) {
  const order = JSON.parse(message.content.toString());
  const again = message.fields.redelivered ? ' (redelivered)' : '';
  console.log(`Bắt đầu đơn #${order.order} của ${order.customer}${again}`);
  await sleep(order.workMs * (slow ? slowness : 1));
  // Only now may the broker forget the order.
  if (!noAck) channel.ack(message);
  console.log(noAck ? `Xong đơn #${order.order}` : `Xong đơn #${order.order}, đã ack`);
}

async function subscribe() {
  const noAck = automaticAck;
  // Applies to the consumers that start after it. With automatic ack the broker pays no heed to it.
  await channel.prefetch(prefetch);
  const { consumerTag } = await channel.consume(
    queue,
    (message) => {
      if (message === null) return; // the queue was deleted
      inHand = inHand.then(() => handle(message, noAck));
      return inHand;
    },
    { noAck },
  );
  console.log(noAck ? 'Đang nhận đơn, ack tự động' : `Đang nhận đơn, ack thủ công, prefetch ${prefetch}`);
  return consumerTag;
}

let consumerTag = await subscribe();

// One change of subscription after the other.
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
  await channel.cancel(consumerTag); // 1. no new deliveries
  await inHand; // 2. finish and ack what is in hand
  await channel.close(); // 3. only then go
  await connection.close();
  console.log('Đã rời đi');
  process.exit(0);
});
