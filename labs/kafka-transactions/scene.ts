import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, right, top } from '#model/scene/ports.ts';
import { grid } from '#model/scene/spread.ts';
import { type Figure, meter, producerPoint, programCard } from '#model/scene/stations.ts';
import { straight, track } from '#model/scene/tracks.ts';
import type { Scene } from '#model/scene.ts';
import { partitionTape, tapeEnd, tapeStart } from '#model/technologies/kafka/scene.ts';
import { partitionStation } from '#model/technologies/kafka/stations.ts';
import { sqlTable } from '#model/technologies/sqlite/scene.ts';
import { words } from './copy.vi.ts';
import { countsOf, invoices } from './invoices.ts';

const programs = ['invoice-1', 'invoice-2'] as const;

/** Orders, the program that makes invoices of them with the one that may take its place, invoices and their two readers. */
export const scene: Scene = (picture, frame) => ({
  ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(picture)),
  rows: [
    'shop',
    partitionStation('orders', 0),
    ...programs.filter((id) => picture.programs[id]),
    partitionStation(invoices, 0),
    'committed',
    'uncommitted',
  ],
});

const landscape = (picture: Picture): Plan => {
  const y = 68;
  const shop = producerPoint('shop', { labelAt: 'above', x: 54, y });
  const orders = partitionTape('orders', 0, { left: 96, y, cells: 14, groups: ['invoice'] }, 'landscape');
  const middle = { y: 200, height: 120 };
  const [first, second] = [
    programCard('invoice-1', { x: 182, width: 226, ...middle }),
    programCard('invoice-2', { x: 638, width: 226, ...middle }),
  ];
  const emails = sqlTable('emails', { x: 410, y: middle.y, width: 150, height: middle.height });
  const tape = partitionTape(
    invoices,
    0,
    { left: 96, y: 354, cells: 14, groups: ['committed', 'uncommitted'] },
    'landscape',
  );
  const reader = { x: 832, width: 288, height: 72 };
  const readers = [programCard('committed', { ...reader, y: 314 }), programCard('uncommitted', { ...reader, y: 402 })];
  // Clear of what is said over the stage.
  const place = grid({ x: 884, y: 82, columns: 1, stepX: 0, stepY: 74 });
  const meters = counted(picture).map((figure, i) => meter(figure, { ...place(i), width: 192, height: 68 }));
  return {
    ...desk(),
    stations: [shop, orders, first, second, emails, tape, ...readers, ...meters],
    tracks: [
      track(right(shop), tapeStart(orders, 'landscape')),
      track(tapeEnd(orders, 'landscape'), top(first), { via: [638, 119] }),
      track(tapeEnd(orders, 'landscape'), top(second)),
      straight(first, emails),
      straight(second, emails),
      ...[first, second].map((card) => track(bottom(card), tapeStart(tape, 'landscape'), { via: [284, 56] })),
      ...readers.map((card) => track(tapeEnd(tape, 'landscape'), left(card), { via: [652] })),
    ],
  };
};

const portrait = (picture: Picture): Plan => {
  const card = { x: 195, width: 298, height: 68 };
  const shop = producerPoint('shop', { labelAt: 'right', x: 24, y: 56 });
  const orders = partitionTape('orders', 0, { left: 44, y: 138, cells: 9, groups: ['invoice'] }, 'portrait');
  const first = programCard('invoice-1', { ...card, y: 238 });
  const second = programCard('invoice-2', { ...card, y: 318 });
  const emails = sqlTable('emails', { ...card, y: 426, height: 112 });
  const tape = partitionTape(
    invoices,
    0,
    { left: 44, y: 566, cells: 9, groups: ['committed', 'uncommitted'] },
    'portrait',
  );
  const readers = [programCard('committed', { ...card, y: 672 }), programCard('uncommitted', { ...card, y: 752 })];
  const place = grid({ x: 107, y: 838, columns: 2, stepX: 176, stepY: 80 });
  const meters = counted(picture).map((figure, i) =>
    // The last one has a row to itself.
    meter(figure, { ...place(i), height: 72, ...(i === 2 ? { x: 195, width: 342 } : { width: 166 }) }),
  );
  return {
    ...phone(968),
    stations: [shop, orders, first, second, emails, tape, ...readers, ...meters],
    tracks: [
      track(bottom(shop), tapeStart(orders, 'portrait')),
      ...[first, second].map((one) => track(tapeEnd(orders, 'portrait'), right(one, one.y - 12), { via: [378] })),
      ...[first, second].map((one) => track(right(one, one.y + 12), right(emails), { via: [362] })),
      ...[first, second].map((one) => track(left(one), tapeStart(tape, 'portrait'), { via: [16] })),
      ...readers.map((one) => track(tapeEnd(tape, 'portrait'), right(one), { via: [378] })),
    ],
  };
};

/** What each reader has counted, and what no transaction covers. */
const counted = (picture: Picture): Figure[] => {
  const { committed, uncommitted, aborted } = countsOf(picture);
  const { rows = 0, ignored = 0 } = picture.tables.emails ?? {};
  return [
    { id: 'meter:committed', label: words.committed, value: String(committed), detail: words.invoices },
    {
      id: 'meter:uncommitted',
      label: words.uncommitted,
      value: String(uncommitted),
      detail: aborted > 0 ? words.aborted(aborted) : words.invoices,
      ...(aborted > 0 && { tone: 'alert' }),
    },
    {
      id: 'meter:emails',
      label: words.emails,
      value: String(rows + ignored),
      detail: ignored > 0 ? words.again(ignored) : words.each,
      ...(ignored > 0 && { tone: 'alert' }),
    },
  ];
};
