// Một câu hỏi tới kho, trả lời qua direct reply-to: không có queue trả lời nào.
// Chạy riêng, khi stock.ts của lab RPC đang chạy:  RABBITMQ_URL=amqp://localhost node direct-reply-to.ts
import { randomUUID } from 'node:crypto';
import { connect } from 'amqplib';

// Tên đặc biệt: broker đổi nó thành một địa chỉ riêng của channel này.
const direct = 'amq.rabbitmq.reply-to';

const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
const channel = await connection.createChannel();
const correlationId = randomUUID();
const { promise: answered, resolve: answer } = Promise.withResolvers<string>();

// Phải consume trước, với noAck, và gửi trên cùng channel.
await channel.consume(
  direct,
  (message) => {
    if (message?.properties.correlationId === correlationId) answer(message.content.toString());
  },
  { noAck: true },
);
const question = Buffer.from(JSON.stringify({ item: 'áo mưa', workMs: 20 }));
channel.sendToQueue('stock', question, { correlationId, replyTo: direct, contentType: 'application/json' });

console.log(await answered);
await connection.close();
