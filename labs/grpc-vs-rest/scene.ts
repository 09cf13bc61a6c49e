import type { Picture } from '#model/picture.ts';
import { desk, type Plan, phone, withStates } from '#model/scene/plan.ts';
import { ownPart, programCard, type Spot } from '#model/scene/stations.ts';
import { type PlannedTrack, track } from '#model/scene/tracks.ts';
import type { Frame, Scene, Station, StationOf } from '#model/scene.ts';
import { callsBetween } from '#model/technologies/grpc/picture.ts';
import { laneStation } from '#model/technologies/grpc/stations.ts';
import { socketsBetween } from '#model/technologies/http/picture.ts';
import { type SocketStation, socketStation } from '#model/technologies/http/stations.ts';
import type { Technology } from '#model/technology.ts';
import { newestRun, runOf } from './runs.ts';
import { agentLimit } from './story.ts';

export { parts } from './parts.tsx';

/**
 * One connection with a thin lane for each call, beside six connections with a line that waits for them: both roads are as
 * broad. Under them how long the newest run took, and what it put on the wire.
 */
export const scene: Scene = (picture, frame) => ({
  // The lanes say themselves how far their calls have come: they are too thin for dots.
  ...withStates(picture, plans[frame](picture), ({ technology }) => (technology === 'grpc' ? 'open' : undefined)),
  rows: ['shop', 'grpc', 'rest'],
});

/** Lanes of calls, and connections of HTTP/1.1, in scene units: 24 of the one take as much room as six of the other. */
const laneStep = 5;
const socketStep = 20;
const broad = agentLimit * socketStep;

/** Where a road lies: it leads from `from` to `to`, and its lanes follow each other across from `first` on. */
interface Road {
  from: number;
  to: number;
  first: number;
  upright: boolean;
  /** From one connection to the next, where that is not as usual. */
  step?: number;
}

const spotOf = ({ from, to, first, upright }: Road, place: number, step: number): Spot => {
  const [along, across, length] = [(from + to) / 2, first + (place + 0.5) * step, to - from];
  return upright
    ? { x: across, y: along, width: step, height: length }
    : { x: along, y: across, width: length, height: step };
};

/** From one end of a road to the other over one of its lanes, and back. */
const tracksOver = (
  lane: Station,
  { from, to, upright }: Road,
  [client, server]: readonly [string, string],
  technology: Technology,
): PlannedTrack[] => {
  const at = (station: string, along: number) =>
    upright
      ? { station, axis: 'y' as const, point: [lane.x, along] as const }
      : { station, axis: 'x' as const, point: [along, lane.y] as const };
  const middle = at(lane.id, (from + to) / 2);
  const [near, far] = [at(client, from), at(server, to)];
  return [track(near, middle), track(middle, far), track(far, middle), track(middle, near)].map((one) => ({
    ...one,
    technology,
  }));
};

/** A lane for each call of the newest run. */
const lanesOn = (picture: Picture, road: Road): { stations: StationOf<'own'>[]; tracks: PlannedTrack[] } => {
  const run = newestRun(picture);
  const ends = ['shop', 'grpc'] as const;
  const calls = callsBetween(picture, { client: ends[0], server: ends[1] }).filter((one) => runOf(one.subject) === run);
  const stations = calls.map(
    ({ id }, place): StationOf<'own'> => ({
      ...ownPart('lane', spotOf(road, place, laneStep)),
      id: laneStation(id),
    }),
  );
  return { stations, tracks: stations.flatMap((lane) => tracksOver(lane, road, ends, 'grpc')) };
};

/** The newest connection of each place among the six. */
const socketsOn = (picture: Picture, road: Road): { stations: SocketStation[]; tracks: PlannedTrack[] } => {
  const ends = ['shop', 'rest'] as const;
  const known = socketsBetween(picture, { client: ends[0], server: ends[1] });
  const stations = Array.from({ length: agentLimit }, (_, slot): SocketStation => {
    const connection = known.findLast((one) => one.slot === slot);
    return {
      id: socketStation(connection?.id ?? `none-${slot}`),
      kind: 'socket',
      ...spotOf(road, slot, road.step ?? socketStep),
    };
  });
  return { stations, tracks: stations.flatMap((socket) => tracksOver(socket, road, ends, 'http')) };
};

const landscape = (picture: Picture): Plan => {
  const [left, right] = [177, 819];
  const streams = lanesOn(picture, { from: left, to: right, first: 31, upright: false });
  const sockets = socketsOn(picture, { from: left, to: right, first: 188, upright: false });
  const card = { width: 170, height: 130 };
  return {
    ...desk(),
    stations: [
      ownPart('tunnel', { x: 498, y: 78, width: right - left, height: 152 }),
      ownPart('pool', { x: 498, y: 174, width: right - left, height: 22 }),
      ...streams.stations,
      ...sockets.stations,
      programCard('shop', { ...card, x: 92, y: 91 }),
      programCard('grpc', { ...card, x: 904, y: 91 }),
      programCard('rest', { ...card, x: 904, y: 248 }),
      ownPart('waiting', { x: 92, y: 248, width: 166, height: 130 }),
      ownPart('steps', { x: 326, y: 408, width: 628, height: 156 }),
      ownPart('figures', { x: 824, y: 408, width: 330, height: 156 }),
    ],
    tracks: [...streams.tracks, ...sockets.tracks],
  };
};

const portrait = (picture: Picture): Plan => {
  const [end, bottom] = [296, 300];
  const streams = lanesOn(picture, { from: 96, to: end, first: 36, upright: true });
  const sockets = socketsOn(picture, { from: 176, to: end, first: 211, upright: true, step: 28 });
  const card = { width: 176, height: 64, y: bottom + 32 };
  return {
    ...phone(746),
    stations: [
      ownPart('tunnel', { x: 36 + broad / 2, y: 184, width: broad + 40, height: 232 }),
      ...streams.stations,
      ...sockets.stations,
      programCard('shop', { x: 195, width: 362, y: 34, height: 60 }),
      programCard('grpc', { ...card, x: 100 }),
      programCard('rest', { ...card, x: 290 }),
      ownPart('waiting', { x: 294, y: 120, width: 166, height: 96 }),
      ownPart('steps', { x: 195, y: 470, width: 362, height: 180 }),
      ownPart('figures', { x: 195, y: 654, width: 362, height: 168 }),
    ],
    tracks: [...streams.tracks, ...sockets.tracks],
  };
};

const plans: Record<Frame, (picture: Picture) => Plan> = { landscape, portrait };
