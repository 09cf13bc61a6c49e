// Kho: server gRPC qua HTTP/2, chỉ cổng gọi tới.
// Chạy riêng:  PORT=50051 node stock.ts
import { createServer } from 'node:http2';
import { setTimeout as sleep } from 'node:timers/promises';
import { Code, ConnectError, type ConnectRouter } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { StockService } from '#proto/shop/v1/stock_pb.ts';

const port = Number(process.env.PORT ?? 50051);
const betweenChangesMs = 500;

const left = new Map([
  ['AO-MUA', 9],
  ['CA-PHE', 24],
  ['BAN-PHIM', 16],
]);

function leftOf(sku: string) {
  const count = left.get(sku);
  if (count === undefined) throw new ConnectError(`không có món ${sku}`, Code.NotFound);
  return count;
}

function routes(router: ConnectRouter) {
  router.service(StockService, {
    getStock: ({ sku }) => ({ sku, left: leftOf(sku) }),

    async *watchStock({ sku, changes }, { signal }) {
      const before = leftOf(sku);
      for (let number = 1; number <= changes; number += 1) {
        await sleep(betweenChangesMs, undefined, { signal });
        yield { number, left: before - number };
      }
    },

    async receiveGoods(parcels) {
      let count = 0;
      let total = 0;
      for await (const { quantity } of parcels) {
        count += 1;
        total += quantity;
      }
      console.log(`Nhập xong ${count} kiện, ${total} món`);
      return { parcels: count, quantity: total };
    },
  });
}

const server = createServer(connectNodeAdapter({ routes }));
server.listen(port, '127.0.0.1', () => console.log(`Nghe gRPC ở cổng ${port}`));

process.once('SIGTERM', () => server.close(() => process.exit(0)));
