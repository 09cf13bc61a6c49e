import { describe, expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { accepted, changed, exited, started } from '#model/platform/drafts.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { draftsOf } from '#model/technologies/kafka/drafts.ts';
import { active, alter, expiry, returns } from './predictions.ts';
import { story } from './story.ts';
import { atFirst } from './topics.ts';

const orders = draftsOf('orders', 'report');
const prices = draftsOf('prices', 'catalog');
const begin = [
  started('report'),
  started('catalog'),
  orders.created(1),
  prices.created(1),
  orders.configured(atFirst.orders, { 'retention.bytes': '-1' }),
  prices.configured(atFirst.prices),
];
/** One event a second. */
const log = (...drafts: EventDraft[]) => logOf([...begin, ...drafts], 1_000);
const objectives = (...drafts: EventDraft[]): string[] => [...foundIn(story, log(...drafts)).objectives.keys()];
const hints = (...drafts: EventDraft[]): string[] => [...foundIn(story, log(...drafts)).hints.keys()];
const written = (...offsets: number[]): EventDraft[] => offsets.map((offset) => orders.appended(0, offset));
const priced = (key: string, offset: number): EventDraft => prices.appended(0, offset, { key, label: key });
const seconds = (count: number): EventDraft[] => Array.from({ length: count }, () => accepted('send'));

describe('orders that are removed', () => {
  test('go by their age, a segment at once', () => {
    const run = [...written(0, 1, 2, 3), ...seconds(10), orders.measured(3, 4)];
    expect(objectives(...run)).toEqual(['expired']);
    expect(settledIn(expiry, log(...run))).toMatchObject({
      actual: 'segment',
      facts: { count: 3, first: 0, last: 2, oldest: 14, newest: 12 },
    });
    expect(settledIn(expiry, log(...written(0), ...seconds(10), orders.measured(1, 1)))).toBeUndefined();
  });

  test('go by size only where a size was set and they were young', () => {
    const limit = orders.configured({ ...atFirst.orders, 'retention.bytes': '500' });
    expect(objectives(...written(0, 1, 2), limit, orders.measured(2, 3))).toEqual(['by-size']);
    expect(objectives(...written(0, 1, 2), orders.measured(2, 3))).toEqual([]);
    expect(objectives(...written(0, 1, 2), limit, ...seconds(11), orders.measured(2, 3))).toEqual(['expired']);
  });
});

describe('a reader that was away', () => {
  const away = [orders.committed('report', 2), exited('report', 'left')];
  const gone = [...written(0, 1, 2, 3, 4), ...away, orders.measured(3, 5), started('report')];
  const refused = orders.fetchRefused('report', 2);
  const read = (offset: number): EventDraft => orders.consumed('report', offset);

  test('for too long goes on at the end, and what is left is not read', () => {
    const run = [...gone, refused, orders.found('report', 'latest', 5), ...written(5), read(5)];
    expect(objectives(...run)).toEqual(['returned']);
    expect(settledIn(returns, log(...run))).toMatchObject({
      actual: 'end',
      facts: { committed: 2, low: 3, found: 5, gone: 1, skipped: 2 },
    });
  });

  test('and begins at the first that is left skips nothing', () => {
    const run = [...gone, refused, orders.found('report', 'earliest', 3), read(3)];
    expect(objectives(...run)).toEqual([]);
    expect(settledIn(returns, log(...run))?.actual).toBe('survivors');
  });

  test('and is back in time goes on as if it had not been away, which is a mistake', () => {
    expect(hints(...written(0, 1, 2), ...away, started('report'), read(2))).toEqual(['back-early']);
  });
});

describe('prices that are compacted', () => {
  const three = [priced('áo', 0), priced('mũ', 1), priced('áo', 2)];

  test('leave the newest of their key', () => {
    expect(objectives(...three, prices.surveyed([1, 2], [0, 1]))).toEqual(['compacted']);
    expect(objectives(...three, prices.surveyed([0, 2]))).toEqual([]);
  });

  test('build the same table out of fewer records', () => {
    const read = (offset: number): EventDraft => prices.consumed('catalog', offset);
    const before = [...three, read(0), read(1), read(2)];
    const cleaned = prices.surveyed([1, 2], [0, 1]);
    expect(objectives(...before, cleaned, accepted('rebuild'), read(1), read(2))).toEqual(['compacted', 'rebuilt']);
    expect(hints(...before, accepted('rebuild'), read(0), read(1), read(2))).toEqual(['rebuilt-early']);
    // What it read on before it went back is not part of it.
    const late = [...before, cleaned, priced('áo', 3), accepted('rebuild'), read(3)];
    expect(objectives(...late, read(1), read(2))).toEqual(['compacted']);
  });

  test('stay in the segment that is written to until another has begun', () => {
    const quiet = [...three, priced('áo', 3), prices.surveyed([1, 3], [0, 1]), changed('prices', 'off')];
    const run = [...quiet, priced('giày', 4), prices.surveyed([1, 4], [0, 1], [2, 3])];
    expect(objectives(...run)).toEqual(['compacted', 'active']);
    expect(settledIn(active, log(...run))).toMatchObject({
      actual: 'more',
      facts: { key: 'áo', count: 2, offsets: '2, 3', from: 3 },
    });
    const single = [...three, prices.surveyed([1, 2], [0, 1]), changed('prices', 'off'), priced('giày', 3)];
    expect(settledIn(active, log(...single))?.actual).toBe('one');
  });

  test('of a key that was deleted go first, and its tombstone later', () => {
    const tombstone = prices.appended(0, 3, { key: 'áo', tombstone: true });
    const alone = prices.surveyed([1, 3], [0, 1], [2, 3]);
    const run = [...three, tombstone, alone];
    expect(objectives(...run)).not.toContain('deleted');
    expect(objectives(...run, prices.surveyed([1], [0, 1], [2, 4]))).toContain('deleted');
    // A newer price removes it as it does any other.
    const revived = [...three, tombstone, priced('áo', 4), alone, prices.surveyed([1, 4], [0, 1], [2, 4])];
    expect(objectives(...revived)).not.toContain('deleted');
  });
});

describe('a configuration', () => {
  const ask = (how: string, topic = 'orders'): EventDraft =>
    accepted('config', null, { topic, name: 'retention.ms', value: '20000', how });
  const replaced = orders.configured(
    { 'retention.ms': '20000' },
    { 'cleanup.policy': 'delete', 'segment.ms': '604800000' },
  );
  const merged = orders.configured({ ...atFirst.orders, 'retention.ms': '20000' }, { 'retention.bytes': '-1' });

  test('is replaced as a whole, or read and merged', () => {
    const restored = [accepted('restore'), orders.configured(atFirst.orders, { 'retention.bytes': '-1' })];
    expect(objectives(ask('replace'), replaced, ...restored, ask('merge'), merged)).toEqual(['two-ways']);
    expect(objectives(ask('replace'), replaced)).toEqual([]);
    expect(settledIn(alter, log(ask('replace'), replaced))).toMatchObject({
      actual: 'default',
      facts: { lost: 'cleanup.policy, segment.ms', segment: '604800000' },
    });
    expect(settledIn(alter, log(ask('replace'), merged))?.actual).toBe('kept');
    expect(settledIn(alter, log(ask('merge'), merged))).toBeUndefined();
  });

  test('that ends compaction is a mistake', () => {
    const lost = prices.configured({ 'retention.ms': '20000' }, { 'cleanup.policy': 'delete' });
    expect(hints(ask('replace', 'prices'), lost)).toEqual(['not-compacted']);
  });
});
