import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right, top } from '#model/scene/ports.ts';
import { ownPart, producerPoint, programCard, type Spot } from '#model/scene/stations.ts';
import { type PlannedTrack, track } from '#model/scene/tracks.ts';
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
  const bus = 12;
  // Below what the stage says of groups, in its upper corner.
  const card = { y: 69, height: 66 };
  const below = { y: 117, height: 20 };
  const shop = producerPoint('shop', { labelAt: 'above', x: 36, y: card.y });
  const orders = topicBox(topics.orders, { x: 112, y: 50, width: 92, height: 24 });
  const payments = topicBox(topics.payments, { x: 112, y: 86, width: 92, height: 24 });
  const join = programCard('join', { ...card, x: 245, width: 150 });
  const windows = programCard('windows', { ...card, x: 447, width: 236 });
  const enrich = programCard('enrich', { ...card, x: 643, width: 138 });
  const customers = programCard('customers', { ...card, x: 895, width: 194 });
  const paid = topicBox(topics.paid, { ...below, x: 245, width: 84 });
  const changelog = topicBox(topics.changelog, { ...below, x: 387, width: 116 });
  const revenue = topicBox(topics.revenue, { ...below, x: 497, width: 96 });
  const late = topicBox(topics.late, { ...below, x: 583, width: 68 });
  const big = topicBox(topics.big, { ...below, x: 676, width: 66 });
  const call = rails(picture, 'GetCustomer', enrich, customers, { y: card.y, height: 60 });
  return {
    ...desk(500),
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
      ownPart('timeline', { x: 498, y: 292, width: 980, height: 328 }),
    ],
    tracks: [
      ...[
        track(right(shop), left(orders), { via: [56] }),
        track(right(shop), left(payments), { via: [56] }),
        track(right(orders), left(join, orders.y)),
        track(right(payments), left(join, payments.y)),
        track(right(orders), top(windows), { via: [164, bus] }),
        track(right(orders), top(enrich), { via: [164, bus] }),
        track(bottom(join), top(paid)),
        track(bottom(windows, 362), top(changelog, 362)),
        track(top(changelog, 392), bottom(windows, 392)),
        track(bottom(windows, revenue.x), top(revenue)),
        track(bottom(windows, 557), top(late, 557)),
        track(bottom(enrich, big.x), top(big)),
      ].map(ofKafka),
      ...call.tracks,
    ],
  };
};

/** No station of their own says what they are. */
const ofKafka = (one: PlannedTrack): PlannedTrack => ({ ...one, technology: 'kafka' });

const portrait = (picture: Picture): Plan => {
  const lane = 380;
  const card = { x: 189, width: 342, height: 60 };
  const box = { height: 26 };
  const shop = producerPoint('shop', { labelAt: 'right', x: 26, y: 56 });
  const orders = topicBox(topics.orders, { ...box, x: 230, y: 56, width: 110 });
  const payments = topicBox(topics.payments, { ...box, x: 230, y: 96, width: 110 });
  const join = programCard('join', { ...card, y: 160 });
  const windows = programCard('windows', { ...card, y: 272 });
  const enrich = programCard('enrich', { ...card, y: 384 });
  const customers = programCard('customers', { ...card, y: 520 });
  const paid = topicBox(topics.paid, { ...box, x: 80, y: 216, width: 90 });
  const changelog = topicBox(topics.changelog, { ...box, x: 84, y: 328, width: 120 });
  const revenue = topicBox(topics.revenue, { ...box, x: 206, y: 328, width: 100 });
  const late = topicBox(topics.late, { ...box, x: 306, y: 328, width: 80 });
  const big = topicBox(topics.big, { ...box, x: 280, y: 446, width: 90 });
  const call = rails(picture, 'GetCustomer', enrich, customers, { x: 80, width: 120 });
  return {
    ...phone(1080),
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
      ownPart('timeline', { x: 195, y: 816, width: 374, height: 508 }),
    ],
    tracks: [
      ...[
        track(right(shop), left(orders)),
        track(bottom(shop), left(payments)),
        track(right(payments), top(join, 320)),
        track(right(orders), right(join), { via: [lane] }),
        track(right(orders), right(windows), { via: [lane] }),
        track(right(orders), right(enrich), { via: [lane] }),
        track(bottom(join, paid.x), top(paid)),
        track(bottom(windows, 70), top(changelog, 70)),
        track(top(changelog, 100), bottom(windows, 100)),
        track(bottom(windows, revenue.x), top(revenue)),
        track(bottom(windows, late.x), top(late)),
        track(bottom(enrich, big.x), top(big)),
      ].map(ofKafka),
      ...call.tracks,
    ],
  };
};

const plans: Record<Frame, (picture: Picture) => Plan> = { landscape, portrait };
