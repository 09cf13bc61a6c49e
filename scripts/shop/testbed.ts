import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBooks } from '#labs/order-saga/programs/books.ts';
import type { BrokerAddresses } from '#server/technologies.ts';
import { freePort } from '../setup/ports.mjs';
import { type Answer, type Api, openApi } from './api-client.ts';
import type { MemberName } from './members.ts';
import { openShopPlace, type ShopPlace } from './place.ts';
import { openShop, type Shop } from './shop.ts';

/** The whole shop on real brokers, as tests drive it. */
export interface ShopTestbed extends Shop {
  place: ShopPlace;
  api: Api;
  /** A customer and goods in plenty, for whom it does not matter which. */
  userId: string;
  productId: string;
  /** Places an order under a key of its own, or under that one. */
  order(wanted?: Partial<Wanted>, key?: string): Promise<Answer>;
  newKey(): string;
  /** Has the program kill itself at that point while `meanwhile` runs; resolves with what that came to, if it came to anything. */
  dies<Result>(program: MemberName, point: string, meanwhile: () => Promise<Result>): Promise<Result | undefined>;
  /** Resolves once the order's saga is closed and everybody who is to hear of it has. */
  settled(orderId: string): Promise<'placed' | 'cancelled'>;
  /** What the services' databases contradict each other in. */
  contradictions(): string[];
  close(): Promise<void>;
}

interface Wanted {
  userId: string;
  productId: string;
  quantity: number;
}

export const openShopTestbed = async (
  brokers: BrokerAddresses,
  { env, envOf }: Pick<Parameters<typeof openShop>[0], 'env' | 'envOf'>,
): Promise<ShopTestbed> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tram-tin-shop-'));
  const place = await openShopPlace(brokers, `shop-test-${process.pid}`);
  const shop = await openShop({ folder, env: { ...place.env, ...env }, ...(envOf && { envOf }), portFor: freePort });
  const api = await openApi(shop.url);
  const idOf = (answer: Answer): string => String(answer.body.id);
  const userId = idOf(await api.post('/api/users', { name: 'An', email: 'an@example.com' }));
  const productId = idOf(await api.post('/api/products', { name: 'Áo mưa', price: 120_000, stock: 10_000 }));
  const books = openBooks({
    orders: shop.databaseOf('order'),
    payment: shop.databaseOf('payment'),
    product: shop.databaseOf('product'),
    analytics: shop.databaseOf('analytics'),
    notification: shop.databaseOf('notification'),
    mail: shop.databaseOf('mail'),
  });
  let keys = 0;
  const newKey = (): string => {
    keys += 1;
    return `key-${keys}`;
  };

  return {
    ...shop,
    place,
    api,
    userId,
    productId,
    newKey,
    order: (wanted, key = newKey()) =>
      api.post('/api/orders', { userId, productId, quantity: 2, ...wanted }, { 'idempotency-key': key }),
    async dies(program, point, meanwhile) {
      const ended = shop.ended(program);
      shop.tell(program, `die ${point}`);
      const [end, result] = await Promise.all([ended, meanwhile().catch(() => undefined)]);
      if (end.signal !== 'SIGKILL') throw new Error(`${program} was not killed at "${point}"`);
      return result;
    },
    async settled(id) {
      const line = await shop.said('order', new RegExp(`^Đơn #${id}: saga xong`), 0);
      const outcome = line.endsWith('placed') ? 'placed' : 'cancelled';
      await shop.said('analytics', new RegExp(`^Đơn #${id}: (ORDER_|đã đếm)`), 0);
      if (outcome === 'placed') {
        await shop.said('notification', new RegExp(`^Đơn #${id}: (đã gửi thư|đã có thư|thư hỏng)`), 0);
      }
      return outcome;
    },
    contradictions: () => {
      const { unfinished } = books.totals();
      return [...books.findContradictions(), ...(unfinished > 0 ? [`${unfinished} sagas are not closed`] : [])];
    },
    async close() {
      books.close();
      await shop.stop();
      await place.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
