import { expect, test } from 'vitest';
import { wavesOf } from './waves.ts';

const calls: Record<string, string[]> = { customer: ['order'], order: ['payment'], payment: ['inventory'] };
const calledBy = (program: string): string[] => calls[program] ?? [];

test('whoever is called starts before whoever calls it', () => {
  expect(wavesOf(['customer', 'order', 'mailer', 'payment', 'inventory'], calledBy)).toEqual([
    ['mailer', 'inventory'],
    ['payment'],
    ['order'],
    ['customer'],
  ]);
});

test('who is not among them is not waited for', () => {
  expect(wavesOf(['order', 'customer'], calledBy)).toEqual([['order'], ['customer']]);
});

test('who call each other, or themselves, start all the same', () => {
  const circle: Record<string, string[]> = { a: ['b'], b: ['a'], c: ['c'], d: ['a'] };
  expect(wavesOf(['d', 'a', 'b', 'c'], (one) => circle[one] ?? [])).toEqual([['c'], ['d', 'a', 'b']]);
});
