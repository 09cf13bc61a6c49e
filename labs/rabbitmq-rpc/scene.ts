import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right, top } from '#model/scene/ports.ts';
import { shownPrograms } from '#model/scene/programs.ts';
import { type Figure, meter, programCard } from '#model/scene/stations.ts';
import { type PlannedTrack, straight, track } from '#model/scene/tracks.ts';
import type { Frame, Scene, Station } from '#model/scene.ts';
import { methodOf } from '#model/technologies/grpc/picture.ts';
import { rails } from '#model/technologies/grpc/scene.ts';
import { exchangePoint, queuePlatform } from '#model/technologies/rabbitmq/scene.ts';
import { exchangeStation, queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { titles, figures as words } from './copy.vi.ts';
import { lab } from './lab.ts';

/** Whom each checkout calls: the service across from it. */
const called = { 'checkout-a': 'stock-1', 'checkout-b': 'stock-2' } as const;
const checkouts = ['checkout-a', 'checkout-b'] as const;
const repliesTo = (checkout: string): string => `replies-${checkout.slice(-1)}`;
const method = 'LookUp';

/**
 * Questions go from the checkouts by the queue to whichever service is free; answers come back, each to its own queue. Outside
 * of that ring lies the direct way, from each checkout to one service.
 */
export const scene: Scene = (picture, frame) => {
  const services = shownPrograms(picture, lab, 'stock');
  return {
    ...withStates(picture, plans[frame](picture, services)),
    rows: [
      ...checkouts,
      exchangeStation(''),
      queueStation('stock'),
      ...services,
      ...checkouts.map((one) => queueStation(repliesTo(one))),
    ],
  };
};

/** How long answers took on each way, and how many questions are still in the queue or in a hand. */
const figures = ({ calls, messages, streams }: Picture): Record<'latency' | 'direct' | 'open', Figure> => {
  const asked = calls.flatMap(({ askedAt, answeredAt }) => (answeredAt ? [answeredAt - askedAt] : []));
  const called = streams.flatMap((call) =>
    methodOf(call) === method && call.ended?.how === 'trailers' && call.ended.status === 0
      ? [call.ended.at - call.openedAt]
      : [],
  );
  // Questions somewhere on the way or in a hand; who asked may have given up, which only that program knows.
  const open = calls.filter(({ answeredAt, request }) => !answeredAt && messages[request]).length;
  return {
    latency: figureOf('latency', titles.latency, asked),
    direct: figureOf('direct', titles.direct, called),
    open: { id: 'open', label: titles.open, value: String(open) },
  };
};

const figureOf = (id: string, label: string, times: readonly number[]): Figure => {
  const middle = times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) / 2)];
  return {
    id,
    label,
    value: middle === undefined ? '–' : words.ms(middle),
    detail: words.of(times.length, times.at(-1)),
  };
};

/** The direct way of each checkout whose service is there, as far as it stands across from it. */
const directWays = (
  picture: Picture,
  cards: ReadonlyMap<string, Station>,
  places: Record<keyof typeof called, Parameters<typeof rails>[4]>,
): ReturnType<typeof rails>[] =>
  checkouts.flatMap((checkout) => {
    const [from, to] = [cards.get(checkout), cards.get(called[checkout])];
    return from && to ? [rails(picture, method, from, to, places[checkout])] : [];
  });

const landscape = (picture: Picture, services: string[]): Plan => {
  const { latency, direct, open } = figures(picture);
  const middle = 250;
  const exchange = exchangePoint('', { labelAt: 'below-right', x: 412, y: middle });
  const questions = queuePlatform('stock', { width: 168, height: 92, x: 648, y: middle });
  const askers = checkouts.map((checkout, i) => {
    const down = i === 0 ? 1 : -1;
    const y = (distance: number): number => middle - down * distance;
    const card = programCard(checkout, { width: 226, height: 128, x: 117, y: y(178) });
    const replies = queuePlatform(repliesTo(checkout), { width: 128, height: 72, x: 308, y: y(64) });
    return {
      card,
      replies,
      out: right(card, y(134)),
      back: i === 0 ? bottom(card, 214) : top(card, 214),
      isUpper: i === 0,
    };
  });
  const cards = services.map((service) => {
    const card = { width: 216, height: 128, x: 884 };
    if (service === 'stock-1') return programCard(service, { ...card, y: middle - 178 });
    if (service === 'stock-2') return programCard(service, { ...card, y: middle + 178 });
    return programCard(service, { ...card, height: 112, y: middle });
  });
  const byId = new Map([...askers.map(({ card }) => card), ...cards].map((card) => [card.id, card]));
  const ways = directWays(picture, byId, {
    'checkout-a': { y: middle - 204, height: 76 },
    'checkout-b': { y: middle + 192, height: 76 },
  });
  return {
    ...desk(500),
    stations: [
      exchange,
      questions,
      ...askers.flatMap(({ card, replies }) => [card, replies]),
      ...cards,
      ...ways.map(({ station }) => station),
      meter(latency, { x: 103, y: middle - 37, width: 190, height: 68 }),
      meter(direct, { x: 103, y: middle + 37, width: 190, height: 68 }),
      meter(open, { x: 648, y: 146, width: 104, height: 60 }),
    ],
    tracks: [
      ...ways.flatMap(({ tracks }) => tracks),
      track(right(exchange), left(questions)),
      ...askers.flatMap(({ replies, out, back, isUpper }) => [
        track(out, isUpper ? top(exchange) : bottom(exchange)),
        track(left(exchange), right(replies), { via: [391] }),
        track(left(replies), back),
      ]),
      ...cards.flatMap((card): PlannedTrack[] => {
        // Out of the way of each other: what comes in is farther from the middle than what goes out.
        const inward = Math.sign(middle - card.y);
        const [into, out] = inward === 0 ? [middle - 14, middle + 14] : [card.y + inward * 30, card.y + inward * 50];
        return [
          track(right(questions), left(card, into), { via: [744] }),
          track(left(card, out), bottom(exchange), { via: [760, 324] }),
        ];
      }),
    ],
  };
};

const portrait = (picture: Picture, services: string[]): Plan => {
  const { latency, direct, open } = figures(picture);
  // Two columns between the lanes at the edges, on which carriages must not be cut by the frame.
  const columns = { a: 114, b: 276 };
  const card = { width: 148, height: 112 };
  const third = services.find((one) => one !== 'stock-1' && one !== 'stock-2');
  const below = third ? 130 : 0;
  const exchange = exchangePoint('', { labelAt: 'below-right', x: 195, y: 501 + below });
  const questions = queuePlatform('stock', { width: 190, height: 86, x: 195, y: 401 + below });
  const askers = checkouts.map((checkout, i) => {
    const isLeft = i === 0;
    const x = isLeft ? columns.a : columns.b;
    return {
      isLeft,
      card: programCard(checkout, { ...card, x, y: 64 }),
      replies: queuePlatform(repliesTo(checkout), { width: 150, height: 80, x: isLeft ? 105 : 285, y: 599 + below }),
    };
  });
  const cards = services.map((service) => {
    if (service === 'stock-1') return programCard(service, { ...card, x: columns.a, y: 262 });
    if (service === 'stock-2') return programCard(service, { ...card, x: columns.b, y: 262 });
    return programCard(service, { ...card, x: 195, y: 388 });
  });
  const byId = new Map([...askers.map(({ card }) => card), ...cards].map((one) => [one.id, one]));
  const ways = directWays(picture, byId, {
    'checkout-a': { x: 66, width: 130 },
    'checkout-b': { x: 220, width: 130 },
  });
  const figureY = 685 + below;
  return {
    ...phone(figureY + 116),
    stations: [
      exchange,
      questions,
      ...askers.flatMap(({ card, replies }) => [card, replies]),
      ...cards,
      ...ways.map(({ station }) => station),
      meter(latency, { x: 99, y: figureY, width: 184, height: 68 }),
      meter(direct, { x: 291, y: figureY, width: 184, height: 68 }),
      meter(open, { x: 195, y: figureY + 72, width: 130, height: 60 }),
    ],
    tracks: [
      ...ways.flatMap(({ tracks }) => tracks),
      track(top(exchange), bottom(questions)),
      ...askers.flatMap(({ card, replies, isLeft }) => {
        const [edge, inner] = isLeft ? [14, 31] : [376, 359];
        return isLeft
          ? [
              track(left(card, 80), left(exchange), { via: [inner] }),
              track(bottom(exchange), right(replies)),
              track(left(replies), left(card, 40), { via: [edge] }),
            ]
          : [
              track(right(card, 80), right(exchange), { via: [inner] }),
              track(bottom(exchange), left(replies)),
              track(right(replies), right(card, 40), { via: [edge] }),
            ];
      }),
      ...cards.flatMap((card) => {
        if (card.program === third)
          return [straight(questions, card), track(left(card), left(exchange), { via: [70] })];
        const isLeft = card.program === 'stock-1';
        return [
          straight(questions, card, { at: isLeft ? 112 : 278 }),
          track(bottom(card, isLeft ? 70 : 320), isLeft ? left(exchange) : right(exchange)),
        ];
      }),
    ],
  };
};

const plans: Record<Frame, (picture: Picture, services: string[]) => Plan> = { landscape, portrait };
