import { expect, test } from 'vitest';
import { labelOf } from './label.ts';

test('the label of an id is its end', () => {
  expect(['7', 'order-12345'].map(labelOf)).toEqual(['7', '12345']);
});
