import { expect, test } from 'vitest';
import { createReading } from './reading.ts';

test('a lesson is not read by jumping to its end, however long one stays there', () => {
  const reading = createReading(9, ['a', 'b', 'c']);
  reading.saw('c');
  reading.spent(9 * 60_000);
  expect(reading.isDone()).toBe(false);
});

test('a lesson is not read by leafing through it', () => {
  const reading = createReading(9, ['a', 'b']);
  reading.saw('a');
  reading.saw('b');
  reading.spent(3 * 60_000 - 1);
  expect(reading.isDone()).toBe(false);
});

test('a lesson is read once all sections were seen and a third of its minutes went by', () => {
  const reading = createReading(9, ['a', 'b']);
  reading.saw('b');
  reading.spent(3 * 60_000);
  reading.saw('a');
  expect(reading.isDone()).toBe(true);
});
