import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { ownPart, programCard } from '#model/scene/stations.ts';
import type { Scene } from '#model/scene.ts';
import { tunnel } from '#model/technologies/grpc/scene.ts';

export { parts } from './parts.tsx';

const rows = ['shop', 'relay', 'warehouse'];

/** Shop, relay and warehouse with a tunnel from each to the next; the newest order's bytes below. */
export const scene: Scene = (picture, frame) => ({
  ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(picture)),
  rows,
});

const landscape = (picture: Picture): Plan => {
  const [y, height] = [77, 146];
  const card = { width: 172, height, y };
  const way = { width: 226, height, y, lanes: 2, compact: true as const };
  const out = tunnel(picture, { client: 'shop', server: 'relay', x: 299, ...way }, 'landscape');
  const on = tunnel(picture, { client: 'relay', server: 'warehouse', x: 697, ...way }, 'landscape');
  return {
    ...desk(),
    stations: [
      programCard('shop', { ...card, x: 100 }),
      programCard('relay', { ...card, x: 498 }),
      programCard('warehouse', { ...card, x: 896 }),
      ...out.stations,
      ...on.stations,
      ownPart('bytes', { x: 498, y: 325, width: 968, height: 322 }),
    ],
    tracks: [...out.tracks, ...on.tracks],
  };
};

const portrait = (picture: Picture): Plan => {
  const card = { width: 250, height: 68, x: 195 };
  const way = { width: 250, height: 92, x: 195, lanes: 1, compact: true as const };
  const out = tunnel(picture, { client: 'shop', server: 'relay', y: 120, ...way }, 'portrait');
  const on = tunnel(picture, { client: 'relay', server: 'warehouse', y: 280, ...way }, 'portrait');
  return {
    ...phone(900),
    stations: [
      programCard('shop', { ...card, y: 40 }),
      programCard('relay', { ...card, y: 200 }),
      programCard('warehouse', { ...card, y: 360 }),
      ...out.stations,
      ...on.stations,
      ownPart('bytes', { x: 195, y: 650, width: 366, height: 480 }),
    ],
    tracks: [...out.tracks, ...on.tracks],
  };
};
