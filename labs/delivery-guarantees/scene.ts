import type { Picture } from '#model/picture.ts';
import type { Scene, SceneLayout, Station, Track } from '#model/scene.ts';
import { exchangeStation, queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { tableStation } from '#model/technologies/sqlite/stations.ts';
import { defaultExchange, figures } from './copy.vi.ts';

const queue = 'orders';
const exchange = exchangeStation('');
const platform = queueStation(queue);
const charges = tableStation('charges');
const processed = tableStation('processed');

/** Shop, default exchange, queue, payment and its two tables; under them the figures from one end to the other. */
export const scene: Scene = (picture, frame) => {
  const plan = frame === 'landscape' ? landscape : portrait;
  return {
    width: plan.width,
    height: plan.height,
    stations: [...plan.stations, ...meters(picture).map((meter, i) => ({ ...meter, ...plan.meter(i) }))],
    tracks: plan.tracks.map((track): Track => ({ ...track, state: stateOf(picture, track) })),
    rows: ['shop', exchange, platform, 'payment'],
  };
};

interface Plan extends Pick<SceneLayout, 'width' | 'height' | 'stations'> {
  tracks: readonly Omit<Track, 'state'>[];
  meter: (place: number) => { x: number; y: number; width: number; height: number };
}

const landscape: Plan = {
  width: 996,
  height: 490,
  stations: [
    { id: 'shop', kind: 'producer', program: 'shop', labelAt: 'above', x: 70, y: 180 },
    { id: exchange, kind: 'exchange', exchange: '', caption: defaultExchange, x: 190, y: 180 },
    { id: platform, kind: 'queue', queue, width: 200, height: 104, x: 360, y: 180 },
    { id: 'payment', kind: 'program', program: 'payment', width: 226, height: 124, x: 613, y: 180 },
    { id: charges, kind: 'table', table: 'charges', width: 196, height: 156, x: 876, y: 98 },
    { id: processed, kind: 'table', table: 'processed', width: 196, height: 156, x: 876, y: 278 },
  ],
  tracks: [
    {
      from: 'shop',
      to: exchange,
      points: [
        [80, 180],
        [181, 180],
      ],
    },
    {
      from: exchange,
      to: platform,
      points: [
        [199, 180],
        [260, 180],
      ],
    },
    {
      from: platform,
      to: 'payment',
      points: [
        [460, 180],
        [500, 180],
      ],
    },
    {
      from: 'payment',
      to: charges,
      points: [
        [726, 150],
        [752, 150],
        [752, 36],
        [778, 36],
      ],
    },
    {
      from: 'payment',
      to: processed,
      points: [
        [726, 216],
        [778, 216],
      ],
    },
  ],
  meter: (i) => ({ x: 104 + i * 197, y: 408, width: 186, height: 68 }),
};

const portrait: Plan = {
  width: 390,
  height: 720,
  stations: [
    { id: 'shop', kind: 'producer', program: 'shop', labelAt: 'right', x: 60, y: 34 },
    { id: exchange, kind: 'exchange', exchange: '', x: 60, y: 88 },
    { id: platform, kind: 'queue', queue, width: 342, height: 114, x: 195, y: 189 },
    { id: 'payment', kind: 'program', program: 'payment', width: 270, height: 68, x: 231, y: 300 },
    { id: charges, kind: 'table', table: 'charges', width: 166, height: 116, x: 107, y: 420 },
    { id: processed, kind: 'table', table: 'processed', width: 166, height: 116, x: 283, y: 420 },
  ],
  tracks: [
    {
      from: 'shop',
      to: exchange,
      points: [
        [60, 45],
        [60, 80],
      ],
    },
    {
      from: exchange,
      to: platform,
      points: [
        [60, 96],
        [60, 132],
      ],
    },
    {
      from: platform,
      to: 'payment',
      points: [
        [60, 246],
        [60, 300],
        [96, 300],
      ],
    },
    {
      from: 'payment',
      to: charges,
      points: [
        [140, 334],
        [140, 362],
      ],
    },
    {
      from: 'payment',
      to: processed,
      points: [
        [283, 334],
        [283, 362],
      ],
    },
  ],
  meter: (i) => ({
    x: i === 4 ? 195 : 107 + (i % 2) * 176,
    y: 524 + Math.floor(i / 2) * 74,
    width: i === 4 ? 342 : 166,
    height: 66,
  }),
};

type Meter = Omit<Extract<Station, { kind: 'meter' }>, 'x' | 'y' | 'width' | 'height'>;

/** What came of the orders, from the shop's own database to the customer's account. */
const meters = (picture: Picture): Meter[] => {
  const { tables, ended, settings, queues } = picture;
  const paid = tables.charges?.newest ?? [];
  const twice = paid.findLast((order, i) => paid.indexOf(order) < i);
  const prevented = tables.processed?.ignored ?? 0;
  const meter = (id: keyof typeof figures & string, value: number | undefined, rest: Partial<Meter> = {}): Meter => {
    const label = figures[id];
    return { id: `meter:${id}`, kind: 'meter', label: String(label), value: String(value ?? 0), ...rest };
  };
  return [
    meter('taken', tables.orders?.rows),
    meter('arrived', queues[queue]?.arrived, {
      ...(ended.vanished > 0 && { detail: figures.vanished(ended.vanished) }),
      // With confirms they come again.
      ...(ended.vanished > 0 && settings.confirms === 'off' && { tone: 'alert' }),
    }),
    meter('delivered', queues[queue]?.delivered, {
      ...(ended.lost > 0 && { detail: figures.lost(ended.lost), tone: 'alert' }),
    }),
    meter('charged', tables.charges?.rows, { ...(twice && { detail: figures.twice(twice), tone: 'alert' }) }),
    meter('prevented', prevented, { ...(prevented > 0 && { tone: 'good' }) }),
  ];
};

/** Open where the broker knows the connection and the consumer, or where the payment can write. */
const stateOf = (picture: Picture, { from }: { from: string }): Track['state'] => {
  const { shop, payment } = picture.programs;
  if (from === 'shop') return shop?.cutAt === undefined ? (shop?.connected ? 'open' : 'gone') : 'cut';
  if (from === exchange) return picture.queues[queue] ? 'open' : 'gone';
  const dead = payment?.state === 'dead';
  if (from === platform) return picture.queues[queue]?.consumers.length ? 'open' : dead ? 'cut' : 'gone';
  return payment && !dead ? 'open' : 'gone';
};
