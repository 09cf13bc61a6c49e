import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shuffled } from './shuffled.ts';

const items = ['a', 'b', 'c', 'd'];
const seeds = Array.from({ length: 4000 }, (_, index) => `learner-${index}:question`);

test('a seed always gives the same order, with every item in it', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string(), (some, seed) => {
      const result = shuffled(some, seed);
      expect(result.toSorted()).toEqual(some.toSorted());
      expect(shuffled(some, seed)).toEqual(result);
    }),
  );
});

test('over many learners every item stands at each place about equally often', () => {
  for (const item of items) {
    const places = items.map(() => 0);
    for (const seed of seeds) {
      const place = shuffled(items, seed).indexOf(item);
      places[place] = (places[place] ?? 0) + 1;
    }
    // A quarter each; seven standard deviations to either side.
    for (const count of places) expect(Math.abs(count - seeds.length / items.length)).toBeLessThan(192);
  }
});

test('seeds, and questions of one learner, differ in their orders', () => {
  const orders = (of: string[]) => new Set(of.map((seed) => shuffled(items, seed).join('')));
  expect(orders(seeds).size).toBe(24);
  expect(orders(Array.from({ length: 400 }, (_, index) => `one learner:question-${index}`)).size).toBe(24);
});
