import { expect, test } from 'vitest';
import { firstLetters, labelOf } from './label.ts';

test('the label of an id is its end', () => {
  expect(['7', 'order-12345'].map(labelOf)).toEqual(['7', '12345']);
});

test('letters are counted as a reader counts them', () => {
  expect(firstLetters('Nguyễn', 5)).toBe('Nguyễ');
  expect(firstLetters('Nguyễn'.normalize('NFD'), 5)).toBe('Nguyễ'.normalize('NFD'));
  expect(firstLetters('🛒👨‍👩‍👧x', 2)).toBe('🛒👨‍👩‍👧');
  expect(firstLetters('', 5)).toBe('');
});
