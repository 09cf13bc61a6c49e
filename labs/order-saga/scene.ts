import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right, top } from '#model/scene/ports.ts';
import { ownPart, producerPoint, programCard } from '#model/scene/stations.ts';
import { type PlannedTrack, straight, track } from '#model/scene/tracks.ts';
import type { Frame, Scene, StationOf, TrackState } from '#model/scene.ts';
import { rails } from '#model/technologies/grpc/scene.ts';
import { partitionTape, tapeEnd, tapeStart } from '#model/technologies/kafka/scene.ts';
import { partitionStation } from '#model/technologies/kafka/stations.ts';
import { exchangePoint, queuePlatform } from '#model/technologies/rabbitmq/scene.ts';
import { queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { inbox } from '#model/technologies/smtp/scene.ts';

import { titles } from './copy.vi.ts';

export { parts } from './parts.tsx';

const topic = 'order-events';
const queue = 'order_notifications';
/** Where notices wait to be tried again, by how long. */
const retries = titles.waits.map((name, i) => ({ queue: `${queue}_retry_${i + 1}`, name }));
const deadLetters = `${queue}_dlq`;
/** What the service order asks of the others. */
const asked = { user: ['GetUser'], product: ['ReserveStock', 'ReleaseStock'], payment: ['Charge', 'Refund'] } as const;
/** What of it undoes what another has done. */
const undoes = ['ReleaseStock', 'Refund'];
const services = ['user', 'product', 'payment'] as const;

/** The saga above, from the customer to whoever is asked; below what is told of it, by Kafka and by RabbitMQ. */
export const scene: Scene = (picture, frame) => ({
  ...withStates(picture, plans[frame](picture), stateOf(picture)),
  rows: [
    'customer',
    'gateway',
    'order',
    ...services,
    partitionStation(topic, 0),
    'analytics',
    queueStation(queue),
    'notification',
  ],
});

/** The customer's REST has no station of its own: it is there as long as the gateway is. */
const stateOf =
  ({ programs }: Picture) =>
  ({ from, to }: PlannedTrack): TrackState | undefined => {
    if (from !== 'customer' && to !== 'customer') return undefined;
    return programs.gateway?.state === 'running' || programs.gateway?.state === 'frozen' ? 'open' : 'gone';
  };

const landscape = (picture: Picture): Plan => {
  const y = { services: 37, saga: 163, kafka: 268, rabbitmq: 354, sidings: 431 };
  const customer = producerPoint('customer', { labelAt: 'above', x: 40, y: y.saga });
  const gateway = programCard('gateway', { x: 168, y: y.saga, width: 164, height: 70 });
  const order = programCard('order', { x: 662, y: y.saga, width: 652, height: 70 });
  const asks = rails(picture, 'PlaceOrder', gateway, order, { y: y.saga, height: 70 });
  const cards = services.map((service, i) =>
    programCard(service, { x: 438 + i * 224, y: y.services, width: 204, height: 70 }),
  );
  const ways = cards.map((card) =>
    rails(picture, asked[nameOf(card)], order, card, { x: card.x - 56, width: 76, undoes }),
  );
  const tape = partitionTape(topic, 0, { left: 366, y: y.kafka, cells: 8, groups: ['analytics'] }, 'landscape');
  const analytics = programCard('analytics', { x: 886, y: y.kafka, width: 204, height: 70 });
  const exchange = exchangePoint('', { labelAt: 'hidden', x: 308, y: y.rabbitmq });
  const notices = queuePlatform(queue, { x: 450, y: y.rabbitmq, width: 216, height: 42 });
  const notification = programCard('notification', { x: 672, y: y.rabbitmq, width: 176, height: 64 });
  const letters = inbox('mail', { x: 886, y: 378, width: 204, height: 112 });
  const waits = retries.map((level, i) =>
    queuePlatform(level.queue, { x: 378 + i * 76, y: y.sidings, width: 70, height: 32, name: level.name }),
  );
  const dead = queuePlatform(deadLetters, {
    x: 672,
    y: y.sidings,
    width: 180,
    height: 32,
    siding: true,
    name: titles.deadLetters,
  });
  return {
    ...desk(500),
    stations: [
      customer,
      gateway,
      order,
      ...cards,
      asks.station,
      ...ways.map(({ station }) => station),
      tape,
      analytics,
      exchange,
      notices,
      ...waits,
      dead,
      notification,
      letters,
      ownPart('orders', { x: 144, y: 324, width: 268, height: 216 }),
    ],
    tracks: [
      track(right(customer), left(gateway)),
      track(left(gateway, y.saga + 14), right(customer)),
      ...asks.tracks,
      ...ways.flatMap(({ tracks }) => tracks),
      track(bottom(order, 340), tapeStart(tape, 'landscape')),
      track(tapeEnd(tape, 'landscape'), left(analytics)),
      track(bottom(order, 356), top(exchange), { via: [210] }),
      track(right(exchange), left(notices)),
      straight(notices, notification),
      straight(notification, letters, { at: y.rabbitmq }),
      ...waits.flatMap((wait) => [
        track(bottom(exchange), bottom(wait), { via: [453] }),
        track(top(wait), bottom(notices, wait.x)),
      ]),
      track(bottom(notices, 551), left(dead), { kind: 'dead-letter' }),
    ],
  };
};

const portrait = (picture: Picture): Plan => {
  const columns = [70, 195, 320];
  const customer = producerPoint('customer', { labelAt: 'right', x: 24, y: 40 });
  const gateway = programCard('gateway', { x: 250, y: 40, width: 250, height: 66 });
  const order = programCard('order', { x: 195, y: 196, width: 366, height: 76 });
  const asks = rails(picture, 'PlaceOrder', gateway, order, { x: 230, width: 130 });
  const cards = services.map((service, i) =>
    programCard(service, { x: columns[i] ?? 0, y: 356, width: 120, height: 86 }),
  );
  const ways = cards.map((card) =>
    rails(picture, asked[nameOf(card)], order, card, { x: card.x - 42, width: 76, undoes }),
  );
  const list = ownPart('orders', { x: 205, y: 548, width: 348, height: 250 });
  const tape = partitionTape(topic, 0, { left: 48, y: 738, cells: 8, groups: ['analytics'] }, 'portrait');
  const analytics = programCard('analytics', { x: 195, y: 820, width: 306, height: 66 });
  const exchange = exchangePoint('', { labelAt: 'hidden', x: 26, y: 924 });
  const notices = queuePlatform(queue, { x: 195, y: 924, width: 266, height: 84 });
  const waits = retries.map((level, i) =>
    queuePlatform(level.queue, { x: 88 + i * 76, y: 1016, width: 70, height: 66, name: level.name }),
  );
  const dead = queuePlatform(deadLetters, {
    x: 326,
    y: 1016,
    width: 96,
    height: 66,
    siding: true,
    name: titles.deadLettersShort,
  });
  const notification = programCard('notification', { x: 195, y: 1104, width: 306, height: 66 });
  const letters = inbox('mail', { x: 195, y: 1214, width: 306, height: 112 });
  return {
    ...phone(1288),
    stations: [
      customer,
      gateway,
      order,
      ...cards,
      asks.station,
      ...ways.map(({ station }) => station),
      list,
      tape,
      analytics,
      exchange,
      notices,
      ...waits,
      dead,
      notification,
      letters,
    ],
    tracks: [
      track(right(customer), left(gateway)),
      track(left(gateway, 54), right(customer)),
      ...asks.tracks,
      ...ways.flatMap(({ tracks }) => tracks),
      track(left(order, 210), tapeStart(tape, 'portrait'), { via: [12] }),
      track(tapeEnd(tape, 'portrait'), right(analytics), { via: [378] }),
      track(left(order, 190), left(exchange), { via: [4] }),
      track(right(exchange), left(notices)),
      track(right(notices), right(notification), { via: [382] }),
      straight(notification, letters),
      ...waits.map((wait) => track(top(wait), bottom(notices, Math.max(70, wait.x)))),
      track(bottom(notices, 318), top(dead, 318), { kind: 'dead-letter' }),
    ],
  };
};

const plans: Record<Frame, (picture: Picture) => Plan> = { landscape, portrait };

type Card = StationOf<'program'>;
type Service = (typeof services)[number];

const nameOf = ({ program }: Card): Service => services.find((one) => one === program) ?? 'user';
