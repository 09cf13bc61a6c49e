import { expect, test } from 'vitest';
import { covers } from './topic-pattern.ts';

const vietnam = 'orders.asia.vietnam.created';

test.each([
  ['orders.*.created', vietnam, false],
  ['orders.*.*.created', vietnam, true],
  ['orders.#.created', vietnam, true],
  ['orders.#.created', 'orders.created', true],
  ['orders.asia.#', 'orders.asia', true],
  ['orders.asia.*', 'orders.asia', false],
  ['#', '', true],
  ['*', '', false],
  ['#.vietnam.#', vietnam, true],
  ['orders.as*.#', vietnam, false],
  ['*.*.error', 'acme.error', false],
  ['#.error', 'error', true],
])('%s covers %s: %s', (pattern, key, is) => {
  expect(covers(pattern, key)).toBe(is);
});

test('many # do not take long', () => {
  const words = (count: number, word: string): string => Array.from({ length: count }, () => word).join('.');
  expect(covers(`${words(30, '#')}.b`, words(30, 'a'))).toBe(false);
  expect(covers(words(30, '#'), words(30, 'a'))).toBe(true);
});
