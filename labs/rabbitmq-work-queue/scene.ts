import type { Picture } from '#model/picture.ts';
import type { Scene, SceneLayout, Track } from '#model/scene.ts';
import { exchangeStation, queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { defaultExchange } from './copy.vi.ts';

const queue = 'orders';
const exchange = exchangeStation('');
const platform = queueStation(queue);

/** Shop, default exchange, queue, and a card for each worker that there is or was. */
export const scene: Scene = (picture, frame) => {
  const present = Object.values(picture.programs)
    .filter((program) => program.role === 'worker')
    .map((program) => program.id)
    .sort();
  // Before the first event the stage shows what is about to be there.
  const workers = present.length > 0 ? present : ['worker-1', 'worker-2'];
  const layout = frame === 'landscape' ? landscape(workers) : portrait(workers);
  const state = (track: Omit<Track, 'state'>): Track => ({ ...track, state: stateOf(picture, track) });
  return {
    ...layout,
    tracks: layout.tracks.map(state),
    rows: ['producer', exchange, platform, ...workers],
  };
};

interface Plan extends Pick<SceneLayout, 'width' | 'height' | 'stations'> {
  tracks: Omit<Track, 'state'>[];
}

const landscape = (workers: string[]): Plan => {
  const middle = 250;
  const card = { width: 236, height: workers.length > 3 ? 104 : 116 };
  const gap = workers.length > 3 ? 14 : workers.length === 3 ? 42 : 70;
  const top = middle - ((workers.length - 1) * (card.height + gap)) / 2;
  const edge = { queue: { left: 386, right: 594 }, worker: 742 };
  return {
    width: 996,
    height: 490,
    stations: [
      { id: 'producer', kind: 'producer', program: 'producer', labelAt: 'above', x: 108, y: middle },
      { id: exchange, kind: 'exchange', exchange: '', caption: defaultExchange, x: 309, y: middle },
      { id: platform, kind: 'queue', queue, width: 208, height: 104, x: 490, y: middle },
      ...workers.map((program, i) => ({
        id: program,
        kind: 'program' as const,
        program,
        ...card,
        x: 860,
        y: top + i * (card.height + gap),
      })),
    ],
    tracks: [
      {
        from: 'producer',
        to: exchange,
        points: [
          [118, middle],
          [300, middle],
        ],
      },
      {
        from: exchange,
        to: platform,
        points: [
          [318, middle],
          [edge.queue.left, middle],
        ],
      },
      ...workers.map((program, i) => {
        const y = top + i * (card.height + gap);
        // Each leaves the platform at its own height, and the outer ones turn first, so that no two tracks cross.
        const rank = i - (workers.length - 1) / 2;
        const leave = middle + rank * 18;
        const turn = 684 - Math.abs(rank) * 20;
        const points = [
          [edge.queue.right, leave],
          [turn, leave],
          [turn, y],
          [edge.worker, y],
        ] as const;
        const straight = [
          [edge.queue.right, y],
          [edge.worker, y],
        ] as const;
        return { from: platform, to: program, points: leave === y ? straight : points };
      }),
    ],
  };
};

const portrait = (workers: string[]): Plan => {
  const trunk = 60;
  const card = { width: 270, height: 68 };
  const first = 296;
  const step = 78;
  return {
    width: 390,
    height: first + step * (workers.length - 1) + card.height / 2 + 14,
    stations: [
      { id: 'producer', kind: 'producer', program: 'producer', labelAt: 'right', x: trunk, y: 34 },
      { id: exchange, kind: 'exchange', exchange: '', x: trunk, y: 88 },
      { id: platform, kind: 'queue', queue, width: 342, height: 114, x: 195, y: 189 },
      ...workers.map((program, i) => ({
        id: program,
        kind: 'program' as const,
        program,
        ...card,
        x: 231,
        y: first + i * step,
      })),
    ],
    tracks: [
      {
        from: 'producer',
        to: exchange,
        points: [
          [trunk, 45],
          [trunk, 80],
        ],
      },
      {
        from: exchange,
        to: platform,
        points: [
          [trunk, 96],
          [trunk, 132],
        ],
      },
      ...workers.map((program, i) => ({
        from: platform,
        to: program,
        points: [
          [trunk, 246],
          [trunk, first + i * step],
          [96, first + i * step],
        ] as const,
      })),
    ],
  };
};

/** Open where the broker knows the connection and, for a worker, the consumer. */
const stateOf = (picture: Picture, { from, to }: { from: string; to: string }): Track['state'] => {
  if (from === 'producer') return picture.programs.producer?.connected ? 'open' : 'gone';
  if (from === exchange) return picture.queues[queue] ? 'open' : 'gone';
  if (picture.queues[queue]?.consumers.some((consumer) => consumer.program === to)) return 'open';
  return picture.programs[to]?.state === 'dead' ? 'cut' : 'gone';
};
