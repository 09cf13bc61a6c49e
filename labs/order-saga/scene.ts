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
import { inboxStation } from '#model/technologies/smtp/stations.ts';

export { parts } from './parts.tsx';

const topic = 'order-events';
const queue = 'order_notifications';
const retries = ['_retry_1', '_retry_2', '_retry_3'].map((level) => queueStation(`${queue}${level}`));
const deadLetters = `${queue}_dlq`;
/** What the service order asks of the others. */
const asked = { user: ['GetUser'], product: ['ReserveStock', 'ReleaseStock'], payment: ['Charge', 'Refund'] } as const;
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
    inboxStation('mail'),
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
  const y = { services: 54, saga: 200, kafka: 322, rabbitmq: 424, below: 480 };
  const customer = producerPoint('customer', { labelAt: 'above', x: 30, y: y.saga });
  const gateway = programCard('gateway', { x: 130, y: y.saga, width: 150, height: 86 });
  const order = programCard('order', { x: 642, y: y.saga, width: 692, height: 86 });
  const asks = rails(picture, 'PlaceOrder', gateway, order, { y: y.saga, height: 76 });
  const cards = services.map((service, i) =>
    programCard(service, { x: 406 + i * 236, y: y.services, width: 220, height: 88 }),
  );
  const ways = cards.map((card) => upwards(picture, order, card));
  const tape = partitionTape(topic, 0, { left: 340, y: y.kafka, cells: 8, groups: ['analytics'] }, 'landscape');
  const analytics = programCard('analytics', { x: 884, y: y.kafka, width: 206, height: 86 });
  const exchange = exchangePoint('', { labelAt: 'above', x: 292, y: y.rabbitmq });
  const notices = queuePlatform(queue, { x: 424, y: y.rabbitmq, width: 196, height: 62 });
  const notification = programCard('notification', { x: 640, y: y.rabbitmq + 18, width: 180, height: 86 });
  const letters = inbox('mail', { x: 884, y: y.rabbitmq + 18, width: 206, height: 92 });
  return {
    ...desk(514),
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
      ...sidings({ x: 366, y: y.below, width: 92, height: 40 }, { x: 478, y: y.below, width: 92, height: 40 }),
      notification,
      letters,
      ownPart('orders', { x: 130, y: 376, width: 236, height: 250 }),
    ],
    tracks: [
      track(right(customer), left(gateway)),
      track(left(gateway, y.saga + 14), right(customer)),
      ...asks.tracks,
      ...ways.flatMap(({ tracks }) => tracks),
      track(bottom(order, 316), tapeStart(tape, 'landscape')),
      track(tapeEnd(tape, 'landscape'), left(analytics)),
      track(bottom(order, 292), top(exchange)),
      track(right(exchange), left(notices)),
      track(right(notices), left(notification, y.rabbitmq)),
      straight(notification, letters),
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
  const ways = cards.map((card) => rails(picture, asked[nameOf(card)], order, card, { x: card.x - 42, width: 76 }));
  const list = ownPart('orders', { x: 195, y: 548, width: 366, height: 250 });
  const tape = partitionTape(topic, 0, { left: 48, y: 738, cells: 8, groups: ['analytics'] }, 'portrait');
  const analytics = programCard('analytics', { x: 195, y: 820, width: 306, height: 66 });
  const exchange = exchangePoint('', { labelAt: 'below-right', x: 24, y: 900 });
  const notices = queuePlatform(queue, { x: 195, y: 924, width: 266, height: 84 });
  const notification = programCard('notification', { x: 195, y: 1092, width: 306, height: 66 });
  const letters = inbox('mail', { x: 195, y: 1202, width: 306, height: 112 });
  return {
    ...phone(1276),
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
      ...sidings({ x: 122, y: 1010, width: 120, height: 64 }, { x: 268, y: 1010, width: 120, height: 64 }),
      notification,
      letters,
    ],
    tracks: [
      track(right(customer), left(gateway)),
      track(left(gateway, 54), right(customer)),
      ...asks.tracks,
      ...ways.flatMap(({ tracks }) => tracks),
      track(left(order, 210), tapeStart(tape, 'portrait'), { via: [8] }),
      track(tapeEnd(tape, 'portrait'), right(analytics), { via: [378] }),
      track(left(order, 190), top(exchange), { via: [4] }),
      track(right(exchange), left(notices)),
      track(right(notices), right(notification), { via: [378] }),
      straight(notification, letters),
    ],
  };
};

const plans: Record<Frame, (picture: Picture) => Plan> = { landscape, portrait };

type Card = StationOf<'program'>;
type Service = (typeof services)[number];

const nameOf = ({ program }: Card): Service => services.find((one) => one === program) ?? 'user';

/** Rails from the service order up to one that stands above it. */
const upwards = (picture: Picture, order: Card, service: Card): ReturnType<typeof rails> =>
  rails(picture, asked[nameOf(service)], order, service, { x: service.x - 60, width: 76 });

/** Where notices wait to be tried again, all three of those queues as one, and where those lie that were given up. */
const sidings = (retry: Place, dead: Place): StationOf<'queue'>[] => [
  { ...queuePlatform(`${queue}_retry_1`, retry), standsFor: retries },
  queuePlatform(deadLetters, { ...dead, siding: true }),
];

type Place = Parameters<typeof queuePlatform>[1];
