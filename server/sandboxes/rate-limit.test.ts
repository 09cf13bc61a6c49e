import { expect, test } from 'vitest';
import { createRateLimit, createRateLimits } from './rate-limit.ts';

test('a burst passes at once, then so many a second, and it is said when', () => {
  let time = 0;
  const limit = createRateLimit(2, { burst: 3, now: () => time });
  expect([1, 2, 3, 4].map(() => limit.take())).toEqual([true, true, true, false]);
  expect(limit.waitMs()).toBe(500);
  time = 500;
  expect(limit.waitMs()).toBe(0);
  expect([limit.take(), limit.take()]).toEqual([true, false]);
  time = 1_000_000;
  expect([1, 2, 3, 4].map(() => limit.take())).toEqual([true, true, true, false]);
});

test('each key has its own, and who has none is not limited', () => {
  let time = 0;
  const limits = createRateLimits(1 / 60, { burst: 1, now: () => time });
  expect([limits.take('a'), limits.take('b'), limits.take('a')]).toEqual([0, 0, 60_000]);
  expect([limits.take(undefined), limits.take(undefined)]).toEqual([0, 0]);
  time = 60_000;
  expect(limits.take('a')).toBe(0);
});

test('of very many keys the one that was used last is remembered', () => {
  const limits = createRateLimits(1 / 60, { burst: 1, now: () => 0 });
  expect(limits.take('kept')).toBe(0);
  for (let other = 0; other < 20_000; other += 1) {
    limits.take(`${other}`);
    if (other % 1_000 === 0) expect(limits.take('kept')).toBeGreaterThan(0);
  }
  expect(limits.take('0')).toBe(0);
  expect(limits.take('kept')).toBeGreaterThan(0);
});
