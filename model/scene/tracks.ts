import type { Point } from '../geometry.ts';
import type { Station, Track } from '../scene.ts';
import { bottom, halfOf, left, type Port, right, top } from './ports.ts';

/** A track before it is known whether its connection is there. */
export type PlannedTrack = Omit<Track, 'state'>;

type Looks = Pick<Track, 'kind' | 'label'>;

/**
 * A track from port to port. `via` says where it turns: where it leaves to the side first at an x, then at a y, and so on;
 * where it leaves up or down the other way round. Its last corner needs no saying, and level ports need no turn at all.
 */
export const track = (
  from: Port,
  to: Port,
  { via = [], ...looks }: Looks & { via?: readonly number[] } = {},
): PlannedTrack => {
  // A label stands beside the last leg: behind the turn, also where there is nothing to turn for.
  const turns = via.length === 1 && isLevel(from, to) && !looks.label ? [] : via;
  return { from: from.station, to: to.station, points: corners(from, to, turns), ...looks };
};

/** Straight from each station to the next. */
export const chain = (...stations: readonly Station[]): PlannedTrack[] =>
  stations.slice(1).flatMap((to, i) => {
    const from = stations[i];
    return from ? [straight(from, to)] : [];
  });

/** Straight between the edges that face each other: `at` that height or that x, by default in the smaller one's middle. */
export const straight = (from: Station, to: Station, { at, ...looks }: Looks & { at?: number } = {}): PlannedTrack => {
  const [half, otherHalf] = [halfOf(from), halfOf(to)];
  if (Math.abs(from.x - to.x) >= half.width + otherHalf.width) {
    const y = at ?? (half.height < otherHalf.height ? from.y : to.y);
    return from.x < to.x ? track(right(from, y), left(to, y), looks) : track(left(from, y), right(to, y), looks);
  }
  const x = at ?? (half.width < otherHalf.width ? from.x : to.x);
  return from.y < to.y ? track(bottom(from, x), top(to, x), looks) : track(top(from, x), bottom(to, x), looks);
};

const other = { x: 'y', y: 'x' } as const;
const coordinate = ([x, y]: Point, axis: Port['axis']): number => (axis === 'x' ? x : y);

type Heading = Pick<Port, 'axis' | 'point'>;

const isLevel = (from: Heading, to: Heading): boolean =>
  from.axis === to.axis &&
  Math.abs(coordinate(from.point, other[from.axis]) - coordinate(to.point, other[to.axis])) < 1;

const corners = (from: Heading, to: Heading, turns: readonly number[]): Point[] => {
  const points = [from.point];
  let here = from;
  const go = (target: number): void => {
    const [x, y] = here.point;
    const point: Point = here.axis === 'x' ? [target, y] : [x, target];
    if (target !== coordinate(here.point, here.axis)) points.push(point);
    here = { axis: other[here.axis], point };
  };
  for (const turn of turns) go(turn);
  // Two that face each other at different heights, and nothing said of it: halfway.
  if (here.axis === to.axis && !isLevel(here, to))
    go((coordinate(here.point, here.axis) + coordinate(to.point, here.axis)) / 2);
  if (here.axis !== to.axis) go(coordinate(to.point, here.axis));
  return [...points, to.point];
};
