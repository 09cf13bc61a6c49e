import { expect, test } from 'vitest';
import { percentile } from './percentile.ts';

test.each([
  [50, 5],
  [95, 10],
  [10, 1],
  [100, 10],
  [0, 1],
])('by nearest rank, the %ith of ten is the %ith', (p, place) => {
  expect(percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], p)).toBe(place);
});

test('none has no percentile', () => {
  expect(percentile([], 50)).toBeNaN();
});
