import { expect, test } from 'vitest';
import { createArrivals } from './arrivals.ts';

const joinedAt = (seq: number) => {
  const arrivals = createArrivals();
  arrivals.began(1, seq);
  return arrivals;
};

test('what comes in order is neither lost nor late', () => {
  const arrivals = joinedAt(4);
  arrivals.came(1, [5, 6]);
  arrivals.came(1, [7]);
  arrivals.reaches(1, 7);
  expect(arrivals.tally()).toEqual({ events: 3, lost: 0, outOfOrder: 0, duplicates: 0 });
});

test('a gap is lost until it is filled, and then out of order', () => {
  const arrivals = joinedAt(0);
  arrivals.came(1, [1, 4]);
  expect(arrivals.tally()).toMatchObject({ lost: 2, outOfOrder: 0 });
  arrivals.came(1, [3]);
  expect(arrivals.tally()).toEqual({ events: 3, lost: 1, outOfOrder: 1, duplicates: 0 });
});

test('an event that was there before is a duplicate', () => {
  const arrivals = joinedAt(3);
  arrivals.came(1, [3, 4, 4]);
  expect(arrivals.tally()).toEqual({ events: 3, lost: 0, outOfOrder: 0, duplicates: 2 });
});

test('the end of the log that never came is lost', () => {
  const arrivals = joinedAt(0);
  arrivals.came(1, [1]);
  arrivals.reaches(1, 3);
  expect(arrivals.tally()).toMatchObject({ events: 1, lost: 2 });
  arrivals.came(1, [4, 3]);
  expect(arrivals.tally()).toEqual({ events: 3, lost: 1, outOfOrder: 1, duplicates: 0 });
});

test('a new epoch counts from its own beginning and keeps what was lost of the last one', () => {
  const arrivals = joinedAt(0);
  arrivals.came(1, [2]);
  arrivals.came(2, [1]);
  arrivals.began(2, 1);
  arrivals.came(1, [3]);
  arrivals.came(2, [2]);
  expect(arrivals.tally()).toEqual({ events: 2, lost: 1, outOfOrder: 0, duplicates: 0 });
});
