import { describe, expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { changed, exited, started } from '#model/platform/drafts.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { killed, lateOrder, merge, whenEmitted } from './predictions.ts';
import { publisher } from './published.ts';
import { story } from './story.ts';

type Publisher = ReturnType<typeof publisher>;
const log = (write: (to: Publisher) => readonly EventDraft[]): LabEvent[] => {
  const to = publisher();
  return logOf([...to.topics(), started('shop', 'shop'), started('windows', 'windows'), ...write(to)]);
};
const objectives = (write: (to: Publisher) => readonly EventDraft[]): string[] => [
  ...foundIn(story, log(write)).objectives.keys(),
];
const hints = (write: (to: Publisher) => readonly EventDraft[]): string[] => [
  ...foundIn(story, log(write)).hints.keys(),
];

/** Three orders, the last of which brings out the window of the first. */
const outOf = (to: Publisher): EventDraft[] => [
  to.order(1, 0),
  to.changed('tumbling', 1, 0, 100),
  to.order(2, 10),
  to.changed('tumbling', 2, 10, 100),
  to.order(3, 14),
  to.changed('tumbling', 3, 10, 200, { watermark: 10 }),
  to.emitted('tumbling', 3, 0, 100, { watermark: 10 }),
];

describe('a result', () => {
  test('is found, and what brought it out', () => {
    expect(objectives(outOf)).toEqual(['emitted']);
    expect(settledIn(whenEmitted, log(outOf))).toMatchObject({
      actual: 'watermark',
      facts: { order: 3, ends: '08:00:10', watermark: '08:00:10', waited: 1 },
    });
  });

  test('that the first order after its end brings out is told so', () => {
    const jump = (to: Publisher) => [
      to.order(1, 0),
      to.changed('tumbling', 1, 0, 100),
      to.order(2, 20),
      to.emitted('tumbling', 2, 0, 100, { watermark: 16 }),
    ];
    expect(settledIn(whenEmitted, log(jump))?.actual).toBe('next');
  });
});

describe('a late order', () => {
  const accepted = (to: Publisher) => [
    ...outOf(to),
    to.order(4, 5, 50),
    to.changed('tumbling', 4, 0, 150, { watermark: 10, count: 2 }),
    to.emitted('tumbling', 4, 0, 150, { watermark: 10, count: 2 }),
  ];
  const refused = (to: Publisher) => [...outOf(to), to.order(4, -20), to.late(4, -20, 10)];

  test('corrects what has been emitted', () => {
    expect(objectives(accepted)).toEqual(['emitted', 'corrected']);
    expect(settledIn(lateOrder, log(accepted))).toMatchObject({
      actual: 'corrected',
      facts: { order: 4, was: 100, total: 150 },
    });
  });

  test('is dropped when its window is locked, which is a mistake for who wants a correction', () => {
    expect(objectives(refused)).toEqual(['emitted', 'dropped']);
    expect(hints(refused)).toEqual(['too-late']);
    expect(settledIn(lateOrder, log(refused))?.actual).toBe('dropped');
  });

  test('whose window is still open corrects nothing', () => {
    const open = (to: Publisher) => [
      to.order(1, 4),
      to.changed('tumbling', 1, 0, 100),
      to.order(2, 1),
      to.changed('tumbling', 2, 0, 200, { watermark: 0 }),
    ];
    expect(objectives(open)).toEqual([]);
    expect(hints(open)).toEqual(['still-open']);
  });
});

describe('sessions', () => {
  const two = (to: Publisher) => [
    to.order(1, 0),
    to.changed('session', 1, 0, 100, { to: 0, customer: 'An' }),
    to.order(2, 10),
    to.changed('session', 2, 10, 100, { to: 10, customer: 'An' }),
    to.order(3, 5),
  ];
  const merged = (to: Publisher) => [
    ...two(to),
    to.changed('session', 3, 0, 300, { to: 10, customer: 'An', count: 3 }),
    to.gone('session', 10, 'An'),
  ];
  const longer = (to: Publisher) => [
    ...two(to),
    to.changed('session', 3, 5, 200, { to: 10, customer: 'An', count: 2 }),
    to.gone('session', 10, 'An'),
  ];

  test('are one when an order joins them', () => {
    expect(objectives(merged)).toEqual(['merged']);
    expect(settledIn(merge, log(merged))).toMatchObject({ actual: 'merges', facts: { count: 3, total: 300 } });
  });

  test('stay two when it is near to one of them', () => {
    expect(objectives(longer)).toEqual([]);
    expect(settledIn(merge, log(longer))?.actual).toBe('extends');
  });
});

describe('a program that dies in the middle of a window', () => {
  const life = (restore: string, total: number) => (to: Publisher) => [
    to.order(1, 0),
    to.changed('tumbling', 1, 0, 100),
    exited('windows'),
    changed('restore', restore),
    started('windows', 'windows'),
    to.order(2, 2),
    to.changed('tumbling', 2, 0, total),
    to.order(3, 14),
    to.emitted('tumbling', 3, 0, total, { watermark: 10 }),
  ];

  test('has forgotten the orders before, where it begins with nothing', () => {
    expect(objectives(life('none', 100))).toEqual(['emitted', 'forgotten']);
    expect(settledIn(killed, log(life('none', 100)))).toMatchObject({
      actual: 'rest',
      facts: { total: 100, truth: 200, missing: 100, earlier: 1 },
    });
  });

  test.each(['changelog', 'replay'])('has them again from: %s', (restore) => {
    expect(objectives(life(restore, 200))).toEqual(['emitted', 'restored']);
    expect(hints(life(restore, 200))).toEqual(['rebuilt']);
  });
});

describe('a join', () => {
  test('that has given up on an order does not know its payment any more', () => {
    const late = (to: Publisher) => [
      to.order(1, 0),
      to.joined(1, 'unpaid', { orderedAt: 0 }),
      to.payment(1, 12),
      to.joined(1, 'unmatched', { paidAt: 12 }),
    ];
    expect(objectives(late)).toEqual(['unmatched']);
    const paid = (to: Publisher) => [to.order(1, 0), to.joined(1, 'paid', { orderedAt: 0, paidAt: 3 })];
    expect(objectives(paid)).toEqual([]);
  });
});

test('an order without a name is found while the service that knows it is away', () => {
  const away = (to: Publisher) => [
    started('customers', 'customers'),
    exited('customers'),
    to.order(1, 0, 1_480),
    to.big(1, 0, null),
  ];
  expect(objectives(away)).toEqual(['bare']);
  const there = (to: Publisher) => [to.order(1, 0, 1_480), to.big(1, 0, { fullName: 'Nguyễn Văn An', tier: 'vàng' })];
  expect(objectives(there)).toEqual([]);
});
