import { expect, test } from 'vitest';
import { around, grid } from './spread.ts';

test('places lie evenly around the middle', () => {
  expect([0, 1, 2].map(around(100, 3, 30))).toEqual([70, 100, 130]);
  expect([0, 1].map(around(100, 2, 30))).toEqual([85, 115]);
  expect(around(100, 1, 30)(0)).toBe(100);
});

test('a grid fills row by row', () => {
  expect([0, 1, 2].map(grid({ x: 10, y: 20, columns: 2, stepX: 100, stepY: 50 }))).toEqual([
    { x: 10, y: 20 },
    { x: 110, y: 20 },
    { x: 10, y: 70 },
  ]);
});
