// Service nhận đơn: gọi thẳng sang thanh toán rồi đợi, hoặc gửi đơn vào queue rồi trả lời ngay.
// Chạy riêng:  PORT=50051 RABBITMQ_URL=amqp://localhost node order.ts
import { createServer } from 'node:http2';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ConnectRouter, createClient } from '@connectrpc/connect';
import { connectNodeAdapter, createGrpcTransport } from '@connectrpc/connect-node';
import { connect } from 'amqplib';
import { OrderService, PaymentService } from '#proto/shop/v1/order_pb.ts';

const port = Number(process.env.PORT ?? 50051);
const next = 'payments';
const checkMs = 150;

const payment = createClient(
  PaymentService,
  createGrpcTransport({ baseUrl: process.env.PAYMENT_URL ?? 'http://127.0.0.1:50052' }),
);

// noDelay: message nhỏ đi ngay, không chờ gom cho đầy một gói TCP.
const connection = await connect(process.env.RABBITMQ_URL ?? 'amqp://localhost', { noDelay: true });
connection.on('error', () => {}); // 'close' tới ngay sau và nói lý do
connection.on('close', (error) => {
  if (!error) return; // chính chương trình này đóng
  console.error(`Mất kết nối tới RabbitMQ: ${error.message}`);
  process.exit(1);
});
const channel = await connection.createConfirmChannel();
await channel.assertQueue(next, { durable: true });

function routes(router: ConnectRouter) {
  router.service(OrderService, {
    // Đồng bộ: không có câu trả lời của thanh toán thì chưa có gì để nói với khách.
    async placeOrder({ orderId, sku, amount }) {
      await sleep(checkMs);
      const { shelf } = await payment.charge({ orderId, sku, amount }, { headers: { 'ce-subject': orderId } });
      return { shelf };
    },

    // Bất đồng bộ: broker xác nhận đã giữ đơn là đủ để trả lời.
    async submitOrder({ orderId, sku, amount }) {
      await sleep(checkMs);
      channel.sendToQueue(next, Buffer.from(JSON.stringify({ orderId, sku, amount })), {
        messageId: `${orderId}-tien`,
        headers: { 'cloudEvents:subject': orderId },
        contentType: 'application/json',
        persistent: true,
      });
      await channel.waitForConfirms();
      return {};
    },
  });
}

const server = createServer(connectNodeAdapter({ routes }));
server.listen(port, '127.0.0.1', () => console.log(`Nhận đơn ở cổng ${port}`));

// close() để cuộc gọi đang dở làm nốt, và không nhận cuộc mới.
process.once('SIGTERM', () =>
  server.close(async () => {
    await connection.close();
    process.exit(0);
  }),
);
