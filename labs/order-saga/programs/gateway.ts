// Cổng của cửa hàng: nhận REST, soát yêu cầu, gọi các service bằng gRPC. Cổng không giữ dữ liệu nào.
// Chạy riêng:  PORT=4000 USER_URL=… PRODUCT_URL=… ORDER_URL=… ANALYTICS_URL=… node gateway.ts
// rồi:  curl http://127.0.0.1:4000/openapi.json
import { randomUUID } from 'node:crypto';
import { serve } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { AnalyticsService } from '#proto/shop/v2/analytics_pb.ts';
import { OrderService, OrderStatus } from '#proto/shop/v2/order_pb.ts';
import { ProductService } from '#proto/shop/v2/product_pb.ts';
import { UserService } from '#proto/shop/v2/user_pb.ts';
import * as api from './api.ts';
import { about, clientOf } from './client.ts';
import { listenToCommands } from './commands.ts';
import { here } from './faults.ts';
import { orderJson, reportJson } from './json.ts';
import { answer, cancelled, ofCall, onError, Problem } from './problems.ts';
import { onLeave } from './serve.ts';

const port = Number(process.env.PORT ?? 4000);
/** Cả saga, kể cả những lần thu tiền lại, phải có kết cục trong chừng này. */
const orderTimeoutMs = Number(process.env.ORDER_TIMEOUT_MS ?? 30_000);
const mostBytes = 16 * 1024;

const users = clientOf(UserService, process.env.USER_URL ?? 'http://127.0.0.1:50051');
const products = clientOf(ProductService, process.env.PRODUCT_URL ?? 'http://127.0.0.1:50052');
const orders = clientOf(OrderService, process.env.ORDER_URL ?? 'http://127.0.0.1:50053');
const analytics = clientOf(AnalyticsService, process.env.ANALYTICS_URL ?? 'http://127.0.0.1:50055');

const app = new OpenAPIHono({
  defaultHook(result, context) {
    if (result.success) return;
    const errors = result.error.issues.map(({ path, message }) => ({ field: path.join('.'), why: message }));
    return answer(context, new Problem(400, '', { errors }));
  },
});
app.onError(onError);
app.notFound((context) => answer(context, new Problem(404, `không có ${context.req.method} ${context.req.path}`)));
app.use(bodyLimit({ maxSize: mostBytes, onError: (context) => answer(context, new Problem(413)) }));
app.use(async ({ req }, next) => {
  if (req.method === 'POST' && !req.header('content-type')?.startsWith('application/json')) throw new Problem(415);
  await next();
});

const failed = (error: unknown) => {
  throw ofCall(error);
};
/** Connect luôn giải mã đủ message; thiếu phần chính thì service kia sai hợp đồng. */
function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Problem(500);
  return value;
}

app.openapi(api.createUser, async (context) => {
  const { user } = await users.createUser(context.req.valid('json')).catch(failed);
  const { id, name, email } = present(user);
  return context.json({ id, name, email }, 201, { location: `/api/users/${id}` });
});

app.openapi(api.getUser, async (context) => {
  const { user } = await users.getUser(context.req.valid('param')).catch(failed);
  const { id, name, email } = present(user);
  return context.json({ id, name, email }, 200);
});

app.openapi(api.createProduct, async (context) => {
  const { product } = await products.createProduct(context.req.valid('json')).catch(failed);
  const { id, name, price, stock } = present(product);
  return context.json({ id, name, price, stock }, 201, { location: `/api/products/${id}` });
});

app.openapi(api.getProduct, async (context) => {
  const { product } = await products.getProduct(context.req.valid('param')).catch(failed);
  const { id, name, price, stock } = present(product);
  return context.json({ id, name, price, stock }, 200);
});

app.openapi(api.placeOrder, async (context) => {
  // Key của khách chính là mã đơn, nên cổng không phải nhớ gì: gửi lại thì service order nhận ra đơn cũ.
  const orderId = context.req.valid('header')['idempotency-key'] ?? randomUUID().slice(0, 8);
  here('order before');
  const { order } = await orders
    .placeOrder({ orderId, ...context.req.valid('json') }, { ...about(orderId), timeoutMs: orderTimeoutMs })
    .catch((error) => {
      throw ofCall(error, orderId);
    });
  here('order after');
  const placed = present(order);
  if (placed.status !== OrderStatus.PLACED) {
    throw cancelled(orderId, placed.cancelReason);
  }
  return context.json(orderJson(placed), 201, { location: `/api/orders/${orderId}` });
});

app.openapi(api.getOrder, async (context) => {
  const { order } = await orders.getOrder(context.req.valid('param')).catch(failed);
  return context.json(orderJson(present(order)), 200);
});

app.openapi(api.getReport, async (context) => {
  const report = await analytics.getReport({}).catch(failed);
  return context.json(reportJson(report), 200);
});

app.doc31('/openapi.json', { openapi: '3.1.0', info: { title: 'Cửa hàng', version: '1.0.0' } });

const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () =>
  console.log(`Cổng mở ở http://127.0.0.1:${port}`),
);

listenToCommands({});

onLeave(() => new Promise((closed) => server.close(() => closed())));
