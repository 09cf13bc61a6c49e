import type { Picture } from '#model/picture.ts';
import type { Scene, SceneLayout, Track } from '#model/scene.ts';
import { exchangeStation, queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { exchangeKinds, unbound } from './copy.vi.ts';
import { exchanges, readers, startBindings } from './keys.ts';

type Plan = Pick<SceneLayout, 'width' | 'height' | 'stations'> & { tracks: Omit<Track, 'state'>[] };
type Points = Track['points'];

/** Keys by exchange and queue: each pair is one track, with all of its keys beside it. */
type Keys = (exchange: string, queue: string) => readonly string[];

/** Two exchanges, and a queue with its reader in each of four lanes; a track is a binding, and has its key beside it. */
export const scene: Scene = (picture, frame) => {
  const keys = keysOf(picture);
  const layout = frame === 'landscape' ? landscape(keys) : portrait(keys);
  return {
    ...layout,
    tracks: layout.tracks.map((track): Track => ({ ...track, state: stateOf(picture, track) })),
    // Each queue has one reader: a row for both would tell the same twice.
    rows: ['platform', ...exchanges.map(exchangeStation), ...readers],
  };
};

const keysOf = (picture: Picture): Keys => {
  // Before the first queue is there the stage shows what is about to be bound.
  const coming = readers.flatMap((queue) =>
    startBindings[queue].map((one) => ({ queue, exchange: one.split(' ')[0], routingKey: one.split(' ')[1] ?? '' })),
  );
  const bindings = picture.seq === 0 ? coming : picture.bindings;
  return (exchange, queue) =>
    bindings.filter((one) => one.exchange === exchange && one.queue === queue).map((one) => one.routingKey);
};

const widest = 22;

/** The keys as far as there is room, and how many more. */
const labelOf = (keys: readonly string[]): string => {
  const all = keys.join(', ');
  if (all.length <= widest || keys.length < 2) return all.length <= widest ? all : `${all.slice(0, widest - 1)}…`;
  const [first = ''] = keys;
  return `${first.slice(0, widest - 6)}, + ${keys.length - 1}`;
};

const places = { logs: { y: 150, turn: 236 }, events: { y: 350, turn: 256 } } as const;

const landscape = (keys: Keys): Plan => {
  const plan: Plan = {
    width: 996,
    height: 490,
    stations: [{ id: 'platform', kind: 'producer', program: 'platform', labelAt: 'above', x: 70, y: 250 }],
    tracks: [],
  };
  for (const exchange of exchanges) {
    const { y } = places[exchange];
    const id = exchangeStation(exchange);
    plan.stations.push({ id, kind: 'exchange', exchange, caption: exchangeKinds[exchange], x: 190, y });
    plan.tracks.push({
      from: 'platform',
      to: id,
      points: [
        [81, 250],
        [130, 250],
        [130, y],
        [181, y],
      ],
    });
  }
  readers.forEach((reader, index) => {
    const y = 78 + index * 119;
    const bound = exchanges.filter((exchange) => keys(exchange, reader).length > 0);
    plan.stations.push(
      { id: queueStation(reader), kind: 'queue', queue: reader, width: 190, height: 76, x: 535, y },
      { id: reader, kind: 'program', program: reader, width: 226, height: 104, x: 868, y },
    );
    for (const exchange of bound) {
      // Both at the height of the platform's edge, the upper exchange above.
      const enter = y + (bound.length === 1 ? 6 : exchange === 'logs' ? -12 : 24);
      const { y: from, turn } = places[exchange];
      const points: Points = [
        [199, from],
        [turn, from],
        [turn, enter],
        [440, enter],
      ];
      plan.tracks.push({
        from: exchangeStation(exchange),
        to: queueStation(reader),
        points,
        label: labelOf(keys(exchange, reader)),
      });
    }
    plan.tracks.push({
      from: queueStation(reader),
      to: reader,
      points: [
        [630, y],
        [755, y],
      ],
    });
  });
  return plan;
};

const portrait = (keys: Keys): Plan => {
  const trunks = { logs: 16, events: 34 } as const;
  const plan: Plan = {
    width: 390,
    height: 0,
    stations: [
      { id: 'platform', kind: 'producer', program: 'platform', labelAt: 'right', x: trunks.logs, y: 34 },
      { id: exchangeStation('logs'), kind: 'exchange', exchange: 'logs', x: trunks.logs, y: 92 },
      { id: exchangeStation('events'), kind: 'exchange', exchange: 'events', x: 190, y: 92 },
    ],
    tracks: [
      {
        from: 'platform',
        to: exchangeStation('logs'),
        points: [
          [trunks.logs, 45],
          [trunks.logs, 84],
        ],
      },
      {
        from: 'platform',
        to: exchangeStation('events'),
        points: [
          [trunks.logs, 45],
          [trunks.logs, 64],
          [190, 64],
          [190, 84],
        ],
      },
    ],
  };
  const queue = { width: 326, height: 120 };
  const card = { width: 262, height: 68 };
  let y = 136;
  for (const reader of readers) {
    const bound = exchanges.filter((exchange) => keys(exchange, reader).length > 0);
    const said = bound.map((exchange) => `${exchange}: ${keys(exchange, reader).join(', ')}`).join(' · ');
    const id = queueStation(reader);
    plan.stations.push(
      { id, kind: 'queue', queue: reader, ...queue, x: 215, y: y + queue.height / 2, caption: said || unbound },
      { id: reader, kind: 'program', program: reader, ...card, x: 247, y: y + queue.height + 10 + card.height / 2 },
    );
    for (const exchange of bound) {
      const enter = y + (exchange === 'logs' ? 22 : 44);
      const points: Points =
        exchange === 'logs'
          ? [
              [trunks.logs, 100],
              [trunks.logs, enter],
              [52, enter],
            ]
          : [
              [190, 100],
              [190, 116],
              [trunks.events, 116],
              [trunks.events, enter],
              [52, enter],
            ];
      plan.tracks.push({ from: exchangeStation(exchange), to: id, points });
    }
    y += queue.height;
    plan.tracks.push({
      from: id,
      to: reader,
      points: [
        [84, y],
        [84, y + 10 + card.height / 2],
        [116, y + 10 + card.height / 2],
      ],
    });
    y += card.height + 26;
  }
  return { ...plan, height: y };
};

/** Open where the broker knows the connection, the binding or the consumer. */
const stateOf = (picture: Picture, { from, to }: { from: string; to: string }): Track['state'] => {
  if (from === 'platform') return picture.programs.platform?.connected ? 'open' : 'gone';
  if (exchanges.some((exchange) => exchangeStation(exchange) === from)) {
    return picture.bindings.some((one) => exchangeStation(one.exchange) === from && queueStation(one.queue) === to)
      ? 'open'
      : 'gone';
  }
  if (picture.queues[to]?.consumers.some((consumer) => consumer.program === to)) return 'open';
  return picture.programs[to]?.state === 'dead' ? 'cut' : 'gone';
};
