import { expect, test } from 'vitest';
import { baseId } from './message-id.ts';

test('copies of a message go by the id of the first', () => {
  expect(['7', '7~2', 'a1~10'].map(baseId)).toEqual(['7', '7', 'a1']);
});
