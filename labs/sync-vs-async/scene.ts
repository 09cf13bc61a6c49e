import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right } from '#model/scene/ports.ts';
import { caption, ownPart, programCard } from '#model/scene/stations.ts';
import { straight, track } from '#model/scene/tracks.ts';
import type { Frame, Scene } from '#model/scene.ts';
import { rails } from '#model/technologies/grpc/scene.ts';
import { queuePlatform } from '#model/technologies/rabbitmq/scene.ts';
import { queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { words } from './copy.vi.ts';

export { parts } from './parts.tsx';

/** The chain of calls above, the way from queue to queue below, through the same three services; under them who waited for whom. */
export const scene: Scene = (picture, frame) => ({
  ...withStates(picture, plans[frame](picture)),
  rows: ['customer', 'order', queueStation('payments'), 'payment', queueStation('inventory'), 'inventory'],
});

const landscape = (picture: Picture): Plan => {
  const card = { width: 190, height: 160, y: 114 };
  const customer = programCard('customer', { ...card, width: 140, x: 78 });
  const order = programCard('order', { ...card, x: 333 });
  const payment = programCard('payment', { ...card, x: 613 });
  const inventory = programCard('inventory', { ...card, x: 893 });
  const platform = { width: 200, height: 76, y: 261 };
  const payments = queuePlatform('payments', { ...platform, x: 473 });
  const stock = queuePlatform('inventory', { ...platform, x: 753 });
  const upper = { y: 76, height: 76 };
  const calls = [
    rails(picture, 'PlaceOrder', customer, order, upper),
    rails(picture, 'SubmitOrder', customer, order, { y: 154, height: 76 }),
    rails(picture, 'Charge', order, payment, upper),
    rails(picture, 'Reserve', payment, inventory, upper),
  ];
  return {
    ...desk(496),
    stations: [
      customer,
      order,
      payment,
      inventory,
      payments,
      stock,
      ...calls.map(({ station }) => station),
      caption('sync', { text: words.sync, align: 'start', x: 8, y: 22 }),
      caption('async', { text: words.async, align: 'start', x: 8, y: 265 }),
      ownPart('waits', { x: 498, y: 404, width: 972, height: 172 }),
    ],
    tracks: [
      ...calls.flatMap(({ tracks }) => tracks),
      track(bottom(order), left(payments)),
      track(right(payments), bottom(payment, 596)),
      track(bottom(payment, 630), left(stock)),
      track(right(stock), bottom(inventory)),
    ],
  };
};

const portrait = (picture: Picture): Plan => {
  const card = { width: 342, x: 195 };
  const customer = programCard('customer', { ...card, height: 60, y: 34 });
  const order = programCard('order', { ...card, height: 68, y: 190 });
  const payment = programCard('payment', { ...card, height: 68, y: 386 });
  const inventory = programCard('inventory', { ...card, height: 68, y: 582 });
  const platform = { width: 220, height: 86, x: 266 };
  const payments = queuePlatform('payments', { ...platform, y: 290 });
  const stock = queuePlatform('inventory', { ...platform, y: 486 });
  const calls = [
    rails(picture, 'PlaceOrder', customer, order, { x: 40, width: 130 }),
    rails(picture, 'SubmitOrder', customer, order, { x: 220, width: 130 }),
    rails(picture, 'Charge', order, payment, { x: 40, width: 110 }),
    rails(picture, 'Reserve', payment, inventory, { x: 40, width: 110 }),
  ];
  return {
    ...phone(868),
    stations: [
      customer,
      order,
      payment,
      inventory,
      payments,
      stock,
      ...calls.map(({ station }) => station),
      ownPart('waits', { x: 195, y: 748, width: 354, height: 228 }),
    ],
    tracks: [
      ...calls.flatMap(({ tracks }) => tracks),
      straight(order, payments),
      straight(payments, payment),
      straight(payment, stock),
      straight(stock, inventory),
    ],
  };
};

const plans: Record<Frame, (picture: Picture) => Plan> = { landscape, portrait };
