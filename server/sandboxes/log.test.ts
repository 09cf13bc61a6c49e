import { expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { emptyPicture } from '#model/picture.ts';
import { fold } from '#model/reduce.ts';
import { createLog } from './log.ts';

const set = (value: number): EventDraft => ({
  type: 'setting.changed',
  origin: 'platform',
  setting: 'rate',
  program: null,
  value,
});

test('time never runs backwards, whatever the clock does', () => {
  const clock = [50, 40, 60];
  const log = createLog({ now: () => clock.shift() ?? 0 });
  for (const value of [1, 2, 3]) log.append(set(value));
  expect(log.events().map(({ seq, at }) => [seq, at])).toEqual([
    [1, 50],
    [2, 50],
    [3, 60],
  ]);
});

test('a reader gets what follows its last seq, or is told that it must begin anew', () => {
  const log = createLog({ limit: 10 });
  for (let value = 1; value <= 30; value += 1) log.append(set(value));
  const [first] = log.events();
  expect(first?.seq).toBeGreaterThan(15);
  expect(log.since(28)?.map(({ seq }) => seq)).toEqual([29, 30]);
  expect(log.since(30)).toEqual([]);
  expect(log.since(31)).toBeUndefined();
  expect(log.since(3)).toBeUndefined();
  expect(log.since((first?.seq ?? 0) - 1)).toHaveLength(log.events().length);
});

test('base and kept events give the picture of the whole log', () => {
  const log = createLog({ limit: 10 });
  const events = Array.from({ length: 57 }, (_, i) => {
    const event = log.append(set(i));
    if (i % 13 === 0) log.picture();
    return event;
  });
  expect(log.picture()).toEqual(fold(emptyPicture, events));
  const { base, events: kept } = log.newest(Infinity);
  expect(kept).toEqual(log.events());
  expect(fold(base, kept)).toEqual(log.picture());
});

test('the newest events and the state before them give the picture of the whole log, however often they are asked for', () => {
  const log = createLog({ limit: 10 });
  for (let value = 1; value <= 40; value += 1) {
    log.append(set(value));
    for (const most of [4, 8, 100]) {
      const { base, events } = log.newest(most);
      expect(events).toEqual(log.events().slice(-most));
      expect(base.seq).toBe((events[0]?.seq ?? 0) - 1);
      expect(fold(base, events)).toEqual(log.picture());
    }
  }
});
