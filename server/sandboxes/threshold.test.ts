import { expect, test } from 'vitest';
import { createThreshold } from './threshold.ts';

test('what comes before the moment waits for it, in its order; what comes later does not', () => {
  const said: string[] = [];
  const start = createThreshold();
  start.after(() => said.push('early'));
  start.after(() => said.push('next'));
  expect(said).toEqual([]);
  said.push('start');
  start.pass();
  start.after(() => said.push('late'));
  start.pass();
  expect(said).toEqual(['start', 'early', 'next', 'late']);
});
