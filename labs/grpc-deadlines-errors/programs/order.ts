// Service đơn: server của quầy, và client của kho. Nó soát yêu cầu rồi mới gọi kho.
// Chạy riêng:  PORT=50051 STOCK_URL=http://127.0.0.1:50052 node order.ts   rồi gõ:  pass on | pass off
import { createServer } from 'node:http2';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { create } from '@bufbuild/protobuf';
import {
  type CallOptions,
  Code,
  ConnectError,
  type ConnectRouter,
  createClient,
  type HandlerContext,
  type Interceptor,
} from '@connectrpc/connect';
import { connectNodeAdapter, createGrpcTransport, Http2SessionManager } from '@connectrpc/connect-node';
import { BadFieldsSchema, type HoldItemsRequest, HoldService } from '#proto/shop/v1/hold_pb.ts';

const port = Number(process.env.PORT ?? 50051);
const stockUrl = process.env.STOCK_URL ?? 'http://127.0.0.1:50052';
const token = process.env.SHOP_TOKEN ?? 'quay-1';
const readMaxBytes = 64 * 1024; // đơn hàng không việc gì phải dài hơn
const checkMs = 200;

let pass = process.env.PASS ?? 'off';

const connection = new Http2SessionManager(stockUrl);
const transport = createGrpcTransport({ baseUrl: stockUrl, sessionManager: connection });
const stock = createClient(HoldService, transport);

/** Đứng trước mọi handler: không có token thì handler không chạy. */
const onlyWithToken: Interceptor = (next) => (call) => {
  if (call.header.get('authorization') !== `Bearer ${token}`) {
    throw new ConnectError('không có token của cửa hàng', Code.Unauthenticated);
  }
  return next(call);
};

/** Gửi lại y nguyên thì vẫn sai, nên lỗi nói rõ field nào. */
function check({ quantity }: HoldItemsRequest) {
  if (quantity > 0) return;
  const fields = create(BadFieldsSchema, {
    fields: [{ field: 'quantity', why: `phải lớn hơn 0, đây là ${quantity}` }],
  });
  const details = [{ desc: BadFieldsSchema, value: fields }];
  throw new ConnectError('yêu cầu không hợp lệ', Code.InvalidArgument, undefined, details);
}

/** Không ai truyền hộ: hạn còn lại và tín hiệu huỷ chỉ xuống tới kho nếu dòng này đưa chúng đi. */
function onward(context: HandlerContext): CallOptions {
  const headers = { 'ce-subject': context.requestHeader.get('ce-subject') ?? '' };
  if (pass === 'off') return { headers };
  return { headers, timeoutMs: context.timeoutMs() ?? 0, signal: context.signal }; // 0: không có hạn
}

function routes(router: ConnectRouter) {
  router.service(HoldService, {
    async countItems({ sku }, context) {
      await sleep(checkMs);
      const { left } = await stock.countItems({ sku }, onward(context));
      return { left };
    },
    async holdItems(request, context) {
      check(request);
      await sleep(checkMs);
      const { orderId, sku, quantity } = request;
      const { shelf } = await stock.holdItems({ orderId, sku, quantity }, onward(context));
      return { shelf };
    },
  });
}

const server = createServer(connectNodeAdapter({ routes, interceptors: [onlyWithToken], readMaxBytes }));
server.listen(port, '127.0.0.1', () => console.log(`Nhận đơn ở cổng ${port}`));

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value = ''] = line.trim().split(' ');
  if (command === 'pass') pass = value;
  else console.error(`Không hiểu lệnh "${line}". Có một lệnh: pass on`);
});

// close() gửi GOAWAY: cuộc đang dở được làm nốt, cuộc mới thì không nhận.
process.once('SIGTERM', () => server.close(() => process.exit(0)));

while ((await connection.connect()) === 'error') await sleep(200);
console.log(`Đã nối với kho ở ${stockUrl}`);
