import { expect, test } from 'vitest';
import type { Picture } from '#model/picture.ts';
import { openHint } from './open-hint.ts';

const about = { at: 0, evidence: [], origin: 'platform' as const };
const hints: Picture['hints'] = {
  early: { ...about, type: 'hint.raised', hint: 'early', seq: 3 },
  late: { ...about, type: 'hint.raised', hint: 'late', seq: 7 },
};
const metAt = (seq: number): Picture['objectives'] => ({
  done: { ...about, type: 'objective.met', objective: 'done', seq },
});

test('the mistake made last is spoken of until an objective is met after it', () => {
  expect(openHint({ hints, objectives: {} })).toBe(hints.late);
  expect(openHint({ hints, objectives: metAt(5) })).toBe(hints.late);
  expect(openHint({ hints, objectives: metAt(8) })).toBeUndefined();
  expect(openHint({ hints: {}, objectives: {} })).toBeUndefined();
});
