import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right } from '#model/scene/ports.ts';
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

const places = [
  [main, 0],
  [main, 1],
  [retries[0], 0],
  [retries[1], 0],
  [dead, 0],
] as const;

/** The tapes, each at its height. */
const tapesAt = (heights: readonly number[], at: { left: number; cells: number }, frame: Frame) =>
  places.map(([topic, partition], i) =>
    partitionTape(
      topic,
      partition,
      { ...at, y: heights[i] ?? 0, groups: [topic === dead ? replayGroup : group] },
      frame,
    ),
  );

/** The newest connection of a program to the store. */
const socketOf = (picture: Picture, client: string, spot: Spot): SocketStation => ({
  id: socketStation(socketsBetween(picture, { client, server: 'store' }).at(-1)?.id ?? `none-${client}`),
  kind: 'socket',
  ...spot,
});

/** Out to the store over that connection and back, on one line. */
const thereAndBack = (...[near, far]: readonly [PlannedTrack, PlannedTrack]): PlannedTrack[] =>
  [near, far].flatMap((one) => [
    { ...one, technology: 'http' as const },
    { ...one, technology: 'http' as const, from: one.to, to: one.from, points: [...one.points].reverse() },
  ]);

const landscape = (picture: Picture): Plan => {
  const lanes = { shop: 66, aside: 82, back: 50, read: 448 };
  const shop = producerPoint('shop', { labelAt: 'above', x: 26, y: 92 });
  const tapes = tapesAt([54, 130, 222, 302, 404], { left: 100, cells: 9 }, 'landscape');
  const [first, second, soon, late, buried] = tapes;
  const worker = programCard('worker', { x: 588, y: 128, width: 224, height: 124 });
  const paid = sqlTable('paid', { x: 794, y: 128, width: 124, height: 170 });
  const aside = sqlTable('aside', { x: 926, y: 128, width: 124, height: 170 });
  const operator = programCard('operator', { x: 588, y: 404, width: 224, height: 84 });
  const store = programCard('store', { x: 842, y: 312, width: 200, height: 84 });
  const invoices = sqlTable('invoices', { x: 842, y: 414, width: 200, height: 84 });
  const near = socketOf(picture, 'worker', { x: 640, y: 312, width: 60, height: 20 });
  const far = socketOf(picture, 'shop', { x: 420, y: 476, width: 60, height: 20 });
  if (!first || !second || !soon || !late || !buried) throw new Error('no tapes');
  const start = (tape: (typeof tapes)[number]) => tapeStart(tape, 'landscape');
  const end = (tape: (typeof tapes)[number]) => tapeEnd(tape, 'landscape');
  return {
    ...desk(),
    stations: [shop, ...tapes, worker, paid, aside, operator, store, invoices, near, far],
    tracks: [
      ...[first, second].map((tape) => track(right(shop), start(tape), { via: [lanes.shop] })),
      ...[first, second, soon, late].map((tape) => track(end(tape), left(worker), { via: [lanes.read] })),
      ...[soon, late, buried].map((tape) => track(bottom(worker, 520), start(tape), { via: [352, lanes.aside] })),
      track(end(buried), left(operator)),
      ...[first, second].map((tape) => track(bottom(operator), start(tape), { via: [460, lanes.back] })),
      straight(worker, paid),
      ...thereAndBack(track(bottom(worker, 560), left(near), { via: [] }), track(right(near), left(store))),
      ...thereAndBack(track(bottom(shop), left(far)), track(right(far), bottom(store, 980), { via: [] })),
      straight(store, invoices),
    ],
  };
};

const portrait = (picture: Picture): Plan => {
  const shop = producerPoint('shop', { labelAt: 'right', x: 24, y: 28 });
  const tapes = tapesAt([100, 184, 356, 440, 524], { left: 48, cells: 9 }, 'portrait');
  const [first, second, soon, late, buried] = tapes;
  const worker = programCard('worker', { x: 187, y: 264, width: 306, height: 72 });
  const operator = programCard('operator', { x: 187, y: 602, width: 306, height: 72 });
  const paid = sqlTable('paid', { x: 104, y: 708, width: 140, height: 118 });
  const aside = sqlTable('aside', { x: 270, y: 708, width: 140, height: 118 });
  const store = programCard('store', { x: 187, y: 844, width: 306, height: 72 });
  const invoices = sqlTable('invoices', { x: 187, y: 936, width: 306, height: 84 });
  const near = socketOf(picture, 'worker', { x: 356, y: 700, width: 20, height: 60 });
  const far = socketOf(picture, 'shop', { x: 14, y: 700, width: 20, height: 60 });
  if (!first || !second || !soon || !late || !buried) throw new Error('no tapes');
  const start = (tape: (typeof tapes)[number]) => tapeStart(tape, 'portrait');
  const end = (tape: (typeof tapes)[number]) => tapeEnd(tape, 'portrait');
  return {
    ...phone(990),
    stations: [shop, ...tapes, worker, operator, paid, aside, store, invoices, near, far],
    tracks: [
      ...[first, second].map((tape) => track(bottom(shop), start(tape))),
      ...[first, second, soon, late].map((tape) => track(end(tape), right(worker), { via: [376] })),
      ...[soon, late, buried].map((tape) => track(left(worker), start(tape), { via: [24] })),
      track(end(buried), right(operator), { via: [376] }),
    ],
  };
};
