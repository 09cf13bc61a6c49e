// Hồ sơ khách, trả lời qua gRPC.
// Chạy riêng:  PORT=50051 node customers.ts
import { createServer } from 'node:http2';
import { Code, ConnectError, type ConnectRouter } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { CustomerService } from '#proto/shop/v1/customer_pb.ts';

const port = Number(process.env.PORT ?? 50051);
const known = new Map([
  ['An', { fullName: 'Nguyễn Văn An', tier: 'vàng' }],
  ['Bé', { fullName: 'Trần Thị Bé', tier: 'bạc' }],
  ['Chi', { fullName: 'Lê Kim Chi', tier: 'đồng' }],
]);

function routes(router: ConnectRouter) {
  router.service(CustomerService, {
    getCustomer({ customer }) {
      const found = known.get(customer);
      if (!found) throw new ConnectError(`không có khách ${customer}`, Code.NotFound);
      console.log(`${customer}: ${found.fullName}, thẻ ${found.tier}`);
      return found;
    },
  });
}

const server = createServer(connectNodeAdapter({ routes }));
server.listen(port, '127.0.0.1', () => console.log(`Nghe gRPC ở cổng ${port}`));

process.once('SIGTERM', () => server.close(() => process.exit(0)));
