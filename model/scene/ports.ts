import type { Point } from '../geometry.ts';
import type { Station } from '../scene.ts';

/** Where a track leaves a station or reaches it. */
export interface Port {
  station: string;
  /** The coordinate that changes along the track there: it meets the edge at a right angle. */
  axis: 'x' | 'y';
  point: Point;
}

/** Half of a station's size; a point is as large as the stage draws it, a producer's larger than others. */
export const halfOf = (station: Station): { width: number; height: number } => {
  if ('width' in station) return { width: station.width / 2, height: station.height / 2 };
  const radius = station.kind === 'producer' ? 11 : 9;
  return { width: radius, height: radius };
};

/** The left edge of a station, in its middle or at the height `y`. */
export const left = (station: Station, y = station.y): Port => side(station, -1, y);
/** The right edge, in its middle or at the height `y`. */
export const right = (station: Station, y = station.y): Port => side(station, 1, y);
/** The upper edge, in its middle or at `x`. */
export const top = (station: Station, x = station.x): Port => end(station, -1, x);
/** The lower edge, in its middle or at `x`. */
export const bottom = (station: Station, x = station.x): Port => end(station, 1, x);

const side = (station: Station, sign: 1 | -1, y: number): Port => ({
  station: station.id,
  axis: 'x',
  point: [station.x + sign * halfOf(station).width, y],
});

const end = (station: Station, sign: 1 | -1, x: number): Port => ({
  station: station.id,
  axis: 'y',
  point: [x, station.y + sign * halfOf(station).height],
});
