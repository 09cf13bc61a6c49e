import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, left, type Port, right, top } from '#model/scene/ports.ts';
import { grid } from '#model/scene/spread.ts';
import { type Figure, meter, programCard } from '#model/scene/stations.ts';
import { type PlannedTrack, straight, track } from '#model/scene/tracks.ts';
import type { Scene, StationOf, TrackState } from '#model/scene.ts';
import { partitionTape, tapeEnd, tapeStart } from '#model/technologies/kafka/scene.ts';
import { partitionStation } from '#model/technologies/kafka/stations.ts';
import { sqlTable } from '#model/technologies/sqlite/scene.ts';
import { tableStation } from '#model/technologies/sqlite/stations.ts';
import { words } from './copy.vi.ts';
import { isCaptured, missingIn, phantomsIn, shippedTwiceIn, topic } from './figures.ts';

/** The service and whoever edits past it, their database, the ways from there to the topic, and who ships by it. */
export const scene: Scene = (picture, frame) => ({
  ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(picture), stateOf(picture)),
  rows: ['order', 'relay', 'capture', partitionStation(topic, 0), 'shipping'],
});

/** From table to table goes what a trigger writes: while it is there. */
const stateOf =
  (picture: Picture) =>
  ({ from, to }: PlannedTrack): TrackState | undefined => {
    if (from !== tableStation('orders') || to !== tableStation('changes')) return undefined;
    return isCaptured(picture) ? 'open' : 'gone';
  };

/** Tables are as high as their rows: what leads to one meets its head, what leaves it below begins under the rows. */
const headOf = ({ y, height }: StationOf<'table'>): number => y - height / 2 + 16;
const below = (table: StationOf<'table'>): Port => ({ ...bottom(table), point: [table.x, headOf(table) + 16] });

const landscape = (picture: Picture): Plan => {
  const order = programCard('order', { x: 112, y: 154, width: 200, height: 190 });
  const staff = programCard('staff', { x: 112, y: 330, width: 200, height: 70 });
  const table = { x: 348, width: 172 };
  const outbox = sqlTable('outbox', { ...table, y: 122, height: 112 });
  const orders = sqlTable('orders', { ...table, y: 258, height: 124 });
  const changes = sqlTable('changes', { ...table, y: 404, height: 84 });
  const relay = programCard('relay', { x: 552, y: 108, width: 176, height: 88 });
  const capture = programCard('capture', { x: 552, y: 404, width: 176, height: 88 });
  const tape = partitionTape(topic, 0, { left: 684, y: 232, cells: 8, groups: ['shipping'] }, 'landscape');
  const shipping = programCard('shipping', { x: 826, y: 330, width: 296, height: 68 });
  const book = { y: 428, height: 104 };
  const shipments = sqlTable('shipments', { x: 747, width: 138, ...book });
  const seen = sqlTable('seen', { x: 899, width: 150, ...book });
  const place = grid({ x: 730, y: 112, columns: 3, stepX: 100 });
  const meters = counted(picture).map((figure, i) => meter(figure, { ...place(i), width: 94, height: 76 }));
  const lane = 660;
  return {
    ...desk(),
    stations: [order, staff, outbox, orders, changes, relay, capture, tape, shipping, shipments, seen, ...meters],
    tracks: [
      track(top(order), tapeStart(tape, 'landscape'), { via: [36, lane] }),
      track(right(order, headOf(outbox)), left(outbox, headOf(outbox))),
      track(right(order, headOf(orders) - 4), left(orders, headOf(orders) - 4)),
      track(right(staff), left(orders, headOf(orders) + 10), { via: [236] }),
      track(below(orders), top(changes), { label: 'trigger' }),
      straight(relay, outbox, { at: headOf(outbox) }),
      straight(capture, changes, { at: headOf(changes) }),
      track(right(relay), tapeStart(tape, 'landscape'), { via: [lane] }),
      track(right(capture), tapeStart(tape, 'landscape'), { via: [lane] }),
      track(tapeEnd(tape, 'landscape'), right(shipping), { via: [986] }),
      straight(shipping, shipments),
      straight(shipping, seen),
    ],
  };
};

const portrait = (picture: Picture): Plan => {
  const [one, two] = [
    { x: 112, width: 168 },
    { x: 290, width: 168 },
  ];
  const order = programCard('order', { x: 130, y: 44, width: 204, height: 72 });
  const staff = programCard('staff', { x: 311, y: 44, width: 126, height: 72 });
  const outbox = sqlTable('outbox', { ...one, y: 160, height: 104 });
  const orders = sqlTable('orders', { ...two, y: 160, height: 104 });
  const relay = programCard('relay', { ...one, y: 274, height: 72 });
  const changes = sqlTable('changes', { ...two, y: 274, height: 60 });
  const capture = programCard('capture', { ...two, y: 368, height: 72 });
  const tape = partitionTape(topic, 0, { left: 52, y: 476, cells: 9, groups: ['shipping'] }, 'portrait');
  const shipping = programCard('shipping', { x: 201, y: 578, width: 306, height: 68 });
  const shipments = sqlTable('shipments', { ...one, y: 684, height: 104 });
  const seen = sqlTable('seen', { ...two, y: 684, height: 104 });
  const place = grid({ x: 78, y: 786, columns: 3, stepX: 117 });
  const meters = counted(picture).map((figure, i) => meter(figure, { ...place(i), width: 110, height: 80 }));
  return {
    ...phone(840),
    stations: [order, staff, outbox, orders, changes, relay, capture, tape, shipping, shipments, seen, ...meters],
    tracks: [
      track(left(order), tapeStart(tape, 'portrait'), { via: [6] }),
      straight(order, outbox),
      straight(order, orders, { at: 219 }),
      straight(staff, orders, { at: 311 }),
      track(below(orders), top(changes)),
      track(top(relay), below(outbox)),
      track(top(capture), below(changes)),
      track(left(relay), tapeStart(tape, 'portrait'), { via: [14] }),
      track(left(capture), tapeStart(tape, 'portrait'), { via: [14] }),
      track(tapeEnd(tape, 'portrait'), right(shipping), { via: [380] }),
      straight(shipping, shipments),
      straight(shipping, seen),
    ],
  };
};

/** Where the database and the topic do not agree, and what came of it. */
const counted = (picture: Picture): Figure[] => {
  const [missing, phantoms, twice] = [missingIn(picture), phantomsIn(picture), shippedTwiceIn(picture)];
  const figure = (id: 'missing' | 'phantoms' | 'twice', found: readonly string[]): Figure => ({
    id: `meter:${id}`,
    label: words[id],
    value: String(found.length),
    ...(found.length > 0 && { detail: words.newest(found), tone: 'alert' }),
  });
  return [figure('missing', missing), figure('phantoms', phantoms), figure('twice', twice)];
};
