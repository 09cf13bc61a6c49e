import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { bottom, top } from '#model/scene/ports.ts';
import { caption, ownPart, programCard } from '#model/scene/stations.ts';
import { straight, track } from '#model/scene/tracks.ts';
import type { Frame, Scene } from '#model/scene.ts';
import { connectionsBetween } from '#model/technologies/grpc/picture.ts';
import { tunnel, tunnelHeight } from '#model/technologies/grpc/scene.ts';
import { sqlTable } from '#model/technologies/sqlite/scene.ts';
import { words } from './copy.vi.ts';

export { parts } from './parts.tsx';

/** Checkout, order service and stock, with the calls from each to the next; under them the stock's books, and who worked for whom. */
export const scene: Scene = (picture, frame) => ({
  ...withStates(picture, plans[frame](picture)),
  rows: ['checkout', 'order', 'stock'],
});

const hops = {
  first: { client: 'checkout', server: 'order' },
  second: { client: 'order', server: 'stock' },
} as const;
type HopName = keyof typeof hops;

/** What its connection has come to; undefined where there is nothing to say of it. */
const stateOf = (picture: Picture, hop: HopName): string | undefined => {
  const connection = connectionsBetween(picture, hops[hop]).at(-1);
  if (connection?.closed) return words.closed;
  return connection?.left && words.left;
};

const lanes = 3;
const way = { compact: true, says: 'deadline' } as const;

const landscape = (picture: Picture): Plan => {
  const height = tunnelHeight(lanes, way);
  const y = 30 + height / 2;
  const card = { y, height };
  const checkout = programCard('checkout', { ...card, width: 142, x: 79 });
  const order = programCard('order', { ...card, width: 172, x: 493 });
  const stock = programCard('stock', { ...card, width: 152, x: 912 });
  const between = { ...way, lanes, y, height, width: 257 };
  const [left, right] = [278.5, 707.5];
  const first = tunnel(picture, { ...hops.first, ...between, x: left }, 'landscape');
  const second = tunnel(picture, { ...hops.second, ...between, x: right }, 'landscape');
  const says = (hop: HopName, x: number) =>
    caption(hop, { text: stateOf(picture, hop) ?? words.hops[hop], align: 'middle', x, y: 20 });
  const table = { width: 126, height: 150, y: 372 };
  const holds = sqlTable('holds', { ...table, x: 791 });
  const dropped = sqlTable('dropped', { ...table, x: 925 });
  return {
    ...desk(474),
    stations: [
      ...first.stations,
      ...second.stations,
      checkout,
      order,
      stock,
      holds,
      dropped,
      says('first', left),
      says('second', right),
      ownPart('works', { x: 361, y: 370, width: 706, height: 204 }),
    ],
    tracks: [
      ...first.tracks,
      ...second.tracks,
      track(bottom(stock, 868), top(holds)),
      straight(stock, dropped, { at: 925 }),
    ],
  };
};

const portrait = (picture: Picture): Plan => {
  const card = { x: 195, width: 342 };
  const between = { ...way, lanes: 1, x: 195, width: 250, height: 100 };
  const checkout = programCard('checkout', { ...card, height: 52, y: 30 });
  const order = programCard('order', { ...card, height: 62, y: 187 });
  const stock = programCard('stock', { ...card, height: 62, y: 349 });
  const first = tunnel(picture, { ...hops.first, ...between, y: 106 }, 'portrait');
  const second = tunnel(picture, { ...hops.second, ...between, y: 268 }, 'portrait');
  const says = (hop: HopName, y: number) => {
    const text = stateOf(picture, hop);
    return text === undefined ? [] : [caption(hop, { text, align: 'middle', x: 195, y })];
  };
  const table = { width: 166, height: 96, y: 706 };
  const holds = sqlTable('holds', { ...table, x: 107 });
  const dropped = sqlTable('dropped', { ...table, x: 283 });
  return {
    ...phone(762),
    stations: [
      ...first.stations,
      ...second.stations,
      checkout,
      order,
      stock,
      holds,
      dropped,
      ...says('first', 149),
      ...says('second', 311),
      // Between the ways to the books: what is looked at first comes first.
      ownPart('works', { x: 195, y: 519, width: 306, height: 250 }),
    ],
    tracks: [
      ...first.tracks,
      ...second.tracks,
      straight(stock, holds, { at: 32 }),
      straight(stock, dropped, { at: 358 }),
    ],
  };
};

const plans: Record<Frame, (picture: Picture) => Plan> = { landscape, portrait };
