import type { Picture } from '../../picture.ts';
import { halfOf } from '../../scene/ports.ts';
import type { Spot } from '../../scene/stations.ts';
import { type PlannedTrack, track } from '../../scene/tracks.ts';
import type { Frame, Station, StationOf } from '../../scene.ts';
import { type CallPicture, callsBetween, methodOf } from './picture.ts';
import { laneStation, railsStation, tunnelStation } from './stations.ts';

/** Where the tunnel between two programs lies: between their cards, whose edges its rails reach. */
export interface TunnelPlace extends Spot {
  client: string;
  server: string;
  /** How many of the newest calls are to be seen. */
  lanes: number;
  /** Where calls are not what is looked at: no title, and every lane low. */
  compact?: true;
  /** What the head of each lane says; by default the kind of its call, or how its messages are written where that is compact. */
  says?: StationOf<'lane'>['says'];
}

/** Height of the lane that is looked at, and of the others, in scene units. */
const wide = 170;
const low = 72;
const head = 10;

/** A tunnel with a lane for each of the newest calls, the newest of them wide, and the rails that lead through it. */
export const tunnel = (
  picture: Pick<Picture, 'streams'>,
  { client, server, lanes, compact, says = compact ? 'format' : 'kind', ...spot }: TunnelPlace,
  frame: Frame,
): { stations: (StationOf<'tunnel'> | StationOf<'lane'>)[]; tracks: PlannedTrack[] } => {
  const upright = frame === 'portrait';
  const calls = callsBetween(picture, { client, server }).slice(upright ? -1 : -lanes);
  const looked = compact ? undefined : lookedAt(calls);
  const id = tunnelStation({ client, server });
  // What belongs to the connection goes along its wall: under the lanes, or upright at their right.
  const wall = upright ? spot.x + spot.width / 2 : spot.y + spot.height / 2;
  const drawn: StationOf<'lane'>[] = [];
  let y = spot.y - spot.height / 2;
  for (const call of calls) {
    const isWide = call === looked;
    const height = upright ? spot.height : isWide ? wide : low;
    drawn.push(laneAt(call, { ...spot, y: y + height / 2, height }, { upright, wide: isWide, says }));
    y += height;
  }
  return {
    stations: [{ id, kind: 'tunnel', client, server, upright, compact: compact === true, ...spot }, ...drawn],
    tracks: [
      ...railsOf({ id, ...spot, upright, rails: { out: wall, back: wall } }, client, server, { kind: 'wall' }),
      ...drawn.flatMap((lane) => railsOf(lane, client, server)),
    ],
  };
};

/** Half of the way between the two rails. */
const apart = 11;

/**
 * Plain rails between two stations for the calls of one method or of several, where a lane for each would be too much: at that
 * height, or with `x` upright. They reach from edge to edge, and are dashed where the newest call undoes what another did.
 */
export const rails = (
  picture: Pick<Picture, 'streams'>,
  method: string | readonly string[],
  from: Station,
  to: Station,
  place: ({ x: number; width: number } | { y: number; height: number }) & { undoes?: readonly string[] },
): { station: StationOf<'rails'>; tracks: PlannedTrack[] } => {
  const [client, server] = [from.id, to.id];
  const methods = typeof method === 'string' ? [method] : method;
  const { undoes = [] } = place;
  const calls = callsBetween(picture, { client, server }).filter((call) => methods.includes(methodOf(call)));
  const standsFor = calls.map((call) => laneStation(call.id));
  const newest = calls.at(-1);
  const looks = newest && undoes.includes(methodOf(newest)) ? { kind: 'undo' as const } : {};
  const id = railsStation({ client, server, methods });
  const upright = 'x' in place;
  const onward = Math.sign(upright ? to.y - from.y : to.x - from.x);
  const [begin, end] = upright
    ? [from.y + onward * halfOf(from).height, to.y - onward * halfOf(to).height]
    : [from.x + onward * halfOf(from).width, to.x - onward * halfOf(to).width];
  const middle = (begin + end) / 2;
  const length = Math.abs(end - begin);
  const spot = upright
    ? { x: place.x, y: middle, width: place.width, height: length }
    : { x: middle, y: place.y, width: length, height: place.height };
  const across = upright ? spot.x : spot.y;
  // Where the server stands above or at the left, they run the other way.
  const way = upright ? { ...spot, height: end - begin } : { ...spot, width: end - begin };
  return {
    station: {
      id,
      kind: 'rails',
      client,
      server,
      methods,
      undoes,
      upright,
      standsFor: [tunnelStation({ client, server }), ...standsFor],
      ...spot,
    },
    tracks: railsOf(
      { id, ...way, upright, rails: { out: across - apart, back: across + apart } },
      client,
      server,
      looks,
    ),
  };
};

/** How high a tunnel of so many lanes is. */
export const tunnelHeight = (lanes: number, { compact = false } = {}): number =>
  compact ? lanes * low : wide + (lanes - 1) * low;

/** The newest that still goes on, else the newest of all. */
const lookedAt = (calls: readonly CallPicture[]): CallPicture | undefined =>
  calls.findLast(({ ended }) => !ended) ?? calls.at(-1);

const laneAt = (
  { id: call }: CallPicture,
  spot: Spot,
  looks: Pick<StationOf<'lane'>, 'upright' | 'wide' | 'says'>,
): StationOf<'lane'> => ({
  id: laneStation(call),
  kind: 'lane',
  call,
  ...looks,
  rails: looks.upright
    ? { out: spot.x - spot.width * 0.31, back: spot.x + spot.width * 0.31 }
    : looks.wide
      ? { out: spot.y - wide / 2 + head + 58, back: spot.y - wide / 2 + head + 112 }
      : { out: spot.y + 6, back: spot.y + 25 },
  ...spot,
});

/** Half of each rail belongs to who sends on it, half to who gets it. */
const railsOf = (
  { id, x, y, width, height, upright, rails }: Spot & Pick<StationOf<'lane'>, 'id' | 'upright' | 'rails'>,
  client: string,
  server: string,
  looks?: Pick<PlannedTrack, 'kind'>,
): PlannedTrack[] => {
  const at = (station: string, along: number, across: number) =>
    upright
      ? { station, axis: 'y' as const, point: [across, along] as const }
      : { station, axis: 'x' as const, point: [along, across] as const };
  const [from, middle, to] = upright ? [y - height / 2, y, y + height / 2] : [x - width / 2, x, x + width / 2];
  return [
    track(at(client, from, rails.out), at(id, middle, rails.out), looks),
    track(at(id, middle, rails.out), at(server, to, rails.out), looks),
    track(at(server, to, rails.back), at(id, middle, rails.back), looks),
    track(at(id, middle, rails.back), at(client, from, rails.back), looks),
  ];
};
