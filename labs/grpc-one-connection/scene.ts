import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { shownPrograms } from '#model/scene/programs.ts';
import { around } from '#model/scene/spread.ts';
import { ownPart, programCard } from '#model/scene/stations.ts';
import type { Frame, Scene } from '#model/scene.ts';
import { rails } from '#model/technologies/grpc/scene.ts';
import { lab } from './lab.ts';

export { parts } from './parts.tsx';

/** The shop, a card for each stock that there is or was, rails between them, and under them who got the newest calls. */
export const scene: Scene = (picture, frame) => {
  const stocks = shownPrograms(picture, lab, 'stock');
  return { ...withStates(picture, plans[frame](picture, stocks)), rows: ['shop', ...stocks] };
};

interface Places {
  shop: { x: number; width: number };
  stock: { x: number; width: number; height: number };
  /** From the middle of one stock to the middle of the next. */
  step: number;
}

/** The shop is as tall as all stocks together, so that rails lie straight. */
const drawn = (picture: Picture, stocks: readonly string[], { shop, stock, step }: Places) => {
  const height = step * 2 + stock.height;
  const y = 8 + height / 2;
  const place = around(y, stocks.length, step);
  const client = programCard('shop', { ...shop, y, height });
  const servers = stocks.map((id, i) => programCard(id, { ...stock, y: place(i) }));
  const calls = servers.map((server) => rails(picture, 'GetStock', client, server, { y: server.y, height: 76 }));
  return {
    stations: [client, ...servers, ...calls.map(({ station }) => station)],
    tracks: calls.flatMap(({ tracks }) => tracks),
    below: y + height / 2,
  };
};

const landscape = (picture: Picture, stocks: readonly string[]): Plan => {
  const places = { shop: { x: 112, width: 208 }, stock: { x: 872, width: 232, height: 104 }, step: 116 };
  const { stations, tracks, below } = drawn(picture, stocks, places);
  return {
    ...desk(),
    stations: [...stations, ownPart('sheet', { x: 498, y: below + 72, width: 980, height: 120 })],
    tracks,
  };
};

const portrait = (picture: Picture, stocks: readonly string[]): Plan => {
  const places = { shop: { x: 62, width: 112 }, stock: { x: 304, width: 160, height: 92 }, step: 106 };
  const { stations, tracks, below } = drawn(picture, stocks, places);
  return {
    ...phone(below + 164),
    stations: [...stations, ownPart('sheet', { x: 195, y: below + 86, width: 374, height: 140 })],
    tracks,
  };
};

const plans: Record<Frame, (picture: Picture, stocks: readonly string[]) => Plan> = { landscape, portrait };
