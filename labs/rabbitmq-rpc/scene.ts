import type { Picture } from '#model/picture.ts';
import type { Scene, SceneLayout, Station, Track } from '#model/scene.ts';
import { exchangeStation, queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { figures, titles } from './copy.vi.ts';

type Plan = Pick<SceneLayout, 'width' | 'height' | 'stations'> & { tracks: Omit<Track, 'state'>[] };

const exchange = exchangeStation('');
const questions = queueStation('stock');
const checkouts = ['checkout-a', 'checkout-b'] as const;
const repliesTo = (checkout: string): string => `replies-${checkout.slice(-1)}`;

/** Questions go from the checkouts on the left to the services on the right; answers come back below, each to its own queue. */
export const scene: Scene = (picture, frame) => {
  const present = Object.values(picture.programs)
    .filter((program) => program.role === 'stock')
    .map((program) => program.id)
    .sort();
  // Before the first event the stage shows what is about to be there.
  const services = present.length > 0 ? present : ['stock-1', 'stock-2'];
  const plan = frame === 'landscape' ? landscape(services) : portrait(services);
  return {
    width: plan.width,
    height: plan.height,
    stations: [...plan.stations, ...meters(picture, frame === 'landscape', plan.height)],
    tracks: plan.tracks.map((track): Track => ({ ...track, state: stateOf(picture, track) })),
    rows: [...checkouts, exchange, questions, ...services, ...checkouts.map((one) => queueStation(repliesTo(one)))],
  };
};

/** How long answers took, and how many questions are still in the queue or in a hand. */
const meters = (picture: Picture, wide: boolean, height: number): Station[] => {
  const times = picture.calls.flatMap(({ askedAt, answeredAt }) => (answeredAt ? [answeredAt - askedAt] : []));
  const middle = times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) / 2)];
  // Questions somewhere on the way or in a hand; who asked may have given up, which only that program knows.
  const open = picture.calls.filter(({ answeredAt, request }) => !answeredAt && picture.messages[request]).length;
  const told = [
    {
      id: 'latency',
      label: titles.latency,
      value: middle === undefined ? '–' : figures.ms(middle),
      detail: figures.of(times.length, times.at(-1)),
    },
    { id: 'open', label: titles.open, value: String(open) },
  ];
  return told.map((meter, i) => ({
    kind: 'meter',
    ...meter,
    ...(wide
      ? { x: i === 0 ? 604 : 676, y: i === 0 ? 62 : 400, width: i === 0 ? 192 : 104, height: 68 }
      : { x: i === 0 ? 137 : 312, y: height - 48, width: i === 0 ? 246 : 92, height: 68 }),
  }));
};

const landscape = (services: string[]): Plan => {
  const [middle, bus, center] = [262, 474, 466];
  const plan: Plan = {
    width: 996,
    height: 490,
    stations: [
      { id: exchange, kind: 'exchange', exchange: '', labelAt: 'below-right', x: center, y: middle },
      { id: questions, kind: 'queue', queue: 'stock', width: 176, height: 92, x: 632, y: 190 },
    ],
    tracks: [
      {
        from: exchange,
        to: questions,
        points: [
          [center + 9, middle],
          [520, middle],
          [520, 190],
          [544, 190],
        ],
      },
    ],
  };
  checkouts.forEach((checkout, i) => {
    const y = i === 0 ? 138 : 392;
    const out = i === 0 ? 98 : 432;
    const back = i === 0 ? 180 : 350;
    const replies = queueStation(repliesTo(checkout));
    plan.stations.push(
      { id: checkout, kind: 'program', program: checkout, width: 226, height: 116, x: 117, y },
      { id: replies, kind: 'queue', queue: repliesTo(checkout), width: 144, height: 76, x: 336, y: back },
    );
    plan.tracks.push(
      {
        from: checkout,
        to: exchange,
        points: [
          [230, out],
          [center, out],
          [center, i === 0 ? middle - 9 : middle + 9],
        ],
      },
      {
        from: exchange,
        to: replies,
        points: [
          [center - 9, middle],
          [432, middle],
          [432, back],
          [408, back],
        ],
      },
      {
        from: replies,
        to: checkout,
        points: [
          [264, back],
          [230, back],
        ],
      },
    );
  });
  const height = services.length > 2 ? 112 : 124;
  services.forEach((service, i) => {
    const y = services.length === 1 ? 190 : 80 + i * (services.length > 2 ? 152 : 250);
    plan.stations.push({ id: service, kind: 'program', program: service, width: 226, height, x: 868, y });
    plan.tracks.push(
      {
        from: questions,
        to: service,
        points:
          y === 190
            ? [
                [720, y],
                [755, y],
              ]
            : [
                [720, 190],
                [737, 190],
                [737, y],
                [755, y],
              ],
      },
      {
        from: service,
        to: exchange,
        points: [
          [981, y],
          [989, y],
          [989, bus],
          [center, bus],
          [center, middle + 9],
        ],
      },
    );
  });
  return plan;
};

const portrait = (services: string[]): Plan => {
  const [first, step] = [620, 78];
  // Carriages on the way up at the right edge must not be cut by the frame.
  const [left, right, up] = [108, 358, 369];
  const card = { width: right - left, height: 68, x: (left + right) / 2 };
  const queue = { width: right - 52, x: (right + 52) / 2 };
  const plan: Plan = {
    width: 390,
    height: first + step * services.length + 50,
    stations: [
      { id: exchange, kind: 'exchange', exchange: '', x: 34, y: 420 },
      { id: questions, kind: 'queue', queue: 'stock', ...queue, height: 112, y: 514 },
    ],
    tracks: [
      {
        from: exchange,
        to: questions,
        points: [
          [34, 429],
          [34, 514],
          [52, 514],
        ],
      },
    ],
  };
  checkouts.forEach((checkout, i) => {
    const y = 40 + i * step;
    const back = 212 + i * 120;
    const replies = queueStation(repliesTo(checkout));
    plan.stations.push(
      { id: checkout, kind: 'program', program: checkout, ...card, y },
      { id: replies, kind: 'queue', queue: repliesTo(checkout), ...queue, height: 104, y: back },
    );
    plan.tracks.push(
      {
        from: checkout,
        to: exchange,
        points: [
          [left, y],
          [12, y],
          [12, 420],
          [25, 420],
        ],
      },
      {
        from: exchange,
        to: replies,
        points: [
          [34, 411],
          [34, back],
          [52, back],
        ],
      },
      {
        from: replies,
        to: checkout,
        points: [
          [right, back],
          [up, back],
          [up, y],
          [right, y],
        ],
      },
    );
  });
  services.forEach((service, i) => {
    const y = first + i * step;
    plan.stations.push({ id: service, kind: 'program', program: service, ...card, y });
    plan.tracks.push(
      {
        from: questions,
        to: service,
        points: [
          [84, 570],
          [84, y],
          [left, y],
        ],
      },
      {
        from: service,
        to: exchange,
        points: [
          [right, y],
          [up, y],
          [up, 442],
          [34, 442],
          [34, 429],
        ],
      },
    );
  });
  return plan;
};

/** Open where the broker knows the connection, the queue or the consumer. */
const stateOf = (picture: Picture, { from, to }: { from: string; to: string }): Track['state'] => {
  const queue = (station: string) => picture.queues[station.replace(/^queue:/, '')];
  if (from === exchange) return queue(to) ? 'open' : 'gone';
  const reads = queue(from)?.consumers.some((consumer) => consumer.program === to);
  if (reads || (to === exchange && picture.programs[from]?.connected)) return 'open';
  return to !== exchange && picture.programs[to]?.state === 'dead' ? 'cut' : 'gone';
};
