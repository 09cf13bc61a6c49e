import { expect, test } from 'vitest';
import { createClicks } from './clicks.ts';

test('effects are those of the clicks in their order, however many are under way', () => {
  const clicks = createClicks();
  clicks.sent(100);
  clicks.sent(150);
  clicks.effect(170);
  clicks.effect(250);
  expect(clicks.times()).toEqual([70, 100]);
  expect(clicks.unanswered()).toBe(0);
});

test('a refused click leaves the effects to the others', () => {
  const clicks = createClicks();
  const refuse = clicks.sent(0);
  clicks.sent(10);
  refuse();
  clicks.effect(15);
  expect(clicks.times()).toEqual([5]);
  expect(clicks.refused()).toBe(1);
});

test('a click without effect and an effect without click are counted, not timed', () => {
  const clicks = createClicks();
  clicks.effect(1);
  clicks.sent(2);
  expect(clicks.times()).toEqual([]);
  expect([clicks.unanswered(), clicks.unasked()]).toEqual([1, 1]);
});
