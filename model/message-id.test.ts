import { expect, test } from 'vitest';
import { baseId, labelOf } from './message-id.ts';

test('copies of a message go by the id of the first', () => {
  expect(['7', '7~2', 'a1~10'].map(baseId)).toEqual(['7', '7', 'a1']);
});

test('the label of an id is its end', () => {
  expect(['7', 'order-12345'].map(labelOf)).toEqual(['7', '12345']);
});
