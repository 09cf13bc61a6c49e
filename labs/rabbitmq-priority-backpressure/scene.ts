import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left } from '#model/scene/ports.ts';
import { grid } from '#model/scene/spread.ts';
import { type Figure, meter, producerPoint, programCard } from '#model/scene/stations.ts';
import { chain, track } from '#model/scene/tracks.ts';
import type { Scene } from '#model/scene.ts';
import { exchangePoint, queuePlatform } from '#model/technologies/rabbitmq/scene.ts';
import { exchangeStation, queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { defaultExchange, limitsText, titles, waitText } from './copy.vi.ts';

const alertAt = 20;

/** Newsletter, the one queue that is in use, and the sender; under them what became of the letters. */
export const scene: Scene = (picture, frame) => {
  const limits = String(picture.settings.limits ?? 'open');
  const queue = `letters.${limits}`;
  const plan = (frame === 'landscape' ? landscape : portrait)(picture, queue, limitsText[limits] ?? '');
  // A phone's timetable has room for one.
  const queues = frame === 'landscape' ? used(picture, queue) : [queue];
  return {
    ...withStates(picture, plan),
    rows: ['newsletter', exchangeStation(''), ...queues.map(queueStation), 'sender'],
  };
};

/** The queue on the stage and every other one that letters have come to: the timetable remembers their ways. */
const used = ({ queues }: Picture, queue: string): string[] =>
  Object.keys(limitsText)
    .map((limits) => `letters.${limits}`)
    .filter((name) => name === queue || (queues[name]?.arrived ?? 0) > 0);

/** How long who comes now would wait, what the other queues hold, and what the broker gave up or would not have. */
const figures = (picture: Picture, queue: string): Figure[] => {
  const { queues, programs, settings, ended } = picture;
  const waiting = (name: string): number => queues[name]?.ready.length ?? 0;
  const isAway = settings.speed === 'pause' || (programs.sender && programs.sender.state !== 'running');
  const seconds = isAway ? Number.POSITIVE_INFINITY : waiting(queue) / Number(settings.speed ?? 2);
  const others = used(picture, queue).reduce((sum, name) => (name === queue ? sum : sum + waiting(name)), 0);
  const { dropped } = ended;
  const refused = programs.newsletter?.published.refused ?? 0;
  return [
    { id: 'wait', label: titles.wait, value: waitText(seconds) },
    { id: 'elsewhere', label: titles.elsewhere, value: String(others) },
    { id: 'dropped', label: titles.dropped, value: String(dropped), ...(dropped > 0 && { tone: 'alert' }) },
    { id: 'refused', label: titles.refused, value: String(refused), ...(refused > 0 && { tone: 'alert' }) },
  ];
};

const landscape = (picture: Picture, name: string, caption: string): Plan => {
  const y = 190;
  const newsletter = producerPoint('newsletter', { labelAt: 'above', x: 78, y });
  const exchange = exchangePoint('', { caption: defaultExchange, x: 216, y });
  const queue = queuePlatform(name, { caption, alertAt, width: 316, height: 122, x: 468, y });
  const sender = programCard('sender', { width: 236, height: 124, x: 852, y });
  const place = grid({ x: 162, y: 402, columns: 4, stepX: 224 });
  const meters = figures(picture, name).map((figure, i) => meter(figure, { ...place(i), width: 204, height: 64 }));
  return {
    ...desk(),
    stations: [newsletter, exchange, queue, sender, ...meters],
    tracks: chain(newsletter, exchange, queue, sender),
  };
};

const portrait = (picture: Picture, name: string, caption: string): Plan => {
  const trunk = 60;
  const newsletter = producerPoint('newsletter', { labelAt: 'right', x: trunk, y: 34 });
  const exchange = exchangePoint('', { x: trunk, y: 88 });
  const queue = queuePlatform(name, { caption, alertAt, width: 342, height: 134, x: 195, y: 199 });
  const sender = programCard('sender', { width: 270, height: 68, x: 231, y: 312 });
  const place = grid({ x: 106, y: 396, columns: 2, stepX: 178, stepY: 74 });
  const meters = figures(picture, name).map((figure, i) => meter(figure, { ...place(i), width: 166, height: 64 }));
  return {
    ...phone(520),
    stations: [newsletter, exchange, queue, sender, ...meters],
    tracks: [...chain(newsletter, exchange, queue), track(bottom(queue, trunk), left(sender))],
  };
};
