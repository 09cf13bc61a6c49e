import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right, top } from '#model/scene/ports.ts';
import { shownPrograms } from '#model/scene/programs.ts';
import { type Figure, meter, programCard } from '#model/scene/stations.ts';
import { straight, track } from '#model/scene/tracks.ts';
import type { Scene } from '#model/scene.ts';
import { exchangePoint, queuePlatform } from '#model/technologies/rabbitmq/scene.ts';
import { exchangeStation, queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { titles, figures as words } from './copy.vi.ts';
import { lab } from './lab.ts';

const checkouts = ['checkout-a', 'checkout-b'] as const;
const repliesTo = (checkout: string): string => `replies-${checkout.slice(-1)}`;

/** Questions go from the checkouts on the left to the services on the right; answers come back below, each to its own queue. */
export const scene: Scene = (picture, frame) => {
  const services = shownPrograms(picture, lab, 'stock');
  return {
    ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(picture, services)),
    rows: [
      ...checkouts,
      exchangeStation(''),
      queueStation('stock'),
      ...services,
      ...checkouts.map((one) => queueStation(repliesTo(one))),
    ],
  };
};

/** How long answers took, and how many questions are still in the queue or in a hand. */
const figures = ({ calls, messages }: Picture): Record<'latency' | 'open', Figure> => {
  const times = calls.flatMap(({ askedAt, answeredAt }) => (answeredAt ? [answeredAt - askedAt] : []));
  const middle = times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) / 2)];
  // Questions somewhere on the way or in a hand; who asked may have given up, which only that program knows.
  const open = calls.filter(({ answeredAt, request }) => !answeredAt && messages[request]).length;
  return {
    latency: {
      id: 'latency',
      label: titles.latency,
      value: middle === undefined ? '–' : words.ms(middle),
      detail: words.of(times.length, times.at(-1)),
    },
    open: { id: 'open', label: titles.open, value: String(open) },
  };
};

const landscape = (picture: Picture, services: string[]): Plan => {
  const { latency, open } = figures(picture);
  const exchange = exchangePoint('', { labelAt: 'below-right', x: 466, y: 262 });
  const questions = queuePlatform('stock', { width: 176, height: 92, x: 632, y: 190 });
  const askers = checkouts.map((checkout, i) => {
    const isUpper = i === 0;
    const card = programCard(checkout, { width: 226, height: 116, x: 117, y: isUpper ? 138 : 392 });
    const back = isUpper ? 180 : 350;
    const replies = queuePlatform(repliesTo(checkout), { width: 144, height: 76, x: 336, y: back });
    const out = right(card, isUpper ? 98 : 432);
    return { card, replies, out, entry: isUpper ? top(exchange) : bottom(exchange) };
  });
  const isCrowded = services.length > 2;
  const cards = services.map((service, i) => {
    const y = services.length === 1 ? questions.y : 80 + i * (isCrowded ? 152 : 250);
    return programCard(service, { width: 226, height: isCrowded ? 112 : 124, x: 868, y });
  });
  return {
    ...desk(),
    stations: [
      exchange,
      questions,
      ...askers.flatMap(({ card, replies }) => [card, replies]),
      ...cards,
      meter(latency, { x: 604, y: 62, width: 192, height: 68 }),
      meter(open, { x: 676, y: 400, width: 104, height: 68 }),
    ],
    tracks: [
      track(right(exchange), left(questions), { via: [520] }),
      ...askers.flatMap(({ card, replies, out, entry }) => [
        track(out, entry),
        track(left(exchange), right(replies), { via: [432] }),
        straight(replies, card),
      ]),
      ...cards.flatMap((card) => [
        track(right(questions), left(card), { via: [737] }),
        track(right(card), bottom(exchange), { via: [989, 474] }),
      ]),
    ],
  };
};

const portrait = (picture: Picture, services: string[]): Plan => {
  const { latency, open } = figures(picture);
  const [first, step] = [620, 78];
  const height = first + step * services.length + 50;
  // Carriages on the way up at the right edge must not be cut by the frame.
  const up = 369;
  const card = { width: 250, height: 68, x: 233 };
  const platform = { width: 306, x: 205 };
  const figure = { y: height - 48, height: 68 };
  const exchange = exchangePoint('', { x: 34, y: 420 });
  const questions = queuePlatform('stock', { ...platform, height: 112, y: 514 });
  const askers = checkouts.map((checkout, i) => ({
    card: programCard(checkout, { ...card, y: 40 + i * step }),
    replies: queuePlatform(repliesTo(checkout), { ...platform, height: 104, y: 212 + i * 120 }),
  }));
  const cards = services.map((service, i) => programCard(service, { ...card, y: first + i * step }));
  return {
    ...phone(height),
    stations: [
      exchange,
      questions,
      ...askers.flatMap(({ card, replies }) => [card, replies]),
      ...cards,
      meter(latency, { ...figure, x: 137, width: 246 }),
      meter(open, { ...figure, x: 312, width: 92 }),
    ],
    tracks: [
      track(bottom(exchange), left(questions)),
      ...askers.flatMap(({ card, replies }) => [
        track(left(card), left(exchange), { via: [12] }),
        track(top(exchange), left(replies)),
        track(right(replies), right(card), { via: [up] }),
      ]),
      ...cards.flatMap((card) => [
        track(bottom(questions, 84), left(card)),
        track(right(card), bottom(exchange), { via: [up, 442] }),
      ]),
    ],
  };
};
