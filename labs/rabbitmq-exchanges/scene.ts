import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right } from '#model/scene/ports.ts';
import { producerPoint, programCard } from '#model/scene/stations.ts';
import { straight, track } from '#model/scene/tracks.ts';
import type { Scene } from '#model/scene.ts';
import { exchangePoint, queuePlatform } from '#model/technologies/rabbitmq/scene.ts';
import { exchangeStation, queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { chosenExchange, conditionOf, queues, unrouted } from './bindings.ts';
import { defaultExchange } from './copy.vi.ts';

/** Shop, the exchange that is chosen, the queues with what they are bound by, and who empties them. */
export const scene: Scene = (picture, frame) => {
  const exchange = chosenExchange(picture);
  return {
    ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(picture, exchange)),
    rows: [
      'shop',
      exchangeStation(exchange),
      ...queues.map(queueStation),
      exchangeStation(unrouted.exchange),
      queueStation(unrouted.queue),
      'operator',
    ],
  };
};

const landscape = (picture: Picture, exchange: string): Plan => {
  const y = 238;
  const foot = 412;
  const platform = { width: 204, height: 60, x: 600 };
  const shop = producerPoint('shop', { labelAt: 'above', x: 50, y });
  const chosen = exchangePoint(exchange, { ...nameless(exchange), x: 170, y });
  const places = queues.map((queue, i) => queuePlatform(queue, { ...platform, y: 64 + i * 87 }));
  const aside = exchangePoint(unrouted.exchange, { labelAt: 'below', x: 170, y: foot });
  const last = queuePlatform(unrouted.queue, { ...platform, y: foot });
  const operator = programCard('operator', { width: 220, height: 116, x: 876, y });
  return {
    ...desk(),
    stations: [shop, chosen, ...places, aside, last, operator],
    tracks: [
      straight(shop, chosen),
      ...places.flatMap((queue) => {
        const asked = conditions(picture, exchange, queue.queue);
        const label = fitted(asked, 35);
        return asked.length > 0 ? [track(right(chosen), left(queue), { via: [232], ...(label && { label }) })] : [];
      }),
      ...(exchange === '' ? [] : [straight(chosen, aside)]),
      ...(isUnroutedBound(picture) ? [straight(aside, last)] : []),
      ...[...places, last].map((queue) => track(right(queue), left(operator), { via: [732] })),
    ],
  };
};

/** Two queues on each side of one trunk, on which what nobody takes goes further down. */
const portrait = (picture: Picture, exchange: string): Plan => {
  const trunk = 195;
  const foot = 396;
  const platform = { width: 172, height: 106 };
  const [leftX, rightX] = [trunk - 97, trunk + 97];
  const shop = producerPoint('shop', { labelAt: 'right', x: trunk, y: 28 });
  const chosen = exchangePoint(exchange, { ...nameless(exchange), x: trunk, y: 78 });
  const places = queues.map((queue, i) => {
    const caption = exchange === '' ? '' : fitted(conditions(picture, exchange, queue), 24).replaceAll(', ', ' ');
    const x = i % 2 === 0 ? leftX : rightX;
    return queuePlatform(queue, { ...platform, x, y: 162 + Math.floor(i / 2) * 117, caption });
  });
  const aside = exchangePoint(unrouted.exchange, { labelAt: 'right', x: trunk, y: foot });
  const last = queuePlatform(unrouted.queue, { ...platform, x: leftX, y: foot, caption: '' });
  const operator = programCard('operator', { width: 340, height: 68, x: trunk, y: 494 });
  return {
    ...phone(536),
    stations: [shop, chosen, ...places, aside, last, operator],
    tracks: [
      straight(shop, chosen),
      ...places
        .filter(({ queue }) => conditions(picture, exchange, queue).length > 0)
        .map((queue) => track(bottom(chosen), queue.x < trunk ? right(queue) : left(queue))),
      ...(exchange === '' ? [] : [straight(chosen, aside)]),
      ...(isUnroutedBound(picture) ? [straight(aside, last)] : []),
      ...[...places, last].map((queue) =>
        queue.x < trunk
          ? track(left(queue), left(operator), { via: [trunk - 189] })
          : track(right(queue), right(operator), { via: [trunk + 189] }),
      ),
    ],
  };
};

const nameless = (exchange: string): { caption?: string } => (exchange === '' ? { caption: defaultExchange } : {});

/** What leads from an exchange to a queue; the default exchange has every queue, without a binding that one could see. */
const conditions = (picture: Picture, exchange: string, queue: string): string[] => {
  if (exchange === '') return picture.queues[queue] ? [queue] : [];
  return picture.bindings
    .filter((binding) => binding.exchange === exchange && binding.queue === queue)
    .map((binding) => (picture.exchanges[exchange]?.kind === 'fanout' ? '' : conditionOf(binding) || '""'));
};

const isUnroutedBound = (picture: Picture): boolean =>
  conditions(picture, unrouted.exchange, unrouted.queue).length > 0;

/** All conditions where there is room for them, otherwise the first one and how many more. */
const fitted = (all: readonly string[], letters: number): string => {
  const text = all.filter((condition) => condition !== '').join(' · ');
  if (text.length <= letters) return text;
  const [first = ''] = all;
  const more = all.length > 1 ? ` + ${all.length - 1}` : '';
  const room = letters - more.length;
  return `${first.length > room ? `${first.slice(0, room - 1)}…` : first}${more}`;
};
