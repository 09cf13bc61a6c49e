// Danh mục qua gRPC: Protobuf trên HTTP/2.
// Chạy riêng:  PORT=50051 WORK=200 node grpc-server.ts
import { createServer } from 'node:http2';
import type { ConnectRouter } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { CatalogService } from '#proto/shop/v1/catalog_pb.ts';
import { listItems } from './catalog.ts';

const port = Number(process.env.PORT ?? 50051);

function routes(router: ConnectRouter) {
  router.service(CatalogService, {
    async listItems({ count }) {
      return { items: await listItems(count) };
    },
  });
}

// Client nhận gzip thì connect nén câu trả lời từ 1 KiB; nhỏ hơn thì để nguyên.
const server = createServer(connectNodeAdapter({ routes, compressMinBytes: 1024 }));
server.listen(port, '127.0.0.1', () => console.log(`Nghe gRPC ở cổng ${port}`));

process.once('SIGTERM', () => server.close(() => process.exit(0)));
