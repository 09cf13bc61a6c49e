import type { Picture } from '#model/picture.ts';
import type { Scene, Station, Track } from '#model/scene.ts';
import { queueStation } from '#model/technologies/rabbitmq/stations.ts';
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
    width: 996,
    height: 490,
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
      line('shop', orders, [62, platform.y], [120, platform.y]),
      ...workers.flatMap((program, i) => [
        line(orders, program, ...bend([340, gate(i)], 420 - i * 16, [438, at(i)])),
        line(program, emails, ...bend([658, at(i)], 680 + i * 16, [758, gate(i)])),
      ]),
      line(emails, 'mailer', [868, 162], [868, 232]),
    ],
  };
};

const bend = (from: Point, turn: number, to: Point): Point[] =>
  from[1] === to[1] ? [from, to] : [from, [turn, from[1]], [turn, to[1]], to];

const portrait = (picture: Picture, workers: string[]): Plan => {
  const platform = { kind: 'queue', width: 342, height: 100, x: 195 } as const;
  const card = { width: 250, height: 68, x: 206 };
  const trunk = { orders: 60, emails: 350 };
  const ordersY = 165;
  const at = (i: number): number => 271 + i * 74;
  const emailsY = at(workers.length - 1) + 106;
  const mailerY = emailsY + 104;
  return {
    width: 390,
    height: mailerY + 184,
    stations: [
      ...meters(picture).map((meter, i) => ({ ...meter, x: 80 + i * 115, y: 36, width: 109, height: 60 })),
      { id: 'shop', kind: 'producer', program: 'shop', labelAt: 'right', x: trunk.orders, y: 88 },
      { id: orders, queue: 'orders', ...platform, y: ordersY },
      ...workers.map((program, i) => ({ id: program, kind: 'program' as const, program, ...card, y: at(i) })),
      { id: emails, queue: 'emails', ...platform, y: emailsY },
      { id: 'mailer', kind: 'program', program: 'mailer', ...card, x: 195, y: mailerY },
      { id: 'depth', kind: 'own', part: 'depth', x: 195, y: mailerY + 112, width: 342, height: 132 },
    ],
    tracks: [
      line('shop', orders, [trunk.orders, 99], [trunk.orders, ordersY - 50]),
      ...workers.flatMap((program, i) => [
        line(orders, program, [trunk.orders, ordersY + 50], [trunk.orders, at(i)], [81, at(i)]),
        line(program, emails, [331, at(i)], [trunk.emails, at(i)], [trunk.emails, emailsY - 50]),
      ]),
      line(emails, 'mailer', [195, emailsY + 50], [195, mailerY - 34]),
    ],
  };
};

type Point = readonly [x: number, y: number];

const line = (from: string, to: string, ...points: Point[]): Omit<Track, 'state'> => ({ from, to, points });

type Meter = Pick<Extract<Station, { kind: 'meter' }>, 'id' | 'kind' | 'label' | 'value' | 'detail'>;

const meters = ({ queues, at }: Picture): Meter[] => {
  const queue = queues.orders;
  const waiting = queue?.ready.length ?? 0;
  const perSecond = queue && throughput(queue, at);
  const isDrained = waiting + (queue?.unacked.length ?? 0) === 0;
  return [
    {
      id: 'waiting',
      kind: 'meter',
      label: words.waiting,
      value: words.count(waiting),
      detail: words.done(queue?.samples.at(-1)?.acked ?? 0),
    },
    {
      id: 'throughput',
      kind: 'meter',
      label: words.throughput,
      detail: words.lately,
      value: perSecond === undefined ? words.unknown : words.perSecond(perSecond),
    },
    {
      id: 'empty-in',
      kind: 'meter',
      label: words.emptyIn,
      value: isDrained ? words.drained : restOf(queue && emptyIn(queue, at)),
    },
  ];
};

const restOf = (seconds: number | undefined): string => {
  if (seconds === undefined) return words.unknown;
  return Number.isFinite(seconds) ? words.seconds(seconds) : words.never;
};

const sentMeter = ({ queues, settings }: Picture): Meter => ({
  id: 'sent',
  kind: 'meter',
  label: words.sent,
  value: words.count(queues.emails?.samples.at(-1)?.acked ?? 0),
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
