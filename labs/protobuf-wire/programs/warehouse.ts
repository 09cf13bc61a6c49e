// Kho: đọc đơn, tính tiền, rồi đọc lại cho bên gửi nghe. Ba bản phát hành của hợp đồng nằm sẵn ở đây để bạn đổi qua lại.
// Chạy riêng:  PORT=50052 node warehouse.ts   rồi gõ:  release renamed | release reused | release current
import { createServer } from 'node:http2';
import { createInterface } from 'node:readline';
import { toJsonString } from '@bufbuild/protobuf';
import type { ConnectRouter } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import * as renamed from '#proto/releases/renamed/shop/v1/packing_pb.ts';
import * as reused from '#proto/releases/reused/shop/v1/packing_pb.ts';
import * as current from '#proto/shop/v1/packing_pb.ts';

const port = Number(process.env.PORT ?? 50052);

/** Nghìn đồng. */
const price = 120;
const voucherWorth = 20;

// Bản đang dùng: field 4 tên points.
function currentRoutes(router: ConnectRouter) {
  router.service(current.PackingService, {
    packOrder(order) {
      return { readBack: toJsonString(current.PackOrderRequestSchema, order), amount: amountOf(order) };
    },
  });
}

// Bản đổi tên: field 4 tên loyalty_points, vẫn là điểm thưởng.
function renamedRoutes(router: ConnectRouter) {
  router.service(renamed.PackingService, {
    packOrder(order) {
      return { readBack: toJsonString(renamed.PackOrderRequestSchema, order), amount: amountOf(order) };
    },
  });
}

// Bản dùng lại số: điểm thưởng đã bị xoá, field 4 nay là phần trăm giảm giá.
function reusedRoutes(router: ConnectRouter) {
  router.service(reused.PackingService, {
    packOrder(order) {
      const amount = (amountOf(order) * (100 - order.discountPercent)) / 100;
      return { readBack: toJsonString(reused.PackOrderRequestSchema, order), amount: Math.round(amount) };
    },
  });
}

function amountOf({ quantity, voucher }: { quantity: number; voucher: string }) {
  return quantity * price - (voucher === '' ? 0 : voucherWorth);
}

const handlers = new Map([
  ['current', connectNodeAdapter({ routes: currentRoutes })],
  ['renamed', connectNodeAdapter({ routes: renamedRoutes })],
  ['reused', connectNodeAdapter({ routes: reusedRoutes })],
]);

let release = process.env.RELEASE ?? 'current';

const server = createServer((request, response) => handlers.get(release)?.(request, response));
server.listen(port, '127.0.0.1', () => console.log(`Nghe gRPC ở cổng ${port}, bản ${release}`));

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'release' && handlers.has(value)) release = value;
  else console.error(`Không hiểu lệnh "${line}". Có một lệnh: release reused`);
});

process.once('SIGTERM', () => server.close(() => process.exit(0)));
