import type { Picture } from '#model/picture.ts';
import type { Scene, SceneLayout, Station, Track } from '#model/scene.ts';
import { baseId } from '#model/technologies/rabbitmq/message-id.ts';
import { exchangeStation, queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { figures } from './copy.vi.ts';
import { alertDepth } from './orders.ts';
import { deadLetters, door as doorExchange, main as mainQueue, retries } from './programs/topology.ts';

const { levels } = retries;
const door = exchangeStation(doorExchange);
const retry = exchangeStation(retries.exchange);
const dlx = exchangeStation(deadLetters.exchange);
const main = queueStation(mainQueue);
const dead = queueStation(deadLetters.queue);

/** The way of an order: in at the door, to the worker; down the ladder and back, or aside to the dead letters. */
export const scene: Scene = (picture, frame) => {
  const plan = frame === 'landscape' ? landscape(picture) : portrait(picture);
  return {
    ...plan,
    tracks: plan.tracks.map((track): Track => ({ ...track, state: stateOf(picture, track) })),
    // Exchanges hold nothing: the timetable has room for the stations where time passes.
    rows: ['shop', main, 'worker', ...levels.map(({ queue }) => queueStation(queue)), dead, 'operator'],
  };
};

interface Plan extends Pick<SceneLayout, 'width' | 'height' | 'stations'> {
  tracks: Omit<Track, 'state'>[];
}

type Points = Track['points'];
type Way = (from: string, to: string, points: Points, rest?: Pick<Track, 'kind' | 'label'>) => Omit<Track, 'state'>;
const way: Way = (from, to, points, rest = {}) => ({ from, to, points, ...rest });
const ofDead = { kind: 'dead-letter' } as const;

const landscape = (picture: Picture): Plan => {
  const waits = waitsOf(picture);
  const line = 102;
  // Dead letters leave between the queue's name and its counts.
  const x = {
    shop: 48,
    door: 152,
    main: 326,
    out: 296,
    worker: 596,
    dlx: 744,
    dead: 888,
    retry: 646,
    wait: 480,
    back: 92,
  };
  const levelY = (i: number): number => 228 + i * 80;
  const foot = 452;
  const middle = levelY(1);
  return {
    width: 996,
    height: 490,
    stations: [
      { id: 'shop', kind: 'producer', program: 'shop', labelAt: 'above', x: x.shop, y: line },
      { id: door, kind: 'exchange', exchange: doorExchange, labelAt: 'above', x: x.door, y: line },
      { id: main, kind: 'queue', queue: mainQueue, width: 196, height: 84, x: x.main, y: line },
      { id: 'worker', kind: 'program', program: 'worker', width: 226, height: 116, x: x.worker, y: line },
      { id: dlx, kind: 'exchange', exchange: deadLetters.exchange, labelAt: 'below', x: x.dlx, y: line },
      { ...deadStation, width: 200, height: 84, x: x.dead, y: line },
      { id: retry, kind: 'exchange', exchange: retries.exchange, labelAt: 'right', x: x.retry, y: middle },
      ...levels.flatMap(({ queue }, i): Station[] => [
        { id: queueStation(queue), kind: 'queue', queue, width: 180, height: 42, x: x.wait, y: levelY(i) },
        {
          id: `wait:${queue}`,
          kind: 'caption',
          text: waits[i] ?? '',
          align: 'start',
          x: x.door + 20,
          y: levelY(i) - 10,
        },
      ]),
      { id: 'operator', kind: 'program', program: 'operator', width: 200, height: 84, x: x.dead, y: 300 },
      { ...mostTried(picture), width: 150, height: 68, x: 720, y: 396 },
    ],
    tracks: [
      way('shop', door, [
        [x.shop + 10, line],
        [x.door - 9, line],
      ]),
      way(door, main, [
        [x.door + 9, line],
        [x.main - 98, line],
      ]),
      way(main, 'worker', [
        [x.main + 98, line],
        [x.worker - 113, line],
      ]),
      way(
        main,
        dlx,
        [
          [x.out, line - 42],
          [x.out, 30],
          [x.dlx, 30],
          [x.dlx, line - 9],
        ],
        ofDead,
      ),
      way('worker', dlx, [
        [x.worker + 113, line],
        [x.dlx - 9, line],
      ]),
      way(
        dlx,
        dead,
        [
          [x.dlx + 9, line],
          [x.dead - 100, line],
        ],
        ofDead,
      ),
      way('worker', retry, [
        [x.retry, line + 58],
        [x.retry, middle - 9],
      ]),
      ...levels.flatMap(({ key, queue }, i) => [
        way(retry, queueStation(queue), bend(x.retry - 9, middle, 610, x.wait + 90, levelY(i)), { label: key }),
        way(
          queueStation(queue),
          door,
          [
            [x.wait - 90, levelY(i)],
            [x.door, levelY(i)],
            [x.door, line + 9],
          ],
          ofDead,
        ),
      ]),
      way(dead, 'operator', [
        [x.dead, line + 42],
        [x.dead, 258],
      ]),
      way('operator', door, [
        [x.dead, 342],
        [x.dead, foot],
        [x.back, foot],
        [x.back, line],
        [x.door - 9, line],
      ]),
    ],
  };
};

const bend = (fromX: number, fromY: number, turn: number, toX: number, toY: number): Points => [
  [fromX, fromY],
  [turn, fromY],
  ...(fromY === toY ? [] : [[turn, toY] as const]),
  [toX, toY],
];

const portrait = (picture: Picture): Plan => {
  const waits = waitsOf(picture);
  const left = { near: 30, far: 12 };
  const right = { near: 364, far: 382 };
  const point = 62;
  const middle = (left.near + right.near) / 2 + 6;
  const platform = { width: 300, x: middle };
  const edge = { left: middle - 150, right: middle + 150 };
  const y = {
    shop: 28,
    join: 64,
    door: 92,
    main: 172,
    worker: 270,
    retry: 338,
    dlx: 684,
    dead: 768,
    operator: 878,
    meter: 958,
  };
  const levelY = (i: number): number => 402 + i * 92;
  return {
    width: 390,
    height: 1002,
    stations: [
      { id: 'shop', kind: 'producer', program: 'shop', labelAt: 'right', x: point, y: y.shop },
      { id: door, kind: 'exchange', exchange: doorExchange, labelAt: 'right', x: point, y: y.door },
      { id: main, kind: 'queue', queue: mainQueue, ...platform, height: 104, y: y.main },
      { id: 'worker', kind: 'program', program: 'worker', ...platform, height: 68, y: y.worker },
      { id: retry, kind: 'exchange', exchange: retries.exchange, labelAt: 'right', x: point, y: y.retry },
      ...levels.map(
        ({ queue }, i): Station => ({
          id: queueStation(queue),
          kind: 'queue',
          queue,
          caption: waits[i] ?? '',
          ...platform,
          height: 84,
          y: levelY(i),
        }),
      ),
      { id: dlx, kind: 'exchange', exchange: deadLetters.exchange, labelAt: 'right', x: point, y: y.dlx },
      { ...deadStation, ...platform, height: 110, y: y.dead },
      { id: 'operator', kind: 'program', program: 'operator', ...platform, height: 68, y: y.operator },
      { ...mostTried(picture), ...platform, height: 62, y: y.meter },
    ],
    tracks: [
      way('shop', door, [
        [point, y.shop + 11],
        [point, y.door - 9],
      ]),
      way(door, main, [
        [point, y.door + 9],
        [point, y.main - 52],
      ]),
      way(main, 'worker', [
        [middle, y.main + 52],
        [middle, y.worker - 34],
      ]),
      way('worker', retry, [
        [point, y.worker + 34],
        [point, y.retry - 9],
      ]),
      ...levels.flatMap(({ queue }, i) => [
        way(retry, queueStation(queue), [
          [point - 9, y.retry],
          [left.near, y.retry],
          [left.near, levelY(i)],
          [edge.left, levelY(i)],
        ]),
        way(
          queueStation(queue),
          door,
          [
            [edge.right, levelY(i)],
            [right.near, levelY(i)],
            [right.near, y.join],
            [point, y.join],
            [point, y.door - 9],
          ],
          ofDead,
        ),
      ]),
      way(
        main,
        dlx,
        [
          [edge.left, y.main],
          [left.far, y.main],
          [left.far, y.dlx],
          [point - 9, y.dlx],
        ],
        ofDead,
      ),
      way('worker', dlx, [
        [edge.left, y.worker],
        [left.far, y.worker],
        [left.far, y.dlx],
        [point - 9, y.dlx],
      ]),
      way(
        dlx,
        dead,
        [
          [point, y.dlx + 9],
          [point, y.dead - 55],
        ],
        ofDead,
      ),
      way(dead, 'operator', [
        [middle, y.dead + 55],
        [middle, y.operator - 34],
      ]),
      way('operator', door, [
        [edge.right, y.operator],
        [right.far, y.operator],
        [right.far, y.join],
        [point, y.join],
        [point, y.door - 9],
      ]),
    ],
  };
};

const deadStation = {
  id: dead,
  kind: 'queue' as const,
  queue: deadLetters.queue,
  siding: true,
  alertAt: alertDepth,
  showAge: true,
  caption: figures.alertAt(alertDepth),
};

/** The wait that each level of the ladder really gives. */
const waitsOf = ({ settings }: Picture): string[] =>
  levels.map(({ waitMs }) => figures.wait(waitMs, Number(settings.scale ?? 1)));

/** The order now on the broker that has been handed out most often. */
const mostTried = ({
  messages,
}: Picture): Omit<Extract<Station, { kind: 'meter' }>, 'x' | 'y' | 'width' | 'height'> => {
  const [most] = Object.values(messages).sort((one, other) => other.deliveries - one.deliveries);
  const deliveries = most?.deliveries ?? 0;
  // The worker publishes a copy for each retry, and the broker counts a copy's deliveries from none.
  const detail =
    deliveries > 0 ? figures.order(most?.label ?? '') : most && baseId(most.id) !== most.id && figures.copy;
  return {
    id: 'meter:tries',
    kind: 'meter',
    label: figures.mostTried,
    value: String(deliveries),
    ...(detail && { detail }),
    ...(deliveries > 4 && { tone: 'alert' }),
  };
};

/** Open where the broker knows the connection, the consumer, or the queue that the way leads to. */
const stateOf = ({ programs, queues }: Picture, { from, to }: { from: string; to: string }): Track['state'] => {
  if (from === main && to === 'worker') {
    if (queues[mainQueue]?.consumers.length) return 'open';
    return programs.worker?.state === 'dead' ? 'cut' : 'gone';
  }
  if (to === 'operator') return programs.operator?.connected ? 'open' : 'gone';
  const program = programs[from];
  if (program) return program.connected ? 'open' : program.state === 'dead' ? 'cut' : 'gone';
  return queues[mainQueue] ? 'open' : 'gone';
};
