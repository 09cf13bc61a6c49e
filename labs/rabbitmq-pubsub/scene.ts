import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right } from '#model/scene/ports.ts';
import { programsOf } from '#model/scene/programs.ts';
import { around } from '#model/scene/spread.ts';
import { caption, producerPoint, programCard } from '#model/scene/stations.ts';
import { straight, track } from '#model/scene/tracks.ts';
import type { Scene } from '#model/scene.ts';
import { settingKey } from '#model/setting.ts';
import { exchangePoint, queuePlatform } from '#model/technologies/rabbitmq/scene.ts';
import { exchangeStation, queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { noQueue, queueKind, sentSoFar } from './copy.vi.ts';
import { exchange, isTemporary, modeSetting, type Service, serviceOf, services } from './services.ts';

/** One queue with those who read it or would; a program whose queue is gone has a lane without one. */
interface Lane {
  queue: string | undefined;
  programs: string[];
}

/** The shop, one exchange, and a lane for each queue that there is: who never subscribed is nowhere. */
export const scene: Scene = (picture, frame) => {
  const lanes = lanesOf(picture);
  const sent = sentSoFar(picture.programs.shop?.published.sent ?? 0);
  return {
    ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(lanes, sent)),
    rows: [
      'shop',
      exchangeStation(exchange),
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
  const present = programsOf(picture, service);
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

/** Rows that the lanes take: one for each program, and one for a queue that nobody reads. */
const rowsOf = (lane: Lane): number => Math.max(1, lane.programs.length);

const landscape = (lanes: Lane[], sent: string): Plan => {
  const count = lanes.reduce((sum, lane) => sum + rowsOf(lane), 0);
  const step = Math.max(118, Math.min(158, 490 / Math.max(count, 1)));
  const { width, height } = desk(Math.max(490, count * step + 24));
  // A middle lane is level with the shop and the exchange.
  const y = height / 2 + 8;
  const rowAt = around(y, count, step);
  const shop = producerPoint('shop', { labelAt: 'above', x: 76, y });
  const point = exchangePoint(exchange, { caption: 'fanout', x: 236, y });
  const plan: Plan = { width, height, stations: [shop, point], tracks: [straight(shop, point)] };
  let row = 0;
  for (const lane of lanes) {
    const middle = rowAt(row + (rowsOf(lane) - 1) / 2);
    const from = row;
    const cards = lane.programs.map((program, i) =>
      programCard(program, { width: 264, height: 104, x: 856, y: rowAt(from + i) }),
    );
    if (lane.queue === undefined) plan.stations.push(without(lane, 490, middle), ...cards);
    else {
      const queue = queuePlatform(lane.queue, { width: 276, height: 78, x: 490, y: middle });
      const leave = around(middle, cards.length, 18);
      plan.stations.push(queue, ...cards);
      plan.tracks.push(
        track(right(point), left(queue), { via: [306] }),
        ...cards.map((card, i) => track(right(queue, leave(i)), left(card), { via: [676] })),
      );
    }
    row += rowsOf(lane);
  }
  plan.stations.push(caption('sent', { text: sent, align: 'middle', x: 76, y: y + 55 }));
  return plan;
};

const without = ({ programs }: Lane, x: number, y: number) =>
  caption(`${programs[0] ?? ''}/no-queue`, { text: noQueue, align: 'middle', x, y: y + 5 });

const portrait = (lanes: Lane[], sent: string): Plan => {
  const trunk = 24;
  const shop = producerPoint('shop', { labelAt: 'right', x: trunk, y: 34 });
  const point = exchangePoint(exchange, { x: trunk, y: 88 });
  const plan: Plan = { ...phone(0), stations: [shop, point], tracks: [straight(shop, point)] };
  const platform = { width: 330, height: 116, x: 213 };
  const card = { width: 262, height: 68, x: 247 };
  let y = 118;
  for (const lane of lanes) {
    const first = y + (lane.queue === undefined ? 26 : platform.height + 10);
    const cards = lane.programs.map((program, i) =>
      programCard(program, { ...card, y: first + card.height / 2 + i * (card.height + 10) }),
    );
    if (lane.queue === undefined) plan.stations.push(without(lane, 241, y + 12), ...cards);
    else {
      const kind = queueKind[isTemporary(lane.queue) ? 'temporary' : 'durable'];
      const queue = queuePlatform(lane.queue, { caption: kind, ...platform, y: y + platform.height / 2 });
      plan.stations.push(queue, ...cards);
      plan.tracks.push(
        track(bottom(point), left(queue, y + 26)),
        ...cards.map((card) => track(bottom(queue, 80), left(card))),
      );
    }
    y = first + cards.length * (card.height + 10) + 14;
  }
  plan.stations.push(caption('sent', { text: sent, align: 'middle', x: 226, y: 38 }));
  return { ...plan, height: y };
};
