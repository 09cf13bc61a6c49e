import { DatabaseSync } from 'node:sqlite';
import { createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import { Validator } from '@seriousme/openapi-schema-validator';
import { connect } from 'amqplib';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { PaymentService } from '#proto/shop/v2/payment_pb.ts';
import { ProductService } from '#proto/shop/v2/product_pb.ts';
import { createManagement } from '#server/technologies/rabbitmq/management.ts';
import type { Answer } from './api-client.ts';
import type { MemberName } from './members.ts';
import { openShopTestbed, type ShopTestbed } from './testbed.ts';

let shop: ShopTestbed;

beforeAll(async () => {
  shop = await openShopTestbed(inject('brokers'), {
    env: { RETRY_DELAYS_MS: '40,80,160', CALL_TIMEOUT_MS: '800', LATE_MS: '1200' },
    // The last pause outlasts any restart of the mail server.
    envOf: { notification: { RETRY_DELAYS_MS: '40,200,4000' } },
  });
});
afterAll(() => shop?.close());
// Whatever a test did: once its orders are settled, the books agree.
afterEach(() => {
  expect(shop.contradictions()).toEqual([]);
});

const idOf = (answer: Answer | undefined): string => String(answer?.body.id ?? answer?.body.orderId);
const rows = (program: MemberName, query: string, ...values: string[]) => {
  const db = new DatabaseSync(shop.databaseOf(program), { readOnly: true });
  try {
    return db.prepare(query).all(...values);
  } finally {
    db.close();
  }
};
const lettersTo = (orderId: string) =>
  rows('mail', 'SELECT copies FROM letters WHERE message_id = ?', `<don-${orderId}@tram-tin.example>`);
const moneyOf = (orderId: string) => ({
  charged: rows('payment', 'SELECT amount FROM charges WHERE order_id = ?', orderId).length,
  refunded: rows('payment', 'SELECT amount FROM refunds WHERE order_id = ?', orderId).length,
});

describe('orders', () => {
  test('an order is placed: paid, reserved, counted, and the customer has a letter', async () => {
    const answer = await shop.order({ quantity: 3 });
    expect(answer).toMatchObject({ status: 201, body: { status: 'placed', amount: 360_000, cancelReason: null } });
    expect(answer.headers.get('location')).toBe(`/api/orders/${idOf(answer)}`);
    expect(await shop.settled(idOf(answer))).toBe('placed');
    expect(moneyOf(idOf(answer))).toEqual({ charged: 1, refunded: 0 });
    expect(lettersTo(idOf(answer))).toEqual([{ copies: 1 }]);
    expect(await shop.api.get(`/api/orders/${idOf(answer)}`)).toMatchObject({
      status: 200,
      body: { status: 'placed' },
    });
    const report = await shop.api.get('/api/analytics');
    expect(report.body).toMatchObject({ totalOrders: 1, successRate: 1, revenue: 360_000, ordersLastMinute: 1 });
  });

  test('the same key again is the same order; with another content it is refused', async () => {
    const key = shop.newKey();
    const first = await shop.order({}, key);
    expect(await shop.order({}, key)).toMatchObject({ status: 201, body: { id: idOf(first) } });
    expect(await shop.order({ quantity: 5 }, key)).toMatchObject({ status: 422, body: { orderId: idOf(first) } });
    await shop.settled(idOf(first));
    expect(moneyOf(idOf(first))).toEqual({ charged: 1, refunded: 0 });
  });

  test('a customer and goods that are not there', async () => {
    const nobody = await shop.order({ userId: '999' });
    expect(nobody).toMatchObject({ status: 404, body: { detail: expect.stringContaining('user_not_found') } });
    const nothing = await shop.order({ productId: '999' });
    expect(nothing).toMatchObject({ status: 404, body: { detail: expect.stringContaining('product_not_found') } });
    expect(await shop.settled(idOf(nobody))).toBe('cancelled');
    expect(await shop.settled(idOf(nothing))).toBe('cancelled');
  });

  test('out of stock: nobody pays', async () => {
    const product = await shop.api.post('/api/products', { name: 'Đèn bàn', price: 90_000, stock: 3 });
    const productId = String(product.body.id);
    const [first, second] = [await shop.order({ productId }), await shop.order({ productId })];
    expect([first.status, second.status]).toEqual([201, 409]);
    expect(await shop.settled(idOf(second))).toBe('cancelled');
    await shop.settled(idOf(first));
    expect(moneyOf(idOf(second))).toEqual({ charged: 0, refunded: 0 });
    expect(await shop.api.get(`/api/products/${productId}`)).toMatchObject({ body: { stock: 1 } });
  });

  test('a payment that is declined gives the goods back, and is not tried again', async () => {
    const from = shop.lines.length;
    shop.tell('payment', 'bank decline 1');
    const answer = await shop.order();
    expect(answer.status).toBe(402);
    expect(await shop.settled(idOf(answer))).toBe('cancelled');
    expect(moneyOf(idOf(answer))).toEqual({ charged: 0, refunded: 0 });
    expect(shop.lines.slice(from).filter(({ text }) => text.includes('thử lại'))).toEqual([]);
  });

  test('a payment that answers late is asked again, and has charged once', async () => {
    shop.tell('payment', 'bank late 1');
    const answer = await shop.order();
    expect(answer.status).toBe(201);
    await shop.settled(idOf(answer));
    expect(moneyOf(idOf(answer))).toEqual({ charged: 1, refunded: 0 });
    await shop.said('payment', new RegExp(`^Đơn #${idOf(answer)}: đã thu .* từ trước`), 0);
  });

  test('a payment that is late every time is given up, and what it took is paid back', async () => {
    shop.tell('payment', 'bank late 4');
    const answer = await shop.order();
    expect(answer.status).toBe(504);
    expect(await shop.settled(idOf(answer))).toBe('cancelled');
    expect(moneyOf(idOf(answer))).toEqual({ charged: 1, refunded: 1 });
    const pauses = shop.lines.flatMap(({ text }) => {
      const [, pause] = new RegExp(`^Đơn #${idOf(answer)}: .*thử lại sau (\\d+) ms`).exec(text) ?? [];
      return pause === undefined ? [] : [Number(pause)];
    });
    expect(pauses).toEqual([40, 80, 160]);
  });

  test('thirty at once', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => shop.order({ quantity: 1 })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    for (const answer of answers) expect(await shop.settled(idOf(answer))).toBe('placed');
  });
});

describe('a second call for the same order changes nothing', () => {
  const clientAt = (port: number | undefined) => createGrpcTransport({ baseUrl: `http://127.0.0.1:${port}` });

  test('charge and refund', async () => {
    const payment = createClient(PaymentService, clientAt(shop.ports.payment));
    const wanted = { orderId: 'by-hand', userId: shop.userId, amount: 5_000 };
    await payment.refund({ orderId: 'too-early' });
    await expect(payment.charge({ ...wanted, orderId: 'too-early' })).rejects.toThrow('[aborted]');
    expect(moneyOf('too-early')).toEqual({ charged: 0, refunded: 0 });
    const one = await shop.order();
    await shop.settled(idOf(one));
    const first = await payment.charge({ ...wanted, orderId: idOf(one), amount: 240_000 });
    const second = await payment.charge({ ...wanted, orderId: idOf(one), amount: 240_000 });
    expect(second.paymentId).toBe(first.paymentId);
    expect(moneyOf(idOf(one))).toEqual({ charged: 1, refunded: 0 });
  });

  test('reserve and release', async () => {
    const product = createClient(ProductService, clientAt(shop.ports.product));
    const wanted = { orderId: 'by-hand', productId: shop.productId, quantity: 4 };
    const stock = async () => (await product.getProduct({ id: shop.productId })).product?.stock;
    const before = await stock();
    await product.reserveStock(wanted);
    await product.reserveStock(wanted);
    expect(await stock()).toBe((before ?? 0) - 4);
    expect(await product.releaseStock(wanted)).toMatchObject({ quantity: 4 });
    expect(await product.releaseStock(wanted)).toMatchObject({ quantity: 0 });
    await expect(product.reserveStock(wanted)).rejects.toThrow('[aborted]');
    expect(await stock()).toBe(before);
  });
});

describe('letters', () => {
  const deadLetters = async (): Promise<number> => {
    const connection = await connect(shop.place.env.RABBITMQ_URL ?? '');
    const channel = await connection.createChannel();
    const { messageCount } = await channel.checkQueue('order_notifications_dlq');
    await connection.close();
    return messageCount;
  };

  test('a busy mail server is asked again after each pause, then the notice is a dead letter', async () => {
    const before = await deadLetters();
    shop.tell('mail', 'smtp busy');
    const answer = await shop.order();
    expect(answer.status).toBe(201);
    expect(await shop.settled(idOf(answer))).toBe('placed');
    shop.tell('mail', 'smtp ok');
    expect(await deadLetters()).toBe(before + 1);
    const said = shop.lines.filter(({ program, text }) => program === 'notification' && text.includes(idOf(answer)));
    expect(said.filter(({ text }) => text.includes('thử lại'))).toHaveLength(3);
    expect(lettersTo(idOf(answer))).toEqual([]);
  });

  test('a letter that is refused for good is a dead letter at once', async () => {
    const before = await deadLetters();
    shop.tell('mail', 'smtp reject');
    const answer = await shop.order();
    await shop.settled(idOf(answer));
    shop.tell('mail', 'smtp ok');
    expect(await deadLetters()).toBe(before + 1);
    const said = shop.lines.filter(({ program, text }) => program === 'notification' && text.includes(idOf(answer)));
    expect(said.map(({ text }) => text)).toEqual([expect.stringMatching(/thư hỏng sau 1 lần.*550/)]);
  });
});

describe('killed', () => {
  test.each(['user', 'stock', 'payment', 'order'].flatMap((step) => [`${step} before`, `${step} after`]))(
    'order at "%s": the saga goes on to its end',
    async (point) => {
      const key = shop.newKey();
      await shop.dies('order', point, () => shop.order({}, key));
      await shop.start('order');
      const again = await shop.order({}, key);
      expect(again.status).toBe(201);
      expect(await shop.settled(idOf(again))).toBe('placed');
      expect(moneyOf(idOf(again))).toEqual({ charged: 1, refunded: 0 });
      expect(lettersTo(idOf(again))).toEqual([{ copies: 1 }]);
    },
  );

  test.each(['kafka', 'rabbitmq'].flatMap((step) => [`${step} before`, `${step} after`]))(
    'order at "%s": whoever is to hear of the order does, and counts it once',
    async (point) => {
      const key = shop.newKey();
      await shop.dies('order', point, () => shop.order({}, key));
      await shop.start('order');
      const again = await shop.order({}, key);
      expect(await shop.settled(idOf(again))).toBe('placed');
      expect(lettersTo(idOf(again))).toEqual([{ copies: 1 }]);
      expect(rows('analytics', 'SELECT is_placed FROM counted WHERE order_id = ?', idOf(again))).toHaveLength(1);
    },
  );

  test.each(['cancel after', 'release before', 'release after'])(
    'order at "%s", after a decline: the goods go back',
    async (point) => {
      const key = shop.newKey();
      shop.tell('payment', 'bank decline 1');
      await shop.dies('order', point, () => shop.order({}, key));
      await shop.start('order');
      const again = await shop.order({}, key);
      expect(again.status).toBe(402);
      expect(await shop.settled(idOf(again))).toBe('cancelled');
    },
  );

  // The answers come after the order has waited; the charge was made the first time.
  test.each(['refund before', 'refund after'])('order at "%s": the money goes back, once', async (point) => {
    const key = shop.newKey();
    shop.tell('payment', 'bank late 4');
    await shop.dies('order', point, () => shop.order({}, key));
    await shop.start('order');
    const again = await shop.order({}, key);
    expect(again.status).toBe(504);
    expect(await shop.settled(idOf(again))).toBe('cancelled');
    expect(moneyOf(idOf(again))).toEqual({ charged: 1, refunded: 1 });
  });

  test.each<[MemberName, string, number]>([
    ['user', 'get before', 0],
    ['user', 'get after', 0],
    ['product', 'reserve before', 0],
    ['product', 'reserve after', 0],
    ['payment', 'charge before', 0],
    ['payment', 'charge after', 1],
  ])('%s at "%s": the order is cancelled, and compensated once it is back', async (program, point, charged) => {
    // It is not started before the order has given up: how often that asks must not depend on how long a start takes.
    const answer = await shop.dies(program, point, () => shop.order());
    expect(answer?.status).toBe(503);
    await shop.start(program);
    expect(await shop.settled(idOf(answer))).toBe('cancelled');
    expect(moneyOf(idOf(answer))).toEqual({ charged, refunded: charged });
  });

  test.each(['release before', 'release after'])('product at "%s": the goods go back, once', async (point) => {
    shop.tell('payment', 'bank decline 1');
    const answer = await shop.dies('product', point, () => shop.order());
    expect(answer?.status).toBe(402);
    await shop.start('product');
    expect(await shop.settled(idOf(answer))).toBe('cancelled');
  });

  test.each(['refund before', 'refund after'])('payment at "%s": the money goes back, once', async (point) => {
    shop.tell('payment', 'bank late 4');
    const answer = await shop.dies('payment', point, () => shop.order());
    expect(answer?.status).toBe(504);
    await shop.start('payment');
    expect(await shop.settled(idOf(answer))).toBe('cancelled');
    expect(moneyOf(idOf(answer))).toEqual({ charged: 1, refunded: 1 });
  });

  test.each(['order before', 'order after'])('gateway at "%s": who asks again has one order', async (point) => {
    const key = shop.newKey();
    await shop.dies('gateway', point, () => shop.order({}, key));
    await shop.start('gateway');
    const again = await shop.order({}, key);
    expect(again.status).toBe(201);
    expect(await shop.settled(idOf(again))).toBe('placed');
    expect(moneyOf(idOf(again))).toEqual({ charged: 1, refunded: 0 });
  });

  test.each<[MemberName, string, number]>([
    ['notification', 'send before', 1],
    ['notification', 'send after', 2],
    ['notification', 'ack before', 1],
    ['mail', 'keep before', 1],
    ['mail', 'keep after', 2],
  ])('%s at "%s": one letter in the box, which has come so often: %i', async (program, point, copies) => {
    const answer = await shop.dies(program, point, () => shop.order());
    await shop.start(program);
    expect(await shop.settled(idOf(answer))).toBe('placed');
    expect(lettersTo(idOf(answer))).toEqual([{ copies }]);
  });

  test.each(['count before', 'count after'])('analytics at "%s": the order is counted once', async (point) => {
    const answer = await shop.dies('analytics', point, () => shop.order());
    await shop.start('analytics');
    expect(await shop.settled(idOf(answer))).toBe('placed');
    expect(rows('analytics', 'SELECT is_placed FROM counted WHERE order_id = ?', idOf(answer))).toHaveLength(1);
  });
});

test('RabbitMQ that lets nobody in keeps no order back; the letter comes when it does', async () => {
  const { rabbitmq } = inject('brokers');
  const management = createManagement(rabbitmq);
  const { username, pathname } = new URL(shop.place.env.RABBITMQ_URL ?? '');
  const door = `/permissions${pathname}/${username}`;
  const from = shop.lines.length;
  await management.put(door, { configure: '^$', write: '^$', read: '^$' });
  const channels = [shop.said('order', /^Mất kết nối/, from), shop.said('notification', /^Mất kết nối/, from)];
  // Its connections are closed by what they may no longer do, or by us.
  for (const { name } of await connectionsOf(management, username)) {
    await management.delete(`/connections/${encodeURIComponent(name)}`);
  }
  await Promise.all(channels);
  const answer = await shop.order();
  expect(answer.status).toBe(201);
  await shop.said('order', new RegExp(`^Đơn #${idOf(answer)}: báo RabbitMQ: chưa được`), 0);
  await management.put(door, { configure: '.*', write: '.*', read: '.*' });
  expect(await shop.settled(idOf(answer))).toBe('placed');
  expect(lettersTo(idOf(answer))).toEqual([{ copies: 1 }]);
});

describe('the API', () => {
  test('its document is an OpenAPI 3.1 document', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(Object(shop.api.document)));
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  });

  test('what cannot be read is refused, with the field that is wrong', async () => {
    const users = '/api/users';
    expect(await shop.api.postRaw(users, '{"name": ')).toMatchObject({ status: 400, body: { status: 400 } });
    expect(await shop.api.post(users, { name: '', email: 'nowhere' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'name' }, { field: 'email' }] },
    });
    expect(await shop.order({ quantity: 0 })).toMatchObject({ status: 400, body: { errors: [{ field: 'quantity' }] } });
    const long = JSON.stringify({ name: 'x'.repeat(20_000), email: 'a@example.com' });
    expect(await shop.api.postRaw(users, long)).toMatchObject({ status: 413 });
    const text = { 'content-type': 'text/plain' };
    expect(await shop.api.postRaw(users, '{}', text)).toMatchObject({ status: 415 });
    for (const path of ['/api/users/99', '/api/products/99', '/api/orders/99', '/nowhere']) {
      const answer = await shop.api.get(path);
      expect(answer).toMatchObject({ status: 404, body: { status: 404 } });
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  test('a service that is away, and one that is late', async () => {
    const killed = shop.ended('user');
    shop.signal('user', 'SIGKILL');
    await killed;
    const away = await shop.api.get(`/api/users/${shop.userId}`);
    expect(away).toMatchObject({ status: 503 });
    expect(away.headers.get('retry-after')).toBe('1');
    await shop.start('user');
    shop.signal('user', 'SIGSTOP');
    expect(await shop.api.get(`/api/users/${shop.userId}`)).toMatchObject({ status: 504 });
    shop.signal('user', 'SIGCONT');
    expect(await shop.api.get(`/api/users/${shop.userId}`)).toMatchObject({ status: 200 });
  });
});

const connectionsOf = async (management: ReturnType<typeof createManagement>, username: string) =>
  z
    .array(z.object({ name: z.string(), user: z.string() }))
    .parse(await management.get('/connections'))
    .filter(({ user }) => user === username);
