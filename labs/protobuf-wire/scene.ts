import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { caption, ownPart, programCard } from '#model/scene/stations.ts';
import type { Scene } from '#model/scene.ts';
import { tunnel, tunnelHeight } from '#model/technologies/grpc/scene.ts';

import { releaseIn } from './contract.ts';
import { words } from './copy.vi.ts';

export { parts } from './parts.tsx';

const rows = ['shop', 'relay', 'warehouse'];

/** Shop, relay and warehouse with a tunnel from each to the next; the newest order's bytes below. */
export const scene: Scene = (picture, frame) => ({
  ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(picture)),
  rows,
});

const landscape = (picture: Picture): Plan => {
  const y = 96;
  const card = { width: 190, height: 118, y };
  const way = { width: 205, height: tunnelHeight(2, { compact: true }), y, lanes: 2, compact: true as const };
  const contract = { align: 'middle' as const, y: 24 };
  const out = tunnel(picture, { client: 'shop', server: 'relay', x: 300.5, ...way }, 'landscape');
  const on = tunnel(picture, { client: 'relay', server: 'warehouse', x: 695.5, ...way }, 'landscape');
  return {
    ...desk(),
    stations: [
      programCard('shop', { ...card, x: 103 }),
      programCard('relay', { ...card, x: 498 }),
      programCard('warehouse', { ...card, x: 893 }),
      ...out.stations,
      ...on.stations,
      caption('shop-contract', { ...contract, x: 103, text: words.contract(words.release.current) }),
      caption('relay-contract', { ...contract, x: 498, text: words.contract(words.release.first) }),
      caption('warehouse-contract', {
        ...contract,
        x: 893,
        text: words.contract(words.release[releaseIn(picture)]),
      }),
      ownPart('bytes', { x: 498, y: 332, width: 968, height: 310 }),
    ],
    tracks: [...out.tracks, ...on.tracks],
  };
};

/** The bytes come first: a phone shows the top of its stage while the buttons are pressed. */
const portrait = (picture: Picture): Plan => {
  const board = { width: 366, height: 520 };
  const top = board.height + 24;
  const card = { width: 250, height: 68, x: 195 };
  const way = { width: 250, height: 92, x: 195, lanes: 1, compact: true as const };
  const out = tunnel(picture, { client: 'shop', server: 'relay', y: top + 114, ...way }, 'portrait');
  const on = tunnel(picture, { client: 'relay', server: 'warehouse', y: top + 274, ...way }, 'portrait');
  return {
    ...phone(top + 398),
    stations: [
      ownPart('bytes', { ...board, x: 195, y: 8 + board.height / 2 }),
      programCard('shop', { ...card, y: top + 34 }),
      programCard('relay', { ...card, y: top + 194 }),
      programCard('warehouse', { ...card, y: top + 354 }),
      ...out.stations,
      ...on.stations,
    ],
    tracks: [...out.tracks, ...on.tracks],
  };
};
