import { expect, test } from 'vitest';
import { labMinutes, quizMinutes, readingMinutes } from './time-taken.ts';

test('reading takes a minute for 140 words, wherever they stand', () => {
  const half = Array.from({ length: 700 }, () => 'từ').join(' ');
  expect(readingMinutes([half, ` ${half}\n`])).toBe(10);
  expect(readingMinutes(['ngắn'])).toBe(1);
});

test('a lab takes longer with each objective', () => {
  expect(labMinutes(['one-each', 'same-key', 'idle-member'])).toBe(6);
});

test('a scenario takes longer than any other question', () => {
  expect(quizMinutes([{ kind: 'single' }, { kind: 'number' }, { kind: 'scenario' }])).toBe(6);
});
