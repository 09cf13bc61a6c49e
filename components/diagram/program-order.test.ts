import { expect, test } from 'vitest';
import type { Station } from '#model/scene.ts';
import { programOrder, stepIn } from './program-order.ts';

const card = (program: string, x: number, y: number): Station => ({
  kind: 'program',
  id: program,
  program,
  x,
  y,
  width: 100,
  height: 80,
});
const stations: Station[] = [
  card('right-low', 800, 400),
  { kind: 'caption', id: 'caption', text: '', align: 'start', x: 0, y: 0 },
  card('left', 200, 250),
  card('right-high', 800, 100),
];

test('programs follow one another by columns on a desk, downwards on a phone', () => {
  expect(programOrder(stations, 'landscape')).toEqual(['left', 'right-high', 'right-low']);
  expect(programOrder(stations, 'portrait')).toEqual(['right-high', 'left', 'right-low']);
});

test('arrows lead from one to the next, and no farther than the ends', () => {
  const order = ['a', 'b', 'c'];
  expect(stepIn(order, 'a', 'next')).toBe('b');
  expect(stepIn(order, 'c', 'next')).toBe('c');
  expect(stepIn(order, 'b', 'previous')).toBe('a');
  expect(stepIn(order, 'a', 'previous')).toBe('a');
  expect(stepIn(order, 'b', 'first')).toBe('a');
  expect(stepIn(order, 'a', 'last')).toBe('c');
  expect(stepIn([], 'a', 'next')).toBeUndefined();
});
