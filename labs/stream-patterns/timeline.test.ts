import { expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { emptyPicture } from '#model/picture.ts';
import { fold } from '#model/reduce.ts';
import { logOf } from '#model/replay.ts';
import { publisher } from './published.ts';
import { timelineOf } from './timeline.ts';

type Publisher = ReturnType<typeof publisher>;
const timeline = (write: (to: Publisher) => readonly EventDraft[]) => {
  const to = publisher();
  return timelineOf(fold(emptyPicture, logOf([...to.topics(), ...write(to)])));
};
const opening = 8 * 3_600;

test('nothing has a time before the first order', () => {
  expect(timeline(() => [])).toMatchObject({ newest: undefined, watermark: undefined, orders: [] });
});

test('a window has its newest total, all of its results, and is locked by its tombstone', () => {
  const { windows, watermark } = timeline((to) => [
    to.order(1, 0),
    to.changed('tumbling', 1, 0, 100),
    to.order(2, 14),
    to.emitted('tumbling', 2, 0, 100, { watermark: 10 }),
    to.order(3, 5),
    to.changed('tumbling', 3, 0, 200, { watermark: 10 }),
    to.emitted('tumbling', 3, 0, 200, { watermark: 10 }),
    to.gone('tumbling', 0),
  ]);
  expect(windows.tumbling).toMatchObject([{ total: 200, emitted: [100, 200], locked: true, missing: 0 }]);
  expect(watermark).toBe(opening + 10);
});

test('an order is late by how far the newest is ahead of it, and dropped by what the program says of it', () => {
  const { orders, newest } = timeline((to) => [to.order(1, 20), to.order(2, 15), to.order(3, 0), to.late(3, 0, 16)]);
  expect(orders.map(({ behind, fate }) => [behind, fate])).toEqual([
    [0, 'in-time'],
    [5, 'accepted'],
    [20, 'dropped'],
  ]);
  expect(newest).toBe(opening + 20);
});

test('what a window has less than its orders is missing, of dropped ones nothing is', () => {
  const { windows } = timeline((to) => [
    to.order(1, 0, 300),
    to.order(2, 2, 40),
    to.order(3, 4, 5),
    to.late(3, 4, 30),
    to.changed('tumbling', 2, 0, 40),
  ]);
  expect(windows.tumbling).toMatchObject([{ total: 40, missing: 300 }]);
});

test('a session that is part of another is no longer one', () => {
  const { windows } = timeline((to) => [
    to.changed('session', 1, 0, 100, { to: 0, customer: 'An' }),
    to.changed('session', 2, 10, 100, { to: 10, customer: 'An' }),
    to.changed('session', 3, 0, 300, { to: 10, customer: 'An', count: 3 }),
    to.gone('session', 10, 'An'),
  ]);
  expect(windows.session.map(({ count, locked }) => [count, locked])).toEqual([[3, false]]);
});
