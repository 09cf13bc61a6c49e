import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right, top } from '#model/scene/ports.ts';
import { ownPart, producerPoint, programCard, type Spot } from '#model/scene/stations.ts';
import { track } from '#model/scene/tracks.ts';
import type { Frame, Scene, StationOf } from '#model/scene.ts';
import { rails } from '#model/technologies/grpc/scene.ts';
import { partitionStation } from '#model/technologies/kafka/stations.ts';
import { kinds, topics } from './records.ts';

export { parts } from './parts.tsx';

/** The four programs with their topics above; below, what these topics say, over the shop's time. */
export const scene: Scene = (picture, frame) => ({
  ...withStates(picture, plans[frame](picture)),
  rows: ['shop', stationOf(topics.orders), stationOf(topics.payments), 'join', 'windows', 'enrich', 'customers'],
});

const stationOf = (topic: string): string => partitionStation(topic, 0);

/** A topic in a few letters: what its records say is drawn below. */
const topicBox = (topic: string, spot: Spot): StationOf<'own'> => ({
  ...ownPart('topic', spot),
  id: stationOf(topic),
  ...(topic === topics.changelog && { standsFor: kinds.map((_, partition) => partitionStation(topic, partition)) }),
});

const landscape = (picture: Picture): Plan => {
  const bus = 9;
  const card = { y: 52, height: 64 };
  const below = { y: 114, height: 24 };
  const shop = producerPoint('shop', { labelAt: 'above', x: 42, y: card.y });
  const orders = topicBox(topics.orders, { x: 136, y: 34, width: 96, height: 24 });
  const payments = topicBox(topics.payments, { x: 136, y: 72, width: 96, height: 24 });
  const join = programCard('join', { ...card, x: 282, width: 164 });
  const windows = programCard('windows', { ...card, x: 482, width: 196 });
  const enrich = programCard('enrich', { ...card, x: 686, width: 164 });
  const customers = programCard('customers', { ...card, x: 918, width: 144 });
  const paid = topicBox(topics.paid, { ...below, x: 282, width: 84 });
  const changelog = topicBox(topics.changelog, { ...below, x: 424, width: 112 });
  const revenue = topicBox(topics.revenue, { ...below, x: 530, width: 92 });
  const late = topicBox(topics.late, { ...below, x: 612, width: 64 });
  const big = topicBox(topics.big, { ...below, x: 704, width: 64 });
  const call = rails(picture, 'GetCustomer', enrich, customers, { y: card.y, height: 60 });
  return {
    ...desk(520),
    stations: [
      shop,
      orders,
      payments,
      join,
      windows,
      enrich,
      customers,
      paid,
      changelog,
      revenue,
      late,
      big,
      call.station,
      ownPart('timeline', { x: 498, y: 326, width: 980, height: 384 }),
    ],
    tracks: [
      track(right(shop), left(orders), { via: [70] }),
      track(right(shop), left(payments), { via: [70] }),
      track(right(orders), left(join, orders.y)),
      track(right(payments), left(join, payments.y)),
      track(right(orders), top(windows, 430), { via: [192, bus] }),
      track(right(orders), top(enrich), { via: [192, bus] }),
      track(bottom(join), top(paid)),
      track(bottom(windows, 416), top(changelog, 416)),
      track(top(changelog, 436), bottom(windows, 436)),
      track(bottom(windows, revenue.x), top(revenue)),
      track(bottom(windows, 574), left(late), { via: [96, 577] }),
      track(bottom(enrich, big.x), top(big)),
      ...call.tracks,
    ],
  };
};

const portrait = (picture: Picture): Plan => {
  const lane = 380;
  const card = { x: 189, width: 342, height: 60 };
  const box = { height: 26 };
  const shop = producerPoint('shop', { labelAt: 'right', x: 26, y: 24 });
  const orders = topicBox(topics.orders, { ...box, x: 230, y: 24, width: 110 });
  const payments = topicBox(topics.payments, { ...box, x: 230, y: 62, width: 110 });
  const join = programCard('join', { ...card, y: 126 });
  const windows = programCard('windows', { ...card, y: 242 });
  const enrich = programCard('enrich', { ...card, y: 358 });
  const customers = programCard('customers', { ...card, y: 494 });
  const paid = topicBox(topics.paid, { ...box, x: 80, y: 184, width: 90 });
  const changelog = topicBox(topics.changelog, { ...box, x: 84, y: 300, width: 120 });
  const revenue = topicBox(topics.revenue, { ...box, x: 206, y: 300, width: 100 });
  const late = topicBox(topics.late, { ...box, x: 306, y: 300, width: 80 });
  const big = topicBox(topics.big, { ...box, x: 280, y: 426, width: 90 });
  const call = rails(picture, 'GetCustomer', enrich, customers, { x: 80, width: 120 });
  return {
    ...phone(1046),
    stations: [
      shop,
      orders,
      payments,
      join,
      windows,
      enrich,
      customers,
      paid,
      changelog,
      revenue,
      late,
      big,
      call.station,
      ownPart('timeline', { x: 195, y: 788, width: 374, height: 508 }),
    ],
    tracks: [
      track(right(shop), left(orders)),
      track(bottom(shop), left(payments)),
      track(right(payments), top(join, 320)),
      track(right(orders), right(join), { via: [lane] }),
      track(right(orders), right(windows), { via: [lane] }),
      track(right(orders), right(enrich), { via: [lane] }),
      track(bottom(join, paid.x), top(paid)),
      track(bottom(windows, 74), top(changelog, 74)),
      track(top(changelog, 98), bottom(windows, 98)),
      track(bottom(windows, revenue.x), top(revenue)),
      track(bottom(windows, late.x), top(late)),
      track(bottom(enrich, big.x), top(big)),
      ...call.tracks,
    ],
  };
};

const plans: Record<Frame, (picture: Picture) => Plan> = { landscape, portrait };
