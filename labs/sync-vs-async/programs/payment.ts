// Service thanh toán, một việc với hai cửa: cửa gRPC cho ai gọi thẳng, và queue "payments" cho ai gửi message.
// Chạy riêng:  PORT=50052 RABBITMQ_URL=amqp://localhost node payment.ts   rồi gõ:  delay 3000
import { createServer } from 'node:http2';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConnectRouter, createClient } from '@connectrpc/connect';
import { connectNodeAdapter, createGrpcTransport } from '@connectrpc/connect-node';
import { type ConsumeMessage, connect } from 'amqplib';
import { InventoryService, PaymentService } from '#proto/shop/v1/order_pb.ts';

const port = Number(process.env.PORT ?? 50052);
const queue = 'payments';
const next = 'inventory';
const chargeMs = 350;

/** Ngân hàng hôm nay chậm thêm bao nhiêu ms. */
let delayMs = Number(process.env.DELAY ?? 0);

const inventory = createClient(
  InventoryService,
  createGrpcTransport({ baseUrl: process.env.INVENTORY_URL ?? 'http://127.0.0.1:50053' }),
);

async function charge(orderId: string, amount: number) {
  await sleep(chargeMs + delayMs);
  console.log(`Đã trừ ${amount} đồng cho đơn #${orderId}`);
}

// Cửa thứ nhất: gRPC.
function routes(router: ConnectRouter) {
  router.service(PaymentService, {
    async charge({ orderId, sku, amount }) {
      await charge(orderId, amount);
      try {
        const { shelf } = await inventory.reserve({ orderId, sku }, { headers: { 'ce-subject': orderId } });
        return { shelf };
      } catch (error) {
        // Lỗi đi ngược lên tới khách. Tiền thì đã trừ rồi.
        console.error(`Đơn #${orderId}: đã trừ tiền mà kho không giữ được hàng`);
        throw error;
      }
    },
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
const channel = await connection.createConfirmChannel();
await channel.assertQueue(queue, { durable: true });
await channel.assertQueue(next, { durable: true });
await channel.prefetch(1);

let inHand: Promise<void> = Promise.resolve();

async function handle(message: ConsumeMessage) {
  const { orderId, sku, amount } = JSON.parse(message.content.toString());
  await charge(orderId, amount);
  channel.sendToQueue(next, Buffer.from(JSON.stringify({ orderId, sku })), {
    messageId: `${orderId}-kho`,
    headers: { 'cloudEvents:subject': orderId },
    contentType: 'application/json',
    persistent: true,
  });
  // Việc kế tiếp đã nằm chắc trong queue thì việc này mới xong.
  await channel.waitForConfirms();
  channel.ack(message);
}

const { consumerTag } = await channel.consume(queue, (message) => {
  if (message === null) return; // queue đã bị xoá
  inHand = inHand.then(() => handle(message));
  return inHand;
});

const server = createServer(connectNodeAdapter({ routes }));
server.listen(port, '127.0.0.1', () => console.log(`Thu tiền ở cổng ${port} và từ queue ${queue}`));

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = '0'] = line.trim().split(' ');
  if (command === 'delay') delayMs = Number(value);
  else console.error(`Không hiểu lệnh "${line}". Có một lệnh: delay 3000`);
});

// Cả hai cửa đều làm nốt việc đang cầm rồi mới đóng.
process.once('SIGTERM', () =>
  server.close(async () => {
    await channel.cancel(consumerTag);
    await inHand;
    await connection.close();
    process.exit(0);
  }),
);
