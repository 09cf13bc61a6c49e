// Kho: server gRPC. Vài kho giống hệt nhau cùng chạy, mỗi kho một cổng.
// Chạy riêng:  PORT=50051 node stock.ts
import { createServer } from 'node:http2';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectRouter } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { StockService } from '#proto/shop/v1/stock_pb.ts';

const port = Number(process.env.PORT ?? 50051);
const workMs = 800;

let answered = 0;

function routes(router: ConnectRouter) {
  router.service(StockService, {
    async getStock({ sku }) {
      await sleep(workMs);
      answered += 1;
      console.log(`Đã trả lời ${answered} cuộc`);
      return { sku, left: (sku.length * 7) % 40 };
    },
  });
}

const server = createServer(connectNodeAdapter({ routes }));
server.listen(port, '127.0.0.1', () => console.log(`Nghe gRPC ở cổng ${port}`));

// close() gửi GOAWAY: cuộc đang dở được làm nốt, cuộc mới thì client phải tìm kho khác.
process.once('SIGTERM', () => server.close(() => process.exit(0)));
