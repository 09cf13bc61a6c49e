import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right } from '#model/scene/ports.ts';
import { grid } from '#model/scene/spread.ts';
import { type Figure, meter, producerPoint, programCard } from '#model/scene/stations.ts';
import { chain, straight, track } from '#model/scene/tracks.ts';
import type { Scene } from '#model/scene.ts';
import { exchangePoint, queuePlatform } from '#model/technologies/rabbitmq/scene.ts';
import { exchangeStation, queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { sqlTable } from '#model/technologies/sqlite/scene.ts';
import { defaultExchange, figures as words } from './copy.vi.ts';

/** Shop, default exchange, queue, payment and its two tables; under them the figures from one end to the other. */
export const scene: Scene = (picture, frame) => ({
  ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(figures(picture))),
  rows: ['shop', exchangeStation(''), queueStation('orders'), 'payment'],
});

const landscape = (told: Figure[]): Plan => {
  const y = 180;
  const shop = producerPoint('shop', { labelAt: 'above', x: 70, y });
  const exchange = exchangePoint('', { caption: defaultExchange, x: 190, y });
  const orders = queuePlatform('orders', { width: 200, height: 104, x: 360, y });
  const payment = programCard('payment', { width: 226, height: 124, x: 613, y });
  const charges = sqlTable('charges', { width: 196, height: 156, x: 876, y: 98 });
  const processed = sqlTable('processed', { width: 196, height: 156, x: 876, y: 278 });
  const place = grid({ x: 104, y: 408, columns: 5, stepX: 197 });
  const meters = told.map((figure, i) => meter(figure, { ...place(i), width: 186, height: 68 }));
  return {
    ...desk(),
    stations: [shop, exchange, orders, payment, charges, processed, ...meters],
    tracks: [
      ...chain(shop, exchange, orders, payment),
      track(right(payment, 150), left(charges, 36), { via: [752] }),
      straight(payment, processed, { at: 216 }),
    ],
  };
};

const portrait = (told: Figure[]): Plan => {
  const trunk = 60;
  const table = { width: 166, height: 116, y: 420 };
  const shop = producerPoint('shop', { labelAt: 'right', x: trunk, y: 34 });
  const exchange = exchangePoint('', { x: trunk, y: 88 });
  const orders = queuePlatform('orders', { width: 342, height: 114, x: 195, y: 189 });
  const payment = programCard('payment', { width: 270, height: 68, x: 231, y: 300 });
  const charges = sqlTable('charges', { ...table, x: 107 });
  const processed = sqlTable('processed', { ...table, x: 283 });
  const place = grid({ x: 107, y: 524, columns: 2, stepX: 176, stepY: 74 });
  const meters = told.map((figure, i) =>
    // The last one has a row to itself.
    meter(figure, { ...place(i), height: 66, ...(i === 4 ? { x: 195, width: 342 } : { width: 166 }) }),
  );
  return {
    ...phone(720),
    stations: [shop, exchange, orders, payment, charges, processed, ...meters],
    tracks: [
      ...chain(shop, exchange, orders),
      track(bottom(orders, trunk), left(payment)),
      straight(payment, charges, { at: 140 }),
      straight(payment, processed),
    ],
  };
};

/** What came of the orders, from the shop's own database to the customer's account. */
const figures = (picture: Picture): Figure[] => {
  const { tables, ended } = picture;
  const queue = picture.queues.orders;
  const [taken, arrived] = [tables.orders?.rows ?? 0, queue?.arrived ?? 0];
  const copies = arrived + ended.vanished;
  const paid = tables.charges?.newest ?? [];
  const twice = paid.findLast((order, i) => paid.indexOf(order) < i);
  const prevented = tables.processed?.ignored ?? 0;
  const figure = (id: keyof typeof words & string, value: number | undefined, rest: Partial<Figure> = {}): Figure => ({
    id: `meter:${id}`,
    label: String(words[id]),
    value: String(value ?? 0),
    ...rest,
  });
  return [
    // What was sent again makes more copies than orders.
    figure('taken', taken, { ...(copies > taken && { detail: words.sent(copies) }) }),
    figure('arrived', arrived, {
      ...(ended.vanished > 0 && { detail: words.vanished(ended.vanished) }),
      // What was sent again has made up for it.
      ...(ended.vanished > 0 && arrived < taken && { tone: 'alert' }),
    }),
    figure('delivered', queue?.delivered, {
      ...(ended.lost > 0 && { detail: words.lost(ended.lost), tone: 'alert' }),
    }),
    figure('charged', tables.charges?.rows, { ...(twice && { detail: words.twice(twice), tone: 'alert' }) }),
    figure('prevented', prevented, { ...(prevented > 0 && { tone: 'good' }) }),
  ];
};
