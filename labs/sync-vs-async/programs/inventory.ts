// Service kho: giữ hàng cho đơn. Cũng hai cửa: gRPC, và queue "inventory".
// Chạy riêng:  PORT=50053 RABBITMQ_URL=amqp://localhost node inventory.ts
import { createServer } from 'node:http2';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectRouter } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { type ConsumeMessage, connect } from 'amqplib';
import { InventoryService } from '#proto/shop/v1/order_pb.ts';

const port = Number(process.env.PORT ?? 50053);
const queue = 'inventory';
const reserveMs = 300;

async function reserve(orderId: string, sku: string) {
  await sleep(reserveMs);
  const shelf = `${sku.slice(0, 1)}${sku.length}`;
  console.log(`Đã giữ ${sku} ở kệ ${shelf} cho đơn #${orderId}`);
  return shelf;
}

// Cửa thứ nhất: gRPC.
function routes(router: ConnectRouter) {
  router.service(InventoryService, {
    reserve: async ({ orderId, sku }) => ({ shelf: await reserve(orderId, sku) }),
  });
}

// Cửa thứ hai: queue.
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
await channel.prefetch(1);

let inHand: Promise<void> = Promise.resolve();

async function handle(message: ConsumeMessage) {
  const { orderId, sku } = JSON.parse(message.content.toString());
  await reserve(orderId, sku);
  channel.ack(message);
}

const { consumerTag } = await channel.consume(queue, (message) => {
  if (message === null) return; // queue đã bị xoá
  inHand = inHand.then(() => handle(message));
  return inHand;
});

const server = createServer(connectNodeAdapter({ routes }));
server.listen(port, '127.0.0.1', () => console.log(`Giữ hàng ở cổng ${port} và từ queue ${queue}`));

// Cả hai cửa đều làm nốt việc đang cầm rồi mới đóng.
process.once('SIGTERM', () =>
  server.close(async () => {
    await channel.cancel(consumerTag);
    await inHand;
    await connection.close();
    process.exit(0);
  }),
);
