import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { left, right } from '#model/scene/ports.ts';
import { caption, ownPart, programCard } from '#model/scene/stations.ts';
import { type PlannedTrack, straight, track } from '#model/scene/tracks.ts';
import type { Scene } from '#model/scene.ts';
import { tunnel, tunnelHeight } from '#model/technologies/grpc/scene.ts';
import { words } from './copy.vi.ts';

export { parts } from './parts.tsx';

/** The browser, the gateway and the stock, with HTTP/1.1 between the first two and a tunnel between the others; bytes below. */
export const scene: Scene = (picture, frame) => ({
  ...withStates(picture, (frame === 'landscape' ? landscape : portrait)(picture)),
  rows: ['browser', 'gateway', 'stock'],
});

const apart = 16;

/** Neither a browser nor a program is of one technology; what they say to each other is. */
const inColour = (way: PlannedTrack): PlannedTrack => ({ ...way, technology: 'grpc' });

const landscape = (picture: Picture): Plan => {
  const y = 82;
  const card = { width: 190, height: 118, y };
  const browser = ownPart('browser', { ...card, x: 123, width: 230 });
  const gateway = programCard('gateway', { ...card, x: 513 });
  const stock = programCard('stock', { ...card, x: 893 });
  const inside = {
    width: 190,
    height: tunnelHeight(2, { compact: true }),
    x: 703,
    y,
    lanes: 2,
    compact: true as const,
  };
  const { stations, tracks } = tunnel(picture, { client: 'gateway', server: 'stock', ...inside }, 'landscape');
  return {
    ...desk(),
    stations: [
      browser,
      gateway,
      stock,
      ...stations,
      caption('web', { align: 'middle', x: 328, y: y - apart - 14, text: words.tracks }),
      ownPart('bytes', { x: 498, y: 324, width: 968, height: 316 }),
    ],
    tracks: [
      inColour(track(right(browser, y - apart), left(gateway, y - apart))),
      inColour(track(left(gateway, y + apart), right(browser, y + apart))),
      ...tracks,
    ],
  };
};

/** The bytes come first: a phone shows the top of its stage while the buttons are pressed. */
const portrait = (picture: Picture): Plan => {
  const board = { width: 366, height: 510 };
  const top = board.height + 24;
  const card = { width: 250, height: 68, x: 195 };
  const browser = ownPart('browser', { ...card, height: 84, y: top + 42 });
  const gateway = programCard('gateway', { ...card, y: top + 178 });
  const stock = programCard('stock', { ...card, y: top + 338 });
  const inside = { width: 250, height: 92, x: 195, y: top + 258, lanes: 1, compact: true as const };
  const { stations, tracks } = tunnel(picture, { client: 'gateway', server: 'stock', ...inside }, 'portrait');
  return {
    ...phone(top + 384),
    stations: [ownPart('bytes', { ...board, x: 195, y: 8 + board.height / 2 }), browser, gateway, stock, ...stations],
    tracks: [
      inColour(straight(browser, gateway, { at: 195 - apart })),
      inColour(straight(gateway, browser, { at: 195 + apart })),
      ...tracks,
    ],
  };
};
