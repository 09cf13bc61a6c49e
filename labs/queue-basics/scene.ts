import type { Picture } from '#model/picture.ts';
import { queueStation, type Scene, type Station, type Track } from '#model/scene.ts';
import { words } from './copy.vi.ts';
import { emptyIn, throughput } from './figures.ts';

export { parts } from './parts.tsx';

const orders = queueStation('orders');
const emails = queueStation('emails');

/** Shop, queue of orders, workers, queue of e-mails, mailer; figures and depth of the queues beside them. */
export const scene: Scene = (picture, frame) => {
  const present = Object.values(picture.programs)
    .filter((program) => program.role === 'worker')
    .map((program) => program.id)
    .sort();
  // Before the first event the stage shows what is about to be there.
  const workers = present.length > 0 ? present : ['worker-1'];
  const layout = frame === 'landscape' ? landscape(picture, workers) : portrait(picture, workers);
  return {
    ...layout,
    tracks: layout.tracks.map((track): Track => ({ ...track, state: stateOf(picture, track) })),
    rows: ['shop', orders, ...workers, emails, 'mailer'],
  };
};

interface Plan {
  width: number;
  height: number;
  stations: Station[];
  tracks: Omit<Track, 'state'>[];
}

const landscape = (picture: Picture, workers: string[]): Plan => {
  const platform = { kind: 'queue', width: 220, height: 100, y: 112 } as const;
  const card = { width: 220, height: 104 };
  const step = card.height + (workers.length > 3 ? 14 : 34);
  const top = workers.length > 3 ? 66 : platform.y;
  const at = (i: number): number => top + i * step;
  // Each has its own height at the platforms, and turns in an order in which no two tracks cross.
  const gate = (i: number): number => platform.y + (i - (workers.length - 1) / 2) * 18;
  const figures = { y: 232, width: 104, height: 64 };
  return {
    ...{ width: 996, height: 490 },
    stations: [
      { id: 'shop', kind: 'producer', program: 'shop', labelAt: 'above', x: 52, y: platform.y },
      { id: orders, queue: 'orders', ...platform, x: 230 },
      ...meters(picture).map((meter, i) => ({ ...meter, ...figures, x: 68 + i * 112 })),
      { id: 'depth', kind: 'own', part: 'depth', x: 180, y: 362, width: 328, height: 172 },
      ...workers.map((program, i) => ({ id: program, kind: 'program' as const, program, ...card, x: 548, y: at(i) })),
      { id: emails, queue: 'emails', ...platform, x: 868 },
      { id: 'mailer', kind: 'program', program: 'mailer', width: 220, height: 116, x: 868, y: 290 },
      { ...sentMeter(picture), x: 868, y: 392, width: 220, height: 64 },
    ],
    tracks: [
      {
        from: 'shop',
        to: orders,
        points: [
          [62, platform.y],
          [120, platform.y],
        ],
      },
      ...workers.flatMap((program, i) => [
        { from: orders, to: program, points: bend([340, gate(i)], 420 - i * 16, [438, at(i)]) },
        { from: program, to: emails, points: bend([658, at(i)], 680 + i * 16, [758, gate(i)]) },
      ]),
      {
        from: emails,
        to: 'mailer',
        points: [
          [868, 162],
          [868, 232],
        ],
      },
    ],
  };
};

type Point = readonly [x: number, y: number];

const bend = (from: Point, turn: number, to: Point): Point[] =>
  from[1] === to[1] ? [from, to] : [from, [turn, from[1]], [turn, to[1]], to];

const portrait = (picture: Picture, workers: string[]): Plan => {
  const platform = { kind: 'queue', width: 342, height: 114, x: 195 } as const;
  const card = { width: 250, height: 68, x: 206 };
  const first = 310;
  const last = first + (workers.length - 1) * 78;
  const emailsY = last + 122;
  const mailerY = emailsY + 118;
  const trunk = { orders: 60, emails: 350 };
  return {
    ...{ width: 390, height: mailerY + 296 },
    stations: [
      ...meters(picture).map((meter, i) => ({ ...meter, x: 80 + i * 115, y: 38, width: 109, height: 60 })),
      { id: 'shop', kind: 'producer', program: 'shop', labelAt: 'right', x: trunk.orders, y: 98 },
      { id: orders, queue: 'orders', ...platform, y: 194 },
      ...workers.map((program, i) => ({ id: program, kind: 'program' as const, program, ...card, y: first + i * 78 })),
      { id: emails, queue: 'emails', ...platform, y: emailsY },
      { id: 'mailer', kind: 'program', program: 'mailer', ...card, x: 195, y: mailerY },
      { ...sentMeter(picture), x: 195, y: mailerY + 76, width: 342, height: 60 },
      { id: 'depth', kind: 'own', part: 'depth', x: 195, y: mailerY + 202, width: 342, height: 164 },
    ],
    tracks: [
      {
        from: 'shop',
        to: orders,
        points: [
          [trunk.orders, 109],
          [trunk.orders, 137],
        ],
      },
      ...workers.flatMap((program, i) => {
        const y = first + i * 78;
        return [
          {
            from: orders,
            to: program,
            points: [
              [trunk.orders, 251],
              [trunk.orders, y],
              [81, y],
            ] as const,
          },
          {
            from: program,
            to: emails,
            points: [
              [331, y],
              [trunk.emails, y],
              [trunk.emails, emailsY - 57],
            ] as const,
          },
        ];
      }),
      {
        from: emails,
        to: 'mailer',
        points: [
          [195, emailsY + 57],
          [195, mailerY - 34],
        ],
      },
    ],
  };
};

type Meter = Pick<Extract<Station, { kind: 'meter' }>, 'id' | 'kind' | 'label' | 'value' | 'detail'>;

const meters = ({ queues, at }: Picture): Meter[] => {
  const queue = queues.orders;
  const waiting = queue?.ready.length ?? 0;
  const perSecond = queue && throughput(queue, at);
  const rest = queue && emptyIn(queue, at);
  const isDrained = waiting + (queue?.unacked.length ?? 0) === 0;
  const verdict = isDrained ? words.drained : perSecond === 0 ? words.never : words.unknown;
  return [
    { id: 'waiting', kind: 'meter', label: words.waiting, value: String(waiting) },
    {
      ...{ id: 'throughput', kind: 'meter', label: words.throughput, detail: words.lately },
      value: perSecond === undefined ? words.unknown : words.perSecond(perSecond),
    },
    {
      ...{ id: 'empty-in', kind: 'meter', label: words.emptyIn },
      value: rest === undefined || isDrained ? verdict : words.seconds(rest),
    },
  ];
};

const sentMeter = ({ queues, settings }: Picture): Meter => ({
  ...{ id: 'sent', kind: 'meter', label: words.sent },
  value: String(queues.emails?.samples.at(-1)?.acked ?? 0),
  detail: words.sentWhen(Number(settings.batch ?? 200), Number(settings.wait ?? 3)),
});

/** Open where the broker knows the connection and, on the way out of a queue, the consumer. */
const stateOf = (picture: Picture, { from, to }: { from: string; to: string }): Track['state'] => {
  const program = picture.programs[from] ?? picture.programs[to];
  const queue = from === orders ? 'orders' : from === emails ? 'emails' : undefined;
  const isOpen = queue
    ? picture.queues[queue]?.consumers.some((consumer) => consumer.program === to)
    : program?.connected === true;
  if (isOpen) return 'open';
  // One cross for one death: where the orders came from.
  return queue && program?.state === 'dead' ? 'cut' : 'gone';
};
