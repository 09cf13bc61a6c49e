// Kho, một việc với hai cửa: trả lời từng câu hỏi trong queue "stock", và nghe ai gọi thẳng bằng gRPC.
// Chạy riêng:  PORT=50061 RABBITMQ_URL=amqp://localhost node stock.ts   rồi gõ:  speed slow | speed fast
import { createServer } from 'node:http2';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectRouter } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { type ConsumeMessage, connect } from 'amqplib';
import { LookupService } from '#proto/shop/v1/lookup_pb.ts';

const name = process.env.PROGRAM_ID ?? 'stock-1';
const port = Number(process.env.PORT ?? 50061);
const requests = 'stock';
const slowness = 5;

let slow = process.env.SPEED === 'slow';

// Cửa nào cũng dẫn tới việc này. signal báo rằng không còn ai chờ: thôi tra.
async function lookUp(item: string, workMs: number, signal?: AbortSignal) {
  await sleep(workMs * (slow ? slowness : 1), undefined, { signal });
  return { item, left: item.length * 3, server: name };
}

// Cửa thứ nhất: queue.
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
  const stock = await lookUp(item, workMs);
  // Gửi về đúng nơi câu hỏi đã dặn, kèm số mà nó mang.
  channel.sendToQueue(replyTo, Buffer.from(JSON.stringify(stock)), {
    messageId: `${correlationId}r`,
    correlationId,
    headers: request.properties.headers,
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

// Cửa thứ hai: gRPC.
function routes(router: ConnectRouter) {
  router.service(LookupService, {
    async lookUp({ item, workMs }, { signal, requestHeader }) {
      const id = requestHeader.get('ce-subject');
      console.log(`Tra ${item} cho lời gọi #${id}`);
      try {
        return await lookUp(item, workMs, signal);
      } catch (error) {
        // Hạn của người gọi đã hết, hoặc chính người gọi đã đi: cả hai đều tới được đây.
        console.log(`Thôi tra lời gọi #${id}: ${signal.reason?.message ?? error}`);
        throw signal.reason ?? error;
      }
    },
  });
}

const server = createServer(connectNodeAdapter({ routes }));
server.listen(port, '127.0.0.1', () => console.log(`Trả lời câu hỏi từ queue ${requests} và ở cổng ${port}`));

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.trim().split(' ');
  if (command === 'speed') slow = value === 'slow';
  else console.error(`Không hiểu lệnh "${line}". Có một lệnh: speed slow`);
});

// Cả hai cửa đều làm nốt việc đang cầm rồi mới đóng.
process.once('SIGTERM', () =>
  server.close(async () => {
    await channel.cancel(consumerTag);
    await inHand;
    await channel.close();
    await connection.close();
    process.exit(0);
  }),
);
