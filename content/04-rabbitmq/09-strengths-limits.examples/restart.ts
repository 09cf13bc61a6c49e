// Message nào còn sau khi broker khởi động lại? Gửi, khởi động lại broker, rồi đếm.
// Chạy riêng:  RABBITMQ_URL=amqp://localhost node restart.ts send
// khởi động lại broker, rồi:  RABBITMQ_URL=amqp://localhost node restart.ts count

import { connect, type Options } from 'amqplib';

const queues: Record<string, Options.AssertQueue> = {
  'classic durable': { durable: true },
  'classic không durable': { durable: false },
  quorum: { durable: true, arguments: { 'x-queue-type': 'quorum' } },
};
const each = 3;

const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost');

/** Mỗi queue nhận 3 message persistent, 3 message không, và broker confirm đủ cả sáu. */
async function send() {
  for (const [queue, options] of Object.entries(queues)) {
    const channel = await connection.createConfirmChannel();
    await channel.assertQueue(queue, options);
    for (let i = 0; i < each; i += 1) {
      channel.sendToQueue(queue, Buffer.from('persistent'), { persistent: true });
      channel.sendToQueue(queue, Buffer.from('transient'), { persistent: false });
    }
    await channel.waitForConfirms();
    console.log(`${queue}: broker đã confirm ${2 * each} message`);
  }
}

/** Những gì còn trong queue; undefined khi cả queue cũng không còn. */
async function leftIn(queue: string) {
  const channel = await connection.createChannel();
  channel.on('error', () => {}); // tới cùng với lỗi mà checkQueue ném
  try {
    await channel.checkQueue(queue);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 404) return undefined;
    throw error;
  }
  const left: string[] = [];
  const { promise: read, resolve } = Promise.withResolvers<void>();
  // Queue giao theo thứ tự vào, nên gặp message này là đã đọc hết.
  channel.sendToQueue(queue, Buffer.from('last'));
  await channel.consume(queue, (message) => {
    if (message === null) return;
    const text = message.content.toString();
    channel.ack(message);
    if (text === 'last') resolve();
    else left.push(text);
  });
  await read;
  await channel.close();
  return left;
}

async function count() {
  for (const queue of Object.keys(queues)) {
    const left = await leftIn(queue);
    const number = (kind: string) => left?.filter((text) => text === kind).length;
    if (left) console.log(`${queue}: còn ${number('persistent')} persistent, ${number('transient')} không persistent`);
    else console.log(`${queue}: không còn queue`);
  }
}

await (process.argv[2] === 'count' ? count() : send());
await connection.close();
