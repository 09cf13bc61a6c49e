import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right, top } from '#model/scene/ports.ts';
import { shownPrograms } from '#model/scene/programs.ts';
import { around, grid } from '#model/scene/spread.ts';
import { type Figure, meter, ownPart, producerPoint, programCard } from '#model/scene/stations.ts';
import { straight, track } from '#model/scene/tracks.ts';
import type { Scene } from '#model/scene.ts';
import { queuePlatform } from '#model/technologies/rabbitmq/scene.ts';
import { queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { words } from './copy.vi.ts';
import { emptyIn, throughput } from './figures.ts';
import { lab } from './lab.ts';

export { parts } from './parts.tsx';

/** Shop, queue of orders, workers, queue of e-mails, mailer; figures and depth of the queues beside them. */
export const scene: Scene = (picture, frame) => {
  const workers = shownPrograms(picture, lab, 'worker');
  const plan = (frame === 'landscape' ? landscape : portrait)(picture, workers);
  return {
    ...withStates(picture, plan),
    rows: ['shop', queueStation('orders'), ...workers, queueStation('emails'), 'mailer'],
  };
};

const landscape = (picture: Picture, workers: string[]): Plan => {
  const y = 112;
  const platform = { width: 220, height: 100, y };
  const card = { width: 220, height: 104, x: 548 };
  const isCrowded = workers.length > 3;
  const step = card.height + (isCrowded ? 14 : 34);
  const at = (i: number): number => (isCrowded ? 66 : y) + i * step;
  // Each has its own height at the platforms, and turns in an order in which no two tracks cross.
  const gate = around(y, workers.length, 18);
  const place = grid({ x: 68, y: 232, columns: 3, stepX: 112 });

  const shop = producerPoint('shop', { labelAt: 'above', x: 52, y });
  const orders = queuePlatform('orders', { ...platform, x: 230 });
  const meters = figures(picture).map((figure, i) => meter(figure, { ...place(i), width: 104, height: 64 }));
  const depth = ownPart('depth', { x: 180, y: 362, width: 328, height: 172 });
  const cards = workers.map((worker, i) => programCard(worker, { ...card, y: at(i) }));
  const emails = queuePlatform('emails', { ...platform, x: 868 });
  const mailer = programCard('mailer', { width: 220, height: 116, x: 868, y: 290 });
  const sent = meter(sentFigure(picture), { x: 868, y: 392, width: 220, height: 64 });
  return {
    ...desk(),
    stations: [shop, orders, ...meters, depth, ...cards, emails, mailer, sent],
    tracks: [
      straight(shop, orders),
      ...cards.flatMap((worker, i) => [
        track(right(orders, gate(i)), left(worker), { via: [420 - i * 16] }),
        track(right(worker), left(emails, gate(i)), { via: [680 + i * 16] }),
      ]),
      straight(emails, mailer),
    ],
  };
};

const portrait = (picture: Picture, workers: string[]): Plan => {
  const platform = { width: 342, height: 100, x: 195 };
  const card = { width: 250, height: 68 };
  const trunk = { orders: 60, emails: 350 };
  const at = (i: number): number => 271 + i * 74;
  const emailsY = at(workers.length - 1) + 106;
  const mailerY = emailsY + 104;
  const place = grid({ x: 80, y: 36, columns: 3, stepX: 115 });

  const meters = figures(picture).map((figure, i) => meter(figure, { ...place(i), width: 109, height: 60 }));
  const shop = producerPoint('shop', { labelAt: 'right', x: trunk.orders, y: 88 });
  const orders = queuePlatform('orders', { ...platform, y: 165 });
  const cards = workers.map((worker, i) => programCard(worker, { ...card, x: 206, y: at(i) }));
  const emails = queuePlatform('emails', { ...platform, y: emailsY });
  const mailer = programCard('mailer', { ...card, x: 195, y: mailerY });
  const depth = ownPart('depth', { x: 195, y: mailerY + 112, width: 342, height: 132 });
  return {
    ...phone(mailerY + 184),
    stations: [...meters, shop, orders, ...cards, emails, mailer, depth],
    tracks: [
      straight(shop, orders),
      ...cards.flatMap((worker) => [
        track(bottom(orders, trunk.orders), left(worker)),
        track(right(worker), top(emails, trunk.emails)),
      ]),
      straight(emails, mailer),
    ],
  };
};

const figures = ({ queues, at }: Picture): Figure[] => {
  const queue = queues.orders;
  const waiting = queue?.ready.length ?? 0;
  const perSecond = queue && throughput(queue, at);
  const isDrained = waiting + (queue?.unacked.length ?? 0) === 0;
  return [
    {
      id: 'waiting',
      label: words.waiting,
      value: words.count(waiting),
      detail: words.done(queue?.samples.at(-1)?.acked ?? 0),
    },
    {
      id: 'throughput',
      label: words.throughput,
      detail: words.lately,
      value: perSecond === undefined ? words.unknown : words.perSecond(perSecond),
    },
    {
      id: 'empty-in',
      label: words.emptyIn,
      value: isDrained ? words.drained : restOf(queue && emptyIn(queue, at)),
    },
  ];
};

const restOf = (seconds: number | undefined): string => {
  if (seconds === undefined) return words.unknown;
  return Number.isFinite(seconds) ? words.seconds(seconds) : words.never;
};

const sentFigure = ({ queues, settings }: Picture): Figure => ({
  id: 'sent',
  label: words.sent,
  value: words.count(queues.emails?.samples.at(-1)?.acked ?? 0),
  detail: words.sentWhen(Number(settings.batch ?? 200), Number(settings.wait ?? 3)),
});
