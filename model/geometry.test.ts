import { expect, it } from 'vitest';
import { joinPaths, type Point, roundedPath } from './geometry.ts';

const points: Point[] = [
  [0, 0],
  [100, 0],
  [100, 100],
];

it('begins and ends where its points do, and cuts the corner', () => {
  const path = roundedPath(points);
  expect(path.at(0)).toEqual([0, 0]);
  expect(path.at(1)).toEqual([100, 100]);
  const [x, y] = path.at(0.5);
  expect(x).toBeLessThan(100);
  expect(y).toBeGreaterThan(0);
  expect(path.length).toBeLessThan(200);
});

it('travels joined ways one after the other', () => {
  const path = joinPaths([
    roundedPath([
      [0, 0],
      [10, 0],
    ]),
    roundedPath([
      [10, 0],
      [10, 30],
    ]),
  ]);
  expect(path.at(0.25)).toEqual([10, 0]);
  expect(path.at(1)).toEqual([10, 30]);
});
