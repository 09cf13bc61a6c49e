// API của cửa hàng. Mỗi schema dưới đây dùng hai lần: để soát yêu cầu gửi tới, và để viết /openapi.json.
import { createRoute, z } from '@hono/zod-openapi';

/** Giá × số lượng cao nhất vẫn vừa int32 của các hợp đồng gRPC. */
const [highestPrice, mostAtOnce] = [100_000_000, 20];

const id = z.string().min(1).max(40).openapi({ example: '1' });
const byId = z.object({ id: id.openapi({ param: { name: 'id', in: 'path' } }) });

const newUser = z.object({
  name: z.string().trim().min(1).max(100).openapi({ example: 'Nguyễn An' }),
  email: z.email().max(200).openapi({ example: 'an@example.com' }),
});
const user = z.object({ id, ...newUser.shape }).openapi('User');

const newProduct = z.object({
  name: z.string().trim().min(1).max(100).openapi({ example: 'Áo mưa' }),
  price: z.int().positive().max(highestPrice).openapi({ description: 'Đồng', example: 120_000 }),
  stock: z.int().nonnegative().max(1_000_000).default(100).openapi({ description: 'Nhập kho bao nhiêu' }),
});
const product = z
  .object({ id, name: z.string(), price: z.int(), stock: z.int().openapi({ description: 'Còn bao nhiêu' }) })
  .openapi('Product');

const newOrder = z.object({ userId: id, productId: id, quantity: z.int().positive().max(mostAtOnce) });
const order = z
  .object({
    id,
    userId: id,
    productId: id,
    quantity: z.int(),
    amount: z.int().openapi({ description: 'Đồng; 0 khi chưa biết giá' }),
    status: z.enum(['running', 'placed', 'cancelling', 'cancelled']),
    cancelReason: z.string().nullable(),
  })
  .openapi('Order');
/** Gửi lại với cùng key thì nhận lại đơn cũ, không có đơn thứ hai. */
const idempotencyKey = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .optional(),
});

const report = z
  .object({
    totalOrders: z.int(),
    placedOrders: z.int(),
    successRate: z.number(),
    revenue: z.int(),
    topProducts: z.array(z.object({ productId: id, name: z.string(), quantity: z.int(), revenue: z.int() })),
    revenueByDay: z.array(z.object({ day: z.iso.date(), revenue: z.int() })),
    ordersLastMinute: z.int(),
  })
  .openapi('Report');

/** Lỗi nào cũng có dạng này: problem details của RFC 9457. */
const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    orderId: id.optional().openapi({ description: 'Đơn mà lỗi này nói tới' }),
    errors: z.array(z.object({ field: z.string(), why: z.string() })).optional(),
  })
  .openapi('Problem');

const bodyOf = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true, content: { 'application/json': { schema } } },
});
const answers = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
});

const problems = (...codes: (keyof typeof meanings)[]) =>
  Object.fromEntries(
    codes.map((code) => [
      code,
      { description: meanings[code], content: { 'application/problem+json': { schema: problem } } },
    ]),
  );
const meanings = {
  400: 'Không phải JSON, hay field không hợp lệ',
  402: 'Ngân hàng từ chối',
  404: 'Không có',
  409: 'Kho không đủ',
  413: 'Body quá dài',
  415: 'Body không phải application/json',
  422: 'Idempotency-Key đã dùng cho một đơn khác',
  503: 'Một service không có ở đó',
  504: 'Một service trả lời quá muộn',
};
const ofBody = [400, 413, 415, 503, 504] as const;

export const createUser = createRoute({
  method: 'post',
  path: '/api/users',
  request: bodyOf(newUser),
  responses: { 201: answers('Khách mới', user), ...problems(...ofBody) },
});
export const getUser = createRoute({
  method: 'get',
  path: '/api/users/{id}',
  request: { params: byId },
  responses: { 200: answers('Khách', user), ...problems(400, 404, 503, 504) },
});
export const createProduct = createRoute({
  method: 'post',
  path: '/api/products',
  request: bodyOf(newProduct),
  responses: { 201: answers('Món mới', product), ...problems(...ofBody) },
});
export const getProduct = createRoute({
  method: 'get',
  path: '/api/products/{id}',
  request: { params: byId },
  responses: { 200: answers('Món', product), ...problems(400, 404, 503, 504) },
});
export const placeOrder = createRoute({
  method: 'post',
  path: '/api/orders',
  request: { headers: idempotencyKey, ...bodyOf(newOrder) },
  responses: { 201: answers('Đơn đã đặt', order), ...problems(...ofBody, 402, 404, 409, 422) },
});
export const getOrder = createRoute({
  method: 'get',
  path: '/api/orders/{id}',
  request: { params: byId },
  responses: { 200: answers('Đơn', order), ...problems(400, 404, 503, 504) },
});
export const getReport = createRoute({
  method: 'get',
  path: '/api/analytics',
  responses: { 200: answers('Số liệu', report), ...problems(503, 504) },
});
