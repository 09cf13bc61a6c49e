import type { Picture } from '#model/picture.ts';
import { exchangeStation, queueStation, type Scene, type Station, type Track } from '#model/scene.ts';
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
  const x = { shop: 50, exchange: 170, turn: 232, queue: 490, leave: 696, gather: 728, operator: 766 };
  const places = queues.map((queue, i) => ({ queue, y: 56 + i * 91 }));
  const foot = 420;
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
    ...{ width: 996, height: 490 },
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
        return bound(picture, exchange, queue, points, (label) => shortened(label, 34));
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

const portrait = (picture: Picture, exchange: string): Plan => {
  const station = exchangeStation(exchange);
  const x = { shop: 62, trunk: 26, alternate: 10, left: 46, right: 376, gather: 384 };
  const platform = { kind: 'queue', width: x.right - x.left, height: 110, x: (x.left + x.right) / 2 } as const;
  const places = queues.map((queue, i) => ({ queue, y: 180 + i * 120 }));
  const foot = 736;
  const card = { y: 846, height: 68 };
  return {
    ...{ width: 390, height: 890 },
    stations: [
      { id: 'shop', kind: 'producer', program: 'shop', labelAt: 'right', x: x.shop, y: 30 },
      { id: station, kind: 'exchange', exchange, ...nameless(exchange), x: x.shop, y: 84 },
      ...places.map(({ queue, y }) => ({
        ...{ id: queueStation(queue), queue, ...platform, y },
        caption: exchange === '' ? '' : conditions(picture, exchange, queue).join(' · '),
      })),
      { id: aside, kind: 'exchange', exchange: unrouted.exchange, labelAt: 'right', x: x.shop, y: 636 },
      { id: last, queue: unrouted.queue, ...platform, y: foot },
      { id: 'operator', kind: 'program', program: 'operator', width: 330, ...card, x: platform.x },
    ],
    tracks: [
      published(picture, station, [
        [x.shop, 41],
        [x.shop, 75],
      ]),
      ...places.flatMap(({ queue, y }) =>
        bound(
          picture,
          exchange,
          queue,
          [
            [x.shop, 93],
            [x.shop, 108],
            [x.trunk, 108],
            [x.trunk, y],
            [x.left, y],
          ],
          () => '',
        ),
      ),
      ...alternate(picture, exchange, [
        [x.shop - 9, 84],
        [x.alternate, 84],
        [x.alternate, 636],
        [x.shop - 9, 636],
      ]),
      ...bound(picture, unrouted.exchange, unrouted.queue, [
        [x.shop, 645],
        [x.shop, foot - platform.height / 2],
      ]),
      ...[...places, { queue: unrouted.queue, y: foot }].map(({ queue, y }) =>
        collected(picture, queue, [
          [x.right, y],
          [x.gather, y],
          [x.gather, card.y],
          [x.right, card.y],
        ]),
      ),
    ],
  };
};

const nameless = (exchange: string): { caption?: string } => (exchange === '' ? { caption: defaultExchange } : {});

const published = (picture: Picture, to: string, points: Points): Track => ({
  ...{ from: 'shop', to, points },
  state: picture.programs.shop?.connected ? 'open' : 'gone',
});

/** The way from an exchange to a queue, where the broker has a binding for it. */
const bound = (
  picture: Picture,
  exchange: string,
  queue: string,
  points: Points,
  label = (condition: string): string => condition,
): Track[] => {
  const found = conditions(picture, exchange, queue);
  if (found.length === 0) return [];
  const said = label(found.filter((condition) => condition !== '').join(' · '));
  const track: Track = { from: exchangeStation(exchange), to: queueStation(queue), points, state: 'open' };
  return [said === '' ? track : { ...track, label: said }];
};

/** What leads from an exchange to a queue; the default exchange has every queue, without a binding that one could see. */
const conditions = (picture: Picture, exchange: string, queue: string): string[] => {
  if (exchange === '') return picture.queues[queue] ? [queue] : [];
  return picture.bindings
    .filter((binding) => binding.exchange === exchange && binding.queue === queue)
    .map((binding) => (picture.exchanges[exchange]?.kind === 'fanout' ? '' : conditionOf(binding)));
};

const alternate = (picture: Picture, exchange: string, points: Points): Track[] =>
  exchange === ''
    ? []
    : [
        {
          ...{ from: exchangeStation(exchange), to: aside, points },
          state: picture.exchanges[exchange]?.arguments['alternate-exchange'] === unrouted.exchange ? 'open' : 'gone',
        },
      ];

const collected = (picture: Picture, queue: string, points: Points): Track => ({
  ...{ from: queueStation(queue), to: 'operator', points },
  state: picture.queues[queue]?.consumers.some(({ program }) => program === 'operator') ? 'open' : 'gone',
});

const shortened = (text: string, letters: number): string =>
  text.length > letters ? `${text.slice(0, letters - 1)}…` : text;
