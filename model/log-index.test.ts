import { expect, test } from 'vitest';
import { between, firstAfter, lastBefore } from './log-index.ts';

const items = [{ seq: 2 }, { seq: 5 }, { seq: 9 }];

test('what comes after, before and between seqs; the seqs themselves are left out', () => {
  expect([1, 2, 6, 9].map((seq) => firstAfter(items, seq)?.seq)).toEqual([2, 5, 9, undefined]);
  expect([2, 3, 9, 10].map((seq) => lastBefore(items, seq)?.seq)).toEqual([undefined, 2, 5, 9]);
  expect(between(items, 2, 9)).toEqual([{ seq: 5 }]);
  expect(between(items, 0, Number.POSITIVE_INFINITY)).toEqual(items);
  expect([between(undefined, 0, 9), firstAfter(undefined, 0), lastBefore(undefined, 9)]).toEqual([
    [],
    undefined,
    undefined,
  ]);
});
