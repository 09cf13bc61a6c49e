// Cổng: trình duyệt gọi nó qua HTTP/1.1, nó gọi kho bằng gRPC.
// Chạy riêng:  STOCK_URL=http://127.0.0.1:50051 PORT=8080 node gateway.ts
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Code, ConnectError, type ConnectRouter, createClient } from '@connectrpc/connect';
import { connectNodeAdapter, createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import { GatewayService, type Parcel } from '#proto/shop/v1/gateway_pb.ts';
import { StockService } from '#proto/shop/v1/stock_pb.ts';

const url = process.env.STOCK_URL ?? 'http://127.0.0.1:50051';
const port = Number(process.env.PORT ?? 8080);
const mostChanges = 30;

const connection = new Http2SessionManager(url);
const stock = createClient(StockService, createGrpcTransport({ baseUrl: url, sessionManager: connection }));

// Chỉ mã và câu lỗi đi tiếp. Header của kho, như content-type, là của cuộc gọi bên trong.
function passOn(error: unknown): never {
  const { rawMessage, code } = ConnectError.from(error);
  throw new ConnectError(rawMessage, code);
}

// Một server, ba giao thức: content-type cho biết là giao thức nào.
function routes(router: ConnectRouter) {
  router.service(StockService, {
    async getStock(request, { signal }) {
      return await stock.getStock(request, { signal }).catch(passOn);
    },

    async *watchStock({ sku, changes }, { signal }) {
      if (changes > mostChanges) {
        throw new ConnectError(`nhiều nhất ${mostChanges} thay đổi`, Code.InvalidArgument);
      }
      yield* stock.watchStock({ sku, changes }, { signal });
    },

    // Cổng nhận được một luồng. Trình duyệt không gửi được, nên không tới đây.
    async receiveGoods(parcels, { signal }) {
      return await stock.receiveGoods(parcels, { signal }).catch(passOn);
    },
  });

  router.service(GatewayService, {
    // Một message to từ trình duyệt thành nhiều message nhỏ tới kho.
    async importGoods({ parcels }, { signal }) {
      const total = await stock.receiveGoods(oneByOne(parcels), { signal }).catch(passOn);
      return { parcels: total.parcels, quantity: total.quantity };
    },
  });
}

async function* oneByOne(parcels: readonly Parcel[]) {
  for (const { sku, quantity } of parcels) yield { sku, quantity };
}

const server = createServer(connectNodeAdapter({ routes }));
server.listen(port, '127.0.0.1', () => console.log(`Nghe HTTP/1.1 ở cổng ${port}`));

process.once('SIGTERM', () => {
  connection.abort();
  server.close(() => process.exit(0));
  server.closeAllConnections();
});

// Nối sẵn với kho. Kho lên sau cổng thì thử lại tới khi nối được.
while ((await connection.connect()) === 'error') await sleep(200);
console.log('Đã nối với kho');
