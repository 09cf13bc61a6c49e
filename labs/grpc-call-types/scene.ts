import { desk, phone, withStates } from '#model/scene/plan.ts';
import { caption, programCard } from '#model/scene/stations.ts';
import type { Scene } from '#model/scene.ts';
import { tunnel, tunnelHeight } from '#model/technologies/grpc/scene.ts';
import { stageWords } from './copy.vi.ts';

const lanes = 4;

/** Counter and stock, and between them their connection with a lane for each of the newest calls. */
export const scene: Scene = (picture, frame) => {
  const plan = frame === 'landscape' ? landscape(picture) : portrait(picture);
  return { ...withStates(picture, plan), rows: ['counter', 'stock'] };
};

type Pictured = Parameters<Scene>[0];

const landscape = (picture: Pictured) => {
  const height = tunnelHeight(lanes);
  const y = 70 + height / 2;
  const card = { y, width: 196, height: 132 };
  const { stations, tracks } = tunnel(
    picture,
    { client: 'counter', server: 'stock', lanes, x: 498, y, width: 576, height },
    'landscape',
  );
  return {
    ...desk(),
    stations: [
      ...stations,
      programCard('counter', { ...card, x: 106 }),
      programCard('stock', { ...card, x: 890 }),
      caption('client', { text: stageWords.client, align: 'middle', x: 106, y: y - 76 }),
      caption('server', { text: stageWords.server, align: 'middle', x: 890, y: y - 76 }),
    ],
    tracks,
  };
};

const portrait = (picture: Pictured) => {
  const card = { x: 195, width: 342, height: 68 };
  const [top, height] = [90, 262];
  const { stations, tracks } = tunnel(
    picture,
    { client: 'counter', server: 'stock', lanes: 1, x: 195, y: top + height / 2, width: 214, height },
    'portrait',
  );
  return {
    ...phone(top + height + 84),
    stations: [
      ...stations,
      programCard('counter', { ...card, y: 48 }),
      programCard('stock', { ...card, y: top + height + 42 }),
    ],
    tracks,
  };
};
