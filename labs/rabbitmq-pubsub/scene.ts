import type { Picture } from '#model/picture.ts';
import type { Scene, SceneLayout, Station, Track } from '#model/scene.ts';
import { settingKey } from '#model/setting.ts';
import { exchangeStation, queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { noQueue, queueKind, sentSoFar } from './copy.vi.ts';
import { exchange, isTemporary, modeSetting, type Service, serviceOf, services } from './services.ts';

const platform = exchangeStation(exchange);

/** One queue with those who read it or would; a program whose queue is gone has a lane without one. */
interface Lane {
  queue: string | undefined;
  programs: string[];
}

/** The shop, one exchange, and a lane for each queue that there is: who never subscribed is nowhere. */
export const scene: Scene = (picture, frame) => {
  const lanes = lanesOf(picture);
  const layout = frame === 'landscape' ? landscape(lanes) : portrait(lanes);
  const sent = picture.programs.shop?.published.sent ?? 0;
  const [x, y] = frame === 'landscape' ? [76, middleOf(layout.height) + 55] : [226, 38];
  const tally: Station = { id: 'sent', kind: 'caption', text: sentSoFar(sent), align: 'middle', x, y };
  return {
    ...layout,
    stations: [...layout.stations, tally],
    tracks: layout.tracks.map((track): Track => ({ ...track, state: stateOf(picture, track) })),
    rows: [
      ...['shop', platform],
      ...lanes.flatMap(({ queue, programs }) => [...(queue === undefined ? [] : [queueStation(queue)]), ...programs]),
    ],
  };
};

const lanesOf = (picture: Picture): Lane[] => {
  // Before the first event the stage shows what is about to be there.
  if (Object.keys(picture.programs).length === 0) {
    return [
      { queue: 'email', programs: ['email-1'] },
      { queue: 'inventory', programs: ['inventory'] },
    ];
  }
  return services.flatMap((service) => lanesOfService(picture, service));
};

const lanesOfService = (picture: Picture, service: Service): Lane[] => {
  const present = Object.values(picture.programs)
    .filter((program) => program.role === service)
    .map((program) => program.id)
    .sort();
  const reads = (program: string, queue: string): boolean =>
    picture.queues[queue]?.consumers.some((consumer) => consumer.program === program) ?? false;
  const queues = Object.keys(picture.queues).filter((queue) => serviceOf(queue) === service);
  const idle = present.filter((program) => !queues.some((queue) => reads(program, queue)));
  // Whoever does not read now, and would from the lasting queue, waits beside it.
  const mode = (program: string) => picture.settings[settingKey(modeSetting(service), program)] ?? initialMode(picture);
  const initialMode = ({ settings }: Picture) => settings[modeSetting(service)] ?? 'durable';
  const returning = idle.filter((program) => mode(program) === 'durable');
  const lasting = queues.includes(service) || returning.length > 0 ? [service] : [];
  return [
    ...[...lasting, ...queues.filter(isTemporary).sort()].map((queue) => ({
      queue,
      programs: present.filter(
        (program) => reads(program, queue) || (queue === service && returning.includes(program)),
      ),
    })),
    ...idle
      .filter((program) => !returning.includes(program))
      .map((program) => ({ queue: undefined, programs: [program] })),
  ];
};

type Plan = Pick<SceneLayout, 'width' | 'height' | 'stations'> & { tracks: Omit<Track, 'state'>[] };

/** Rows that the lanes take: one for each program, and one for a queue that nobody reads. */
const rowsOf = (lane: Lane): number => Math.max(1, lane.programs.length);

/** Where the shop and the exchange stand; a middle lane is level with them. */
const middleOf = (height: number): number => height / 2 + 8;

const landscape = (lanes: Lane[]): Plan => {
  const count = lanes.reduce((sum, lane) => sum + rowsOf(lane), 0);
  const step = Math.max(118, Math.min(158, 490 / Math.max(count, 1)));
  const height = Math.max(490, count * step + 24);
  const top = height / 2 - ((count - 1) * step) / 2;
  const middle = middleOf(height);
  const plan: Plan = {
    width: 996,
    height,
    stations: [
      { id: 'shop', kind: 'producer', program: 'shop', labelAt: 'above', x: 76, y: middle },
      { id: platform, kind: 'exchange', exchange, caption: 'fanout', x: 236, y: middle },
    ],
    tracks: [
      {
        from: 'shop',
        to: platform,
        points: [
          [87, middle],
          [227, middle],
        ],
      },
    ],
  };
  let row = 0;
  for (const { queue, programs } of lanes) {
    const y = top + (row + (rowsOf({ queue, programs }) - 1) / 2) * step + 8;
    if (queue === undefined) plan.stations.push(without(programs[0] ?? '', 490, y));
    else {
      const id = queueStation(queue);
      plan.stations.push({ id, kind: 'queue', queue, width: 276, height: 78, x: 490, y });
      plan.tracks.push({
        from: platform,
        to: id,
        points: corner([245, middle], [352, y], 306),
      });
    }
    for (const [index, program] of programs.entries()) {
      const at = top + (row + index) * step + 8;
      plan.stations.push({ id: program, kind: 'program', program, width: 264, height: 104, x: 856, y: at });
      if (queue !== undefined) {
        const leave = y + (index - (programs.length - 1) / 2) * 18;
        plan.tracks.push({
          from: queueStation(queue),
          to: program,
          points: corner([628, leave], [724, at], 676),
        });
      }
    }
    row += rowsOf({ queue, programs });
  }
  return plan;
};

/** Straight where both ends are level, otherwise by way of an upright leg at `turn`. */
const corner = (from: [number, number], to: [number, number], turn: number): Track['points'] =>
  Math.abs(from[1] - to[1]) < 1 ? [from, to] : [from, [turn, from[1]], [turn, to[1]], to];

const without = (program: string, x: number, y: number): Station => ({
  id: `${program}/no-queue`,
  kind: 'caption',
  text: noQueue,
  align: 'middle',
  x,
  y: y + 5,
});

const portrait = (lanes: Lane[]): Plan => {
  const trunk = 24;
  const plan: Plan = {
    width: 390,
    height: 0,
    stations: [
      { id: 'shop', kind: 'producer', program: 'shop', labelAt: 'right', x: trunk, y: 34 },
      { id: platform, kind: 'exchange', exchange, x: trunk, y: 88 },
    ],
    tracks: [
      {
        from: 'shop',
        to: platform,
        points: [
          [trunk, 45],
          [trunk, 80],
        ],
      },
    ],
  };
  const card = { width: 262, height: 68 };
  let y = 118;
  for (const { queue, programs } of lanes) {
    const id = queue === undefined ? undefined : queueStation(queue);
    let foot = y;
    if (queue === undefined || id === undefined) {
      plan.stations.push(without(programs[0] ?? '', 241, y + 12));
      y += 26;
    } else {
      const caption = queueKind[isTemporary(queue) ? 'temporary' : 'durable'];
      plan.stations.push({ id, kind: 'queue', queue, caption, width: 330, height: 116, x: 213, y: y + 58 });
      plan.tracks.push({
        from: platform,
        to: id,
        points: [
          [trunk, 96],
          [trunk, y + 26],
          [48, y + 26],
        ],
      });
      foot = y + 116;
      y += 126;
    }
    for (const program of programs) {
      const at = y + card.height / 2;
      plan.stations.push({ id: program, kind: 'program', program, ...card, x: 247, y: at });
      if (id !== undefined) {
        plan.tracks.push({
          from: id,
          to: program,
          points: [
            [80, foot],
            [80, at],
            [116, at],
          ],
        });
      }
      y += card.height + 10;
    }
    y += 14;
  }
  return { ...plan, height: y };
};

/** Open where the broker knows the connection, the binding or the consumer. */
const stateOf = (picture: Picture, { from, to }: { from: string; to: string }): Track['state'] => {
  if (from === 'shop') return picture.programs.shop?.connected ? 'open' : 'gone';
  if (from === platform) {
    return picture.bindings.some((one) => one.exchange === exchange && queueStation(one.queue) === to)
      ? 'open'
      : 'gone';
  }
  const queue = picture.queues[from.slice('queue:'.length)];
  if (queue?.consumers.some((consumer) => consumer.program === to)) return 'open';
  return picture.programs[to]?.state === 'dead' ? 'cut' : 'gone';
};
