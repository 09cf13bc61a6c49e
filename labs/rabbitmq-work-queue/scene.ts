import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right } from '#model/scene/ports.ts';
import { shownPrograms } from '#model/scene/programs.ts';
import { around } from '#model/scene/spread.ts';
import { caption, producerPoint, programCard } from '#model/scene/stations.ts';
import { chain, track } from '#model/scene/tracks.ts';
import type { Scene } from '#model/scene.ts';
import { exchangePoint, queuePlatform } from '#model/technologies/rabbitmq/scene.ts';
import { exchangeStation, queueStation } from '#model/technologies/rabbitmq/stations.ts';
import { defaultExchange, doneSoFar } from './copy.vi.ts';
import { lab } from './lab.ts';

/** Shop, default exchange, queue, and a card for each worker that there is or was. */
export const scene: Scene = (picture, frame) => {
  const workers = shownPrograms(picture, lab, 'worker');
  const plan = frame === 'landscape' ? landscape(workers) : portrait(workers);
  return {
    ...withStates(picture, { ...plan, stations: [...plan.stations, ...countsOf(picture, plan)] }),
    rows: ['producer', exchangeStation(''), queueStation('orders'), ...workers],
  };
};

/** Above each card how many orders its worker has done: who compares fast and slow ones counts nothing by hand. */
const countsOf = ({ programs }: Picture, { stations }: Plan): Plan['stations'] =>
  stations.flatMap((station) => {
    const handled = station.kind === 'program' ? (programs[station.program]?.handled ?? 0) : 0;
    if (station.kind !== 'program' || handled === 0) return [];
    const { id, x, y, width, height } = station;
    const place = { align: 'end', x: x + width / 2 - 6, y: y - height / 2 - 3 } as const;
    return [caption(`${id}/done`, { text: doneSoFar(handled), ...place })];
  });

const landscape = (workers: string[]): Plan => {
  const y = 250;
  const count = workers.length;
  const card = { x: 860, width: 236, height: count > 3 ? 104 : 116 };
  const gap = count > 3 ? 16 : count === 3 ? 42 : 70;
  const place = around(y, count, card.height + gap);
  // Each leaves the platform at its own height, and the outer ones turn first, so that no two tracks cross.
  const leave = around(y, count, 18);
  const turn = (i: number): number => 684 - Math.abs(around(0, count, 20)(i));
  const shop = producerPoint('producer', { labelAt: 'above', x: 108, y });
  const exchange = exchangePoint('', { caption: defaultExchange, x: 309, y });
  const orders = queuePlatform('orders', { width: 208, height: 104, x: 490, y });
  const cards = workers.map((worker, i) => programCard(worker, { ...card, y: place(i) }));
  return {
    ...desk(),
    stations: [shop, exchange, orders, ...cards],
    tracks: [
      ...chain(shop, exchange, orders),
      ...cards.map((worker, i) => track(right(orders, leave(i)), left(worker), { via: [turn(i)] })),
    ],
  };
};

const portrait = (workers: string[]): Plan => {
  const trunk = 60;
  const place = (i: number): number => 300 + i * 88;
  const shop = producerPoint('producer', { labelAt: 'right', x: trunk, y: 34 });
  const exchange = exchangePoint('', { x: trunk, y: 88 });
  const orders = queuePlatform('orders', { width: 342, height: 114, x: 195, y: 189 });
  const cards = workers.map((worker, i) => programCard(worker, { width: 270, height: 68, x: 231, y: place(i) }));
  return {
    ...phone(place(workers.length - 1) + 48),
    stations: [shop, exchange, orders, ...cards],
    tracks: [...chain(shop, exchange, orders), ...cards.map((worker) => track(bottom(orders, trunk), left(worker)))],
  };
};
