// Bảng giá: một server khoẻ, trả lời ngay.
// Chạy riêng:  PORT=50053 node catalog.ts
import { createServer } from 'node:http2';
import type { ConnectRouter } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { PriceService } from '#proto/shop/v1/till_pb.ts';

const port = Number(process.env.PORT ?? 50053);

function routes(router: ConnectRouter) {
  router.service(PriceService, {
    getPrice: ({ sku }) => ({ price: 40_000 + sku.length * 5_000 }),
  });
}

const server = createServer(connectNodeAdapter({ routes }));
server.listen(port, '127.0.0.1', () => console.log(`Cho giá ở cổng ${port}`));

process.once('SIGTERM', () => server.close(() => process.exit(0)));
