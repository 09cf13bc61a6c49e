// Kho: trả lời từng câu hỏi trong queue "stock".
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node stock.ts   rồi gõ:  speed slow | speed fast
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConsumeMessage, connect } from 'amqplib';

const name = process.env.PROGRAM_ID ?? 'stock-1';
const requests = 'stock';
const slowness = 5;

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
await channel.assertQueue(requests, { durable: true });
await channel.prefetch(1);

let inHand: Promise<void> = Promise.resolve();

async function answer(request: ConsumeMessage) {
  const { replyTo, correlationId } = request.properties;
  const { item, workMs } = JSON.parse(request.content.toString());
  console.log(`Tra ${item} cho #${correlationId}${request.fields.redelivered ? ' (redelivered)' : ''}`);
  await sleep(workMs * (slow ? slowness : 1));
  const stock = { item, left: item.length * 3, server: name };
  // Gửi về đúng nơi câu hỏi đã dặn, kèm số mà nó mang.
  channel.sendToQueue(replyTo, Buffer.from(JSON.stringify(stock)), {
    messageId: `${correlationId}r`,
    correlationId,
    contentType: 'application/json',
  });
  // Giờ mới ack: kho chết trước khi trả lời thì câu hỏi còn đó cho kho khác.
  channel.ack(request);
  console.log(`Đã trả lời #${correlationId}`);
}

const { consumerTag } = await channel.consume(requests, (request) => {
  if (request === null) return; // queue đã bị xoá
  inHand = inHand.then(() => answer(request));
  return inHand;
});

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'speed') slow = value === 'slow';
  else console.error(`Không hiểu lệnh "${line}". Có một lệnh: speed slow`);
});

process.once('SIGTERM', async () => {
  await channel.cancel(consumerTag);
  await inHand;
  await channel.close();
  await connection.close();
  process.exit(0);
});

console.log(`Trả lời câu hỏi từ queue ${requests}`);
