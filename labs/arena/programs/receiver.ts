// Bên nhận: ba cửa cùng dẫn vào một cuốn sổ. Mỗi lúc chỉ một cửa có khách, nên CPU lúc ấy là của cách đang đo.
// Chạy riêng:  PORT=50051 RABBITMQ_URL=amqp://localhost KAFKA_BROKERS=localhost:9092 node receiver.ts
import { createServer } from 'node:http2';
import type { ConnectRouter } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { type ConsumeMessage, connect } from 'amqplib';
import { Kafka, logLevel } from 'kafkajs';
import { ArenaService } from '#proto/shop/v1/arena_pb.ts';
import { headBytes, readHead } from './parcel.ts';
import { arrived, latenciesOf } from './tally.ts';

const port = Number(process.env.PORT ?? 50051);
const topic = process.env.TOPIC ?? 'arena';
const replies = process.env.REPLIES ?? 'arena-replies';

/** Ghi sổ một gói; gói cần trả lời thì đưa lại phần đầu của nó. Độ trễ của hỏi–đáp là chuyện của bên hỏi. */
function receive(parcel: Uint8Array): Uint8Array | undefined {
  const { due, phase, wantsReply } = readHead(parcel);
  if (wantsReply) return parcel.slice(0, headBytes);
  arrived(phase, due);
  return undefined;
}

// Cửa RabbitMQ: một queue không cần ack, một queue phải ack từng message.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const channel = await connection.createChannel();
await channel.prefetch(500);
const answer = (message: ConsumeMessage) => {
  const reply = receive(message.content);
  if (reply) channel.sendToQueue(message.properties.replyTo, Buffer.from(reply));
};
for (const [queue, noAck] of [
  ['arena-unacked', true],
  ['arena-acked', false],
] as const) {
  await channel.assertQueue(queue, { durable: true });
  await channel.consume(
    queue,
    (message) => {
      if (message === null) return; // queue đã bị xoá
      answer(message);
      if (!noAck) channel.ack(message);
    },
    { noAck },
  );
}

// Cửa Kafka: một thành viên của consumer group, và một producer cho câu trả lời.
const kafka = new Kafka({
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
});
const producer = kafka.producer();
const consumer = kafka.consumer({ groupId: process.env.GROUP_ID ?? 'arena' });
const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
await Promise.all([producer.connect(), consumer.connect()]);
await consumer.subscribe({ topic });
await consumer.run({
  eachBatch: async ({ batch, resolveOffset }) => {
    const answers: { value: Buffer; partition: number }[] = [];
    for (const { value, offset } of batch.messages) {
      const reply = value && receive(value);
      if (reply) answers.push({ value: Buffer.from(reply), partition: 0 });
      resolveOffset(offset);
    }
    // Đọc được cả nhóm thì trả lời cả nhóm.
    if (answers.length > 0) await producer.send({ topic: replies, acks: 1, messages: answers });
  },
});
await joined;

// Cửa gRPC. Mở sau cùng: nghe được rồi nghĩa là cả ba cửa đã sẵn sàng.
function routes(router: ConnectRouter) {
  router.service(ArenaService, {
    async pour(requests) {
      for await (const { parcels } of requests) parcels.forEach(receive);
      return {};
    },
    deliver: ({ parcels }) => ({ replies: parcels.flatMap((parcel) => receive(parcel) ?? []) }),
    collect({ phase, latencies }) {
      const all = latenciesOf(phase);
      const { user, system } = process.cpuUsage();
      return { count: all.length, latencies: latencies ? [...all] : [], cpuMs: (user + system) / 1000 };
    },
  });
}
const server = createServer(connectNodeAdapter({ routes }));
server.listen(port, '127.0.0.1', () => console.log(`Ba cửa đã mở; gRPC ở cổng ${port}`));

process.once('SIGTERM', async () => {
  await Promise.all([connection.close(), consumer.disconnect(), producer.disconnect()]);
  process.exit(0);
});
