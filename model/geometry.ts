export type Point = readonly [x: number, y: number];

/** A way through given corners, rounded; `at` takes a fraction of its length from 0 to 1. */
export interface RoundedPath {
  d: string;
  length: number;
  at: (fraction: number) => Point;
}

interface Piece {
  length: number;
  at: (fraction: number) => Point;
}

const mix = (a: Point, b: Point, f: number): Point => [a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f];
const distance = (a: Point, b: Point): number => Math.hypot(b[0] - a[0], b[1] - a[1]);
const text = (point: Point): string => `${round(point[0])} ${round(point[1])}`;
const round = (value: number): number => Math.round(value * 100) / 100;

// A quarter circle of radius 1 drawn as a quadratic curve is this long.
const bendLength = 1.62;

/** Rounds the corners with `radius` (less where a leg is short), so that tokens and tracks share one curve. */
export const roundedPath = (points: readonly Point[], radius = 20): RoundedPath => {
  const first = points[0] ?? [0, 0];
  const pieces: Piece[] = [];
  let d = `M${text(first)}`;
  let cursor = first;
  const line = (to: Point): void => {
    const from = cursor;
    const length = distance(from, to);
    if (length > 0) pieces.push({ length, at: (f) => mix(from, to, f) });
    d += `L${text(to)}`;
    cursor = to;
  };
  for (const [index, corner] of points.slice(1).entries()) {
    const next = points[index + 2];
    if (!next) {
      line(corner);
      continue;
    }
    const before = distance(cursor, corner);
    const after = distance(corner, next);
    const r = Math.min(radius, before, after / (points[index + 3] ? 2 : 1));
    if (r < 0.5) {
      line(corner);
      continue;
    }
    const start = mix(corner, cursor, r / before);
    const end = mix(corner, next, r / after);
    line(start);
    pieces.push({ length: r * bendLength, at: (f) => mix(mix(start, corner, f), mix(corner, end, f), f) });
    d += `Q${text(corner)} ${text(end)}`;
    cursor = end;
  }
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const at = (fraction: number): Point => {
    let left = Math.min(1, Math.max(0, fraction)) * length;
    for (const piece of pieces) {
      if (left <= piece.length) return piece.at(left / piece.length);
      left -= piece.length;
    }
    return cursor;
  };
  return { d, length, at };
};

/** Several ways travelled one after the other. */
export const joinPaths = (paths: readonly RoundedPath[]): RoundedPath => {
  const length = paths.reduce((sum, path) => sum + path.length, 0);
  return {
    d: paths.map((path) => path.d).join(''),
    length,
    at: (fraction) => {
      let left = Math.min(1, Math.max(0, fraction)) * length;
      for (const path of paths) {
        if (left <= path.length) return path.at(path.length === 0 ? 1 : left / path.length);
        left -= path.length;
      }
      return paths.at(-1)?.at(1) ?? [0, 0];
    },
  };
};

/** One quadratic bend from a point to another, drawn towards `control`. */
export const curve = (from: Point, control: Point, to: Point): RoundedPath => ({
  d: `M${text(from)}Q${text(control)} ${text(to)}`,
  length: (distance(from, control) + distance(from, to) + distance(control, to)) / 2,
  at: (f) => mix(mix(from, control, f), mix(control, to, f), f),
});

/** Fast at first, gentle at the end. */
export const easeOut = (fraction: number): number => 1 - (1 - Math.min(1, Math.max(0, fraction))) ** 3;
