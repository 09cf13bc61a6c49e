import { expect, test } from 'vitest';
import { isGap, segmentsOf } from './segments.ts';

test('a segment ends where the next begins, or where nothing is left before that; the last one has what came since', () => {
  const surveyed = {
    segments: [3, 7, 9],
    gaps: [
      { from: 0, until: 3 },
      { from: 4, until: 7 },
    ],
    high: 12,
  };
  expect(segmentsOf(surveyed)).toEqual([
    { first: 3, until: 4, isActive: false },
    { first: 7, until: 9, isActive: false },
    { first: 9, until: 12, isActive: true },
  ]);
  expect([2, 3, 4, 6, 7].map((offset) => isGap(surveyed, offset))).toEqual([true, false, true, true, false]);
});

test('of a log that nobody has surveyed nothing is claimed', () => {
  expect(segmentsOf({ high: 5 })).toEqual([]);
  expect(isGap({}, 2)).toBe(false);
});
