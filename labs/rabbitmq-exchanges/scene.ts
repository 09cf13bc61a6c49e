import type { Picture } from '#model/picture.ts';
import type { Scene, Station, Track } from '#model/scene.ts';
import { exchangeStation, queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { chosenExchange, conditionOf, queues, unrouted } from './bindings.ts';
import { defaultExchange } from './copy.vi.ts';

const aside = exchangeStation(unrouted.exchange);
const last = queueStation(unrouted.queue);

/** Shop, the exchange that is chosen, the queues with what they are bound by, and who empties them. */
export const scene: Scene = (picture, frame) => {
  const exchange = chosenExchange(picture);
  const plan = frame === 'landscape' ? landscape(picture, exchange) : portrait(picture, exchange);
  const rows = ['shop', exchangeStation(exchange), ...queues.map(queueStation), aside, last, 'operator'];
  return { ...plan, rows };
};

interface Plan {
  width: number;
  height: number;
  stations: Station[];
  tracks: Track[];
}

type Points = Track['points'];

const landscape = (picture: Picture, exchange: string): Plan => {
  const station = exchangeStation(exchange);
  const middle = 238;
  const x = { shop: 50, exchange: 170, turn: 232, queue: 498, leave: 702, gather: 732, operator: 766 };
  const places = queues.map((queue, i) => ({ queue, y: 64 + i * 87 }));
  const foot = 412;
  const platform = { kind: 'queue', width: x.leave - x.queue, height: 60, x: (x.queue + x.leave) / 2 } as const;
  const straight = (fromX: number, toX: number, y: number): Points => [
    [fromX, y],
    [toX, y],
  ];
  // A label stands beside the last leg, behind the turn, also where there is nothing to turn for.
  const bend = (fromX: number, fromY: number, turn: number, toX: number, toY: number): Points => [
    [fromX, fromY],
    [turn, fromY],
    ...(fromY === toY ? [] : [[turn, toY] as const]),
    [toX, toY],
  ];
  return {
    width: 996,
    height: 490,
    stations: [
      { id: 'shop', kind: 'producer', program: 'shop', labelAt: 'above', x: x.shop, y: middle },
      { id: station, kind: 'exchange', exchange, ...nameless(exchange), x: x.exchange, y: middle },
      ...places.map(({ queue, y }) => ({ id: queueStation(queue), queue, ...platform, y })),
      { id: aside, kind: 'exchange', exchange: unrouted.exchange, labelAt: 'below', x: x.exchange, y: foot },
      { id: last, queue: unrouted.queue, ...platform, y: foot },
      { id: 'operator', kind: 'program', program: 'operator', width: 220, height: 116, x: x.operator + 110, y: middle },
    ],
    tracks: [
      published(picture, station, straight(x.shop + 10, x.exchange - 9, middle)),
      ...places.flatMap(({ queue, y }) => {
        const points = bend(x.exchange + 9, middle, x.turn, x.queue, y);
        return bound(picture, exchange, queue, points, fitted(conditions(picture, exchange, queue), 35));
      }),
      ...alternate(picture, exchange, [
        [x.exchange, middle + 9],
        [x.exchange, foot - 9],
      ]),
      ...bound(picture, unrouted.exchange, unrouted.queue, straight(x.exchange + 9, x.queue, foot)),
      ...[...places, { queue: unrouted.queue, y: foot }].map(({ queue, y }) =>
        collected(picture, queue, bend(x.leave, y, x.gather, x.operator, middle)),
      ),
    ],
  };
};

/** Two queues on each side of one trunk, on which what nobody takes goes further down. */
const portrait = (picture: Picture, exchange: string): Plan => {
  const station = exchangeStation(exchange);
  const trunk = 195;
  const [top, foot] = [78, 396];
  const platform = { kind: 'queue', width: 172, height: 106 } as const;
  const places = queues.map((queue, i) => ({ queue, side: i % 2 === 0 ? -1 : 1, y: 162 + Math.floor(i / 2) * 117 }));
  const all = [...places, { queue: unrouted.queue, side: -1, y: foot }];
  const card = { y: 494, width: 340, height: 68 };
  return {
    width: 390,
    height: 536,
    stations: [
      { id: 'shop', kind: 'producer', program: 'shop', labelAt: 'right', x: trunk, y: 28 },
      { id: station, kind: 'exchange', exchange, ...nameless(exchange), x: trunk, y: top },
      ...places.map(({ queue, side, y }) => ({
        id: queueStation(queue),
        queue,
        ...platform,
        x: trunk + side * 97,
        y,
        caption: exchange === '' ? '' : fitted(conditions(picture, exchange, queue), 24).replaceAll(', ', ' '),
      })),
      { id: aside, kind: 'exchange', exchange: unrouted.exchange, labelAt: 'right', x: trunk, y: foot },
      { id: last, queue: unrouted.queue, ...platform, x: trunk - 97, y: foot, caption: '' },
      { id: 'operator', kind: 'program', program: 'operator', ...card, x: trunk },
    ],
    tracks: [
      published(picture, station, [
        [trunk, 39],
        [trunk, top - 9],
      ]),
      ...places.flatMap(({ queue, side, y }) =>
        bound(picture, exchange, queue, [
          [trunk, top + 9],
          [trunk, y],
          [trunk + side * 11, y],
        ]),
      ),
      ...alternate(picture, exchange, [
        [trunk, top + 9],
        [trunk, foot - 9],
      ]),
      ...bound(picture, unrouted.exchange, unrouted.queue, [
        [trunk - 9, foot],
        [trunk - 11, foot],
      ]),
      ...all.map(({ queue, side, y }) =>
        collected(picture, queue, [
          [trunk + side * 183, y],
          [trunk + side * 189, y],
          [trunk + side * 189, card.y],
          [trunk + (side * card.width) / 2, card.y],
        ]),
      ),
    ],
  };
};

const nameless = (exchange: string): { caption?: string } => (exchange === '' ? { caption: defaultExchange } : {});

const published = (picture: Picture, to: string, points: Points): Track => ({
  from: 'shop',
  to,
  points,
  state: picture.programs.shop?.connected ? 'open' : 'gone',
});

/** The way from an exchange to a queue, where the broker has a binding for it. */
const bound = (picture: Picture, exchange: string, queue: string, points: Points, label = ''): Track[] => {
  if (conditions(picture, exchange, queue).length === 0) return [];
  const track: Track = { from: exchangeStation(exchange), to: queueStation(queue), points, state: 'open' };
  return [label === '' ? track : { ...track, label }];
};

/** What leads from an exchange to a queue; the default exchange has every queue, without a binding that one could see. */
const conditions = (picture: Picture, exchange: string, queue: string): string[] => {
  if (exchange === '') return picture.queues[queue] ? [queue] : [];
  return picture.bindings
    .filter((binding) => binding.exchange === exchange && binding.queue === queue)
    .map((binding) => (picture.exchanges[exchange]?.kind === 'fanout' ? '' : conditionOf(binding) || '""'));
};

const alternate = (picture: Picture, exchange: string, points: Points): Track[] =>
  exchange === ''
    ? []
    : [
        {
          from: exchangeStation(exchange),
          to: aside,
          points,
          state: picture.exchanges[exchange]?.arguments['alternate-exchange'] === unrouted.exchange ? 'open' : 'gone',
        },
      ];

const collected = (picture: Picture, queue: string, points: Points): Track => ({
  from: queueStation(queue),
  to: 'operator',
  points,
  state: picture.queues[queue]?.consumers.some(({ program }) => program === 'operator') ? 'open' : 'gone',
});

/** All conditions where there is room for them, otherwise the first one and how many more. */
const fitted = (all: readonly string[], letters: number): string => {
  const text = all.filter((condition) => condition !== '').join(' · ');
  if (text.length <= letters) return text;
  const [first = ''] = all;
  const more = all.length > 1 ? ` + ${all.length - 1}` : '';
  const room = letters - more.length;
  return `${first.length > room ? `${first.slice(0, room - 1)}…` : first}${more}`;
};
