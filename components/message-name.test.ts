import { expect, test } from 'vitest';
import { messageName } from './message-name.ts';

test('a number has its sign, whoever carries it; a name stands for itself', () => {
  expect(['7', '1~2', 'a2r', 'Mai'].map(messageName)).toEqual(['#7', '#1~2', '#a2r', 'Mai']);
});
