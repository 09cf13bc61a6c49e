import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, type Port, right } from '#model/scene/ports.ts';
import { producerPoint, programCard, type Spot } from '#model/scene/stations.ts';
import { type PlannedTrack, straight, track } from '#model/scene/tracks.ts';
import type { Frame, Scene } from '#model/scene.ts';
import { socketsBetween } from '#model/technologies/http/picture.ts';
import { type SocketStation, socketStation } from '#model/technologies/http/stations.ts';
import { partitionTape, tapeEnd, tapeStart } from '#model/technologies/kafka/scene.ts';
import { partitionStation } from '#model/technologies/kafka/stations.ts';
import { sqlTable } from '#model/technologies/sqlite/scene.ts';
import { dead, group, main, replayGroup, retries } from './orders.ts';

/** Tapes one below the other: orders, what waits for its next try, dead letters. What reads them stands at their right. */
export const scene: Scene = (picture, frame) => ({
  ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(picture)),
  rows: [
    'shop',
    partitionStation(main, 0),
    partitionStation(main, 1),
    'worker',
    ...[...retries, dead].map((topic) => partitionStation(topic, 0)),
    'operator',
    'store',
  ],
});

/** The five tapes, each at its height. */
const tapesAt = (
  [first, second, soon, late, buried]: readonly [number, number, number, number, number],
  place: { left: number; cells: number },
  frame: Frame,
) => {
  const tape = (topic: string, partition: number, y: number) =>
    partitionTape(topic, partition, { ...place, y, groups: [topic === dead ? replayGroup : group] }, frame);
  return {
    orders: [tape(main, 0, first), tape(main, 1, second)],
    waiting: [tape(retries[0], 0, soon), tape(retries[1], 0, late)],
    buried: tape(dead, 0, buried),
  };
};

/** The newest connection of a program to the store. */
const socketOf = (picture: Picture, client: string, spot: Spot): SocketStation => ({
  id: socketStation(socketsBetween(picture, { client, server: 'store' }).at(-1)?.id ?? `none-${client}`),
  kind: 'socket',
  ...spot,
});

/** A connection is its tracks: they meet in its middle. */
const middle = ({ id, x, y }: SocketStation, axis: Port['axis']): Port => ({ station: id, axis, point: [x, y] });

/** Out to the store over that connection and back, on one line. */
const thereAndBack = (...[near, far]: readonly [PlannedTrack, PlannedTrack]): PlannedTrack[] =>
  [near, far].flatMap((one) => [
    { ...one, technology: 'http' as const },
    { ...one, technology: 'http' as const, from: one.to, to: one.from, points: [...one.points].reverse() },
  ]);

const landscape = (picture: Picture): Plan => {
  const lanes = { back: 88, shop: 100, aside: 112, read: 448, store: 718 };
  const shop = producerPoint('shop', { labelAt: 'above', x: 44, y: 83 });
  const { orders, waiting, buried } = tapesAt([46, 120, 196, 270, 366], { left: 130, cells: 8 }, 'landscape');
  const worker = programCard('worker', { x: 588, y: 110, width: 224, height: 124 });
  const paid = sqlTable('paid', { x: 848, y: 84, width: 220, height: 108 });
  const aside = sqlTable('aside', { x: 848, y: 200, width: 220, height: 108 });
  const operator = programCard('operator', { x: 588, y: 366, width: 224, height: 84 });
  const store = programCard('store', { x: 848, y: 312, width: 220, height: 92 });
  const invoices = sqlTable('invoices', { x: 848, y: 412, width: 220, height: 80 });
  const near = socketOf(picture, 'worker', { x: 652, y: 290, width: 60, height: 20 });
  const far = socketOf(picture, 'shop', { x: 420, y: 440, width: 60, height: 20 });
  const start = (tape: typeof buried) => tapeStart(tape, 'landscape');
  const end = (tape: typeof buried) => tapeEnd(tape, 'landscape');
  return {
    ...desk(),
    stations: [shop, ...orders, ...waiting, buried, worker, paid, aside, operator, store, invoices, near, far],
    tracks: [
      ...orders.map((tape) => track(right(shop), start(tape), { via: [lanes.shop] })),
      ...[...orders, ...waiting].map((tape) => track(end(tape), left(worker), { via: [lanes.read] })),
      ...[...waiting, buried].map((tape) => track(bottom(worker, 520), start(tape), { via: [317, lanes.aside] })),
      track(end(buried), left(operator)),
      ...orders.map((tape) => track(bottom(operator), start(tape), { via: [424, lanes.back] })),
      // At their heads: a table is as high as its rows.
      straight(worker, paid, { at: 58 }),
      straight(worker, aside, { at: 160 }),
      ...thereAndBack(track(bottom(worker, 560), middle(near, 'x')), track(middle(near, 'x'), left(store, near.y))),
      ...thereAndBack(
        track(left(shop), middle(far, 'x'), { via: [8] }),
        track(middle(far, 'x'), left(store, 328), { via: [lanes.store] }),
      ),
      straight(store, invoices),
    ],
  };
};

const portrait = (picture: Picture): Plan => {
  const lanes = { far: 8, back: 16, trunk: 24, read: 366, near: 380 };
  const card = { width: 306, height: 72, x: 187 };
  const table = { width: 148, height: 100, y: 362 };
  const shop = producerPoint('shop', { labelAt: 'right', x: lanes.trunk, y: 28 });
  const { orders, waiting, buried } = tapesAt([100, 184, 466, 550, 634], { left: 48, cells: 9 }, 'portrait');
  const worker = programCard('worker', { ...card, y: 264 });
  const paid = sqlTable('paid', { ...table, x: 108 });
  const aside = sqlTable('aside', { ...table, x: 266 });
  const operator = programCard('operator', { ...card, y: 720 });
  const store = programCard('store', { ...card, y: 808 });
  const invoices = sqlTable('invoices', { x: card.x, width: card.width, y: 900, height: 84 });
  const near = socketOf(picture, 'worker', { x: lanes.near, y: 600, width: 14, height: 60 });
  const far = socketOf(picture, 'shop', { x: lanes.far, y: 600, width: 14, height: 60 });
  const start = (tape: typeof buried) => tapeStart(tape, 'portrait');
  const end = (tape: typeof buried) => tapeEnd(tape, 'portrait');
  return {
    ...phone(952),
    stations: [shop, ...orders, ...waiting, buried, worker, paid, aside, operator, store, invoices, near, far],
    tracks: [
      ...orders.map((tape) => track(bottom(shop), start(tape))),
      ...[...orders, ...waiting].map((tape) => track(end(tape), right(worker), { via: [lanes.read] })),
      ...[...waiting, buried].map((tape) => track(left(worker), start(tape), { via: [lanes.trunk] })),
      track(end(buried), right(operator), { via: [lanes.read] }),
      ...orders.map((tape) => track(left(operator), start(tape), { via: [lanes.back] })),
      straight(worker, paid),
      straight(worker, aside),
      ...thereAndBack(track(right(worker, 284), middle(near, 'y')), track(middle(near, 'y'), right(store))),
      ...thereAndBack(track(left(shop), middle(far, 'y')), track(middle(far, 'y'), left(store))),
      straight(store, invoices),
    ],
  };
};
