import { expect, test } from 'vitest';
import { createAdmission } from './admission.ts';

test('who comes first goes first when a place becomes free', () => {
  const admission = createAdmission({ max: 2 });
  expect(admission.ask('a', 2)).toBe(1);
  expect(admission.ask('b', 2)).toBe(2);
  expect(admission.ask('a', 2)).toBe(1);
  expect(admission.ask('b', 1)).toBe(2);
  expect(admission.ask('a', 1)).toBe(0);
  expect(admission.ask('b', 1)).toBe(0);
});

test('who stopped asking loses the place', () => {
  let time = 0;
  const admission = createAdmission({ max: 1, patienceMs: 100, now: () => time });
  expect(admission.ask('a', 1)).toBe(1);
  time = 200;
  expect(admission.ask('b', 1)).toBe(1);
  expect(admission.ask('b', 0)).toBe(0);
});
