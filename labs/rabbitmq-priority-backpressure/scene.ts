import type { Picture } from '#model/picture.ts';
import type { Scene, SceneLayout, Station, Track } from '#model/scene.ts';
import { exchangeStation, queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { defaultExchange, limitsText, titles, waitText } from './copy.vi.ts';

type Plan = Pick<SceneLayout, 'width' | 'height' | 'stations'> & { tracks: Omit<Track, 'state'>[] };

const exchange = exchangeStation('');
const alertAt = 20;

/** Newsletter, the one queue that is in use, and the sender; under them what became of the letters. */
export const scene: Scene = (picture, frame) => {
  const limits = String(picture.settings.limits ?? 'open');
  const queue = `letters.${limits}`;
  const plan = (frame === 'landscape' ? landscape : portrait)(queue, limitsText[limits] ?? '');
  return {
    width: plan.width,
    height: plan.height,
    stations: [...plan.stations, ...meters(picture, queue, frame === 'landscape')],
    tracks: plan.tracks.map((track): Track => ({ ...track, state: stateOf(picture, queue, track) })),
    // A phone's timetable has room for one.
    rows: [
      'newsletter',
      exchange,
      ...(frame === 'landscape' ? used(picture, queue) : [queue]).map(queueStation),
      'sender',
    ],
  };
};

/** The queue on the stage and every other one that letters have come to: the timetable remembers their ways. */
const used = ({ queues }: Picture, queue: string): string[] =>
  Object.keys(limitsText)
    .map((limits) => `letters.${limits}`)
    .filter((name) => name === queue || (queues[name]?.arrived ?? 0) > 0);

/** How long who comes now would wait, what the other queues hold, and what the broker gave up or would not have. */
const meters = (picture: Picture, queue: string, wide: boolean): Station[] => {
  const { queues, programs, settings, ended } = picture;
  const waiting = (name: string): number => queues[name]?.ready.length ?? 0;
  const isAway = settings.speed === 'pause' || (programs.sender && programs.sender.state !== 'running');
  const seconds = isAway ? Number.POSITIVE_INFINITY : waiting(queue) / Number(settings.speed ?? 2);
  const others = used(picture, queue).reduce((sum, name) => (name === queue ? sum : sum + waiting(name)), 0);
  const { dropped } = ended;
  const refused = programs.newsletter?.published.refused ?? 0;
  const told = [
    { id: 'wait', label: titles.wait, value: waitText(seconds) },
    { id: 'elsewhere', label: titles.elsewhere, value: String(others) },
    { id: 'dropped', label: titles.dropped, value: String(dropped), ...(dropped > 0 && { tone: 'alert' as const }) },
    { id: 'refused', label: titles.refused, value: String(refused), ...(refused > 0 && { tone: 'alert' as const }) },
  ];
  return told.map((meter, i) => ({
    kind: 'meter' as const,
    ...meter,
    height: 64,
    ...(wide
      ? { x: 162 + i * 224, y: 402, width: 204 }
      : { x: 106 + (i % 2) * 178, y: 396 + Math.floor(i / 2) * 74, width: 166 }),
  }));
};

const landscape = (queue: string, caption: string): Plan => {
  const y = 190;
  return {
    width: 996,
    height: 490,
    stations: [
      { id: 'newsletter', kind: 'producer', program: 'newsletter', labelAt: 'above', x: 78, y },
      { id: exchange, kind: 'exchange', exchange: '', caption: defaultExchange, x: 216, y },
      { id: queueStation(queue), kind: 'queue', queue, caption, alertAt, width: 316, height: 122, x: 468, y },
      { id: 'sender', kind: 'program', program: 'sender', width: 236, height: 124, x: 852, y },
    ],
    tracks: [
      {
        from: 'newsletter',
        to: exchange,
        points: [
          [89, y],
          [207, y],
        ],
      },
      {
        from: exchange,
        to: queueStation(queue),
        points: [
          [225, y],
          [310, y],
        ],
      },
      {
        from: queueStation(queue),
        to: 'sender',
        points: [
          [626, y],
          [734, y],
        ],
      },
    ],
  };
};

const portrait = (queue: string, caption: string): Plan => {
  const trunk = 60;
  return {
    width: 390,
    height: 520,
    stations: [
      { id: 'newsletter', kind: 'producer', program: 'newsletter', labelAt: 'right', x: trunk, y: 34 },
      { id: exchange, kind: 'exchange', exchange: '', x: trunk, y: 88 },
      { id: queueStation(queue), kind: 'queue', queue, caption, alertAt, width: 342, height: 134, x: 195, y: 199 },
      { id: 'sender', kind: 'program', program: 'sender', width: 270, height: 68, x: 231, y: 312 },
    ],
    tracks: [
      {
        from: 'newsletter',
        to: exchange,
        points: [
          [trunk, 45],
          [trunk, 80],
        ],
      },
      {
        from: exchange,
        to: queueStation(queue),
        points: [
          [trunk, 96],
          [trunk, 132],
        ],
      },
      {
        from: queueStation(queue),
        to: 'sender',
        points: [
          [trunk, 266],
          [trunk, 312],
          [96, 312],
        ],
      },
    ],
  };
};

/** Open where the broker knows the connection and, for the sender, the consumer. */
const stateOf = (picture: Picture, queue: string, { from, to }: { from: string; to: string }): Track['state'] => {
  if (from === 'newsletter') return picture.programs.newsletter?.connected ? 'open' : 'gone';
  if (from === exchange) return picture.queues[queue] ? 'open' : 'gone';
  if (picture.queues[queue]?.consumers.some((consumer) => consumer.program === to)) return 'open';
  return picture.programs[to]?.state === 'dead' ? 'cut' : 'gone';
};
