import { expect, test } from 'vitest';
import { emptyPicture } from '#model/picture.ts';
import { fold } from '#model/reduce.ts';
import { logOf } from '#model/replay.ts';
import { axisOf } from './axis.ts';
import { publisher } from './published.ts';
import { timelineOf } from './timeline.ts';

const opening = 8 * 3_600;
const width = 980;
const axisAfter = (...times: readonly number[]) => {
  const to = publisher();
  const log = logOf([...to.topics(), ...times.map((at, i) => to.order(i + 1, at))]);
  return axisOf(timelineOf(fold(emptyPicture, log)), 'landscape', width);
};

test('the axis begins with the first order while all of them are to be seen', () => {
  const { from, x, left } = axisAfter(0, 14);
  expect(from).toBe(opening - 2);
  expect(x(from)).toBe(left);
});

test('it goes on with the newest order, and leaves room for windows that are still open', () => {
  const { to, x, right } = axisAfter(0, 60, 100);
  expect(to).toBe(opening + 110);
  expect(x(to)).toBe(right);
});

test('a late order does not move it back', () => {
  expect(axisAfter(0, 100, 70).to).toBe(axisAfter(0, 100).to);
});

test('it has a mark at every ten seconds', () => {
  expect(axisAfter(0, 14).ticks.map((one) => one - opening)).toEqual([0, 10, 20, 30, 40]);
});
