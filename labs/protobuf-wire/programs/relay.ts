// Trạm chuyển: nhận đơn rồi gửi tiếp cho kho. Nó được sinh code từ bản phát hành đầu, khi hợp đồng chưa có voucher.
// Chạy riêng:  PORT=50051 WAREHOUSE_URL=http://127.0.0.1:50052 node relay.ts   rồi gõ:  forward copy | forward whole
import { createServer } from 'node:http2';
import { createInterface } from 'node:readline';
import { type ConnectRouter, createClient } from '@connectrpc/connect';
import { connectNodeAdapter, createGrpcTransport } from '@connectrpc/connect-node';
import { PackingService, type PackOrderRequest } from '#proto/releases/first/shop/v1/packing_pb.ts';

const port = Number(process.env.PORT ?? 50051);
const warehouse = createClient(
  PackingService,
  createGrpcTransport({ baseUrl: process.env.WAREHOUSE_URL ?? 'http://127.0.0.1:50052' }),
);

let forward = process.env.FORWARD ?? 'whole';

function routes(router: ConnectRouter) {
  router.service(PackingService, {
    async packOrder(order, { requestHeader }) {
      const unknown = order.$unknown?.map(({ no }) => no) ?? [];
      console.log(`${order.item}: ${unknown.length} field lạ ${unknown}`);
      const headers = { 'ce-subject': requestHeader.get('ce-subject') ?? '' };
      const passed = forward === 'copy' ? copyOf(order) : order;
      return await warehouse.packOrder(passed, { headers });
    },
  });
}

/** Chép những field mà bản phát hành này biết. */
function copyOf(order: PackOrderRequest) {
  const { item, quantity, customerId, points, boxes, gift } = order;
  return { item, quantity, customerId, points, boxes, gift };
}

const server = createServer(connectNodeAdapter({ routes }));
server.listen(port, '127.0.0.1', () => console.log(`Nghe gRPC ở cổng ${port}`));

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'forward') forward = value;
  else console.error(`Không hiểu lệnh "${line}". Có một lệnh: forward copy`);
});

process.once('SIGTERM', () => server.close(() => process.exit(0)));
