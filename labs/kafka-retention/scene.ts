import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right } from '#model/scene/ports.ts';
import { ownPart, producerPoint, programCard } from '#model/scene/stations.ts';
import { track } from '#model/scene/tracks.ts';
import type { Scene } from '#model/scene.ts';
import { partitionTape, tapeEnd, tapeStart } from '#model/technologies/kafka/scene.ts';
import { partitionStation } from '#model/technologies/kafka/stations.ts';
import { orders, prices } from './topics.ts';

export { parts } from './parts.tsx';

/** Shop, a tape for each topic with whoever reads it; below, who changes their configuration, what that is, and what is left. */
export const scene: Scene = (picture: Picture, frame) => ({
  ...withStates(picture, frame === 'landscape' ? landscape() : portrait()),
  rows: ['shop', partitionStation(orders, 0), 'report', partitionStation(prices, 0), 'catalog'],
});

const landscape = (): Plan => {
  // The legend covers the foot of the drawing.
  const [first, second, third] = [62, 186, 350];
  const tape = { left: 118, cells: 15 };
  const card = { x: 856, width: 236, height: 108 };
  const shop = producerPoint('shop', { labelAt: 'above', x: 54, y: (first + second) / 2 });
  const orderTape = partitionTape(orders, 0, { ...tape, y: first, groups: ['report'] }, 'landscape');
  const priceTape = partitionTape(prices, 0, { ...tape, y: second, groups: ['catalog'] }, 'landscape');
  const report = programCard('report', { ...card, y: first });
  const catalog = programCard('catalog', { ...card, y: second - 4 });
  return {
    ...desk(),
    stations: [
      shop,
      orderTape,
      priceTape,
      report,
      catalog,
      programCard('operator', { x: 118, y: third - 30, width: 200, height: 84 }),
      ownPart('config', { x: 475, y: third, width: 486, height: 176 }),
      ownPart('kept', { x: 856, y: third, width: 236, height: 176 }),
    ],
    tracks: [
      track(right(shop), tapeStart(orderTape, 'landscape'), { via: [88] }),
      track(right(shop), tapeStart(priceTape, 'landscape'), { via: [88] }),
      track(tapeEnd(orderTape, 'landscape'), left(report, first)),
      track(tapeEnd(priceTape, 'landscape'), left(catalog, second)),
    ],
  };
};

const portrait = (): Plan => {
  const trunk = 24;
  const lane = 378;
  const card = { x: 187, width: 306, height: 68 };
  const tape = { left: 48, cells: 9 };
  const shop = producerPoint('shop', { labelAt: 'right', x: trunk, y: 30 });
  const orderTape = partitionTape(orders, 0, { ...tape, y: 112, groups: ['report'] }, 'portrait');
  const priceTape = partitionTape(prices, 0, { ...tape, y: 344, groups: ['catalog'] }, 'portrait');
  const report = programCard('report', { ...card, y: 222 });
  const catalog = programCard('catalog', { ...card, y: 454 });
  return {
    ...phone(962),
    stations: [
      shop,
      orderTape,
      report,
      priceTape,
      catalog,
      ownPart('kept', { x: 195, y: 584, width: 342, height: 148 }),
      programCard('operator', { ...card, y: 708 }),
      ownPart('config', { x: 195, y: 854, width: 366, height: 196 }),
    ],
    tracks: [
      track(bottom(shop), tapeStart(orderTape, 'portrait')),
      track(bottom(shop), tapeStart(priceTape, 'portrait')),
      track(tapeEnd(orderTape, 'portrait'), right(report), { via: [lane] }),
      track(tapeEnd(priceTape, 'portrait'), right(catalog), { via: [lane] }),
    ],
  };
};
