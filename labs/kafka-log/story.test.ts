import { describe, expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { accepted, exited, predicted, started } from '#model/platform/drafts.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { draftsOf } from '#model/technologies/kafka/drafts.ts';
import { keyless, moved, ownKey, readOrder, reread } from './predictions.ts';
import { story } from './story.ts';

const { created, grown, appended, consumed, committed, joined } = draftsOf('orders', 'warehouse');
const atFirst = [created(3), started('shop', 'shop'), started('warehouse', 'warehouse')];
const log = (...drafts: readonly EventDraft[]): LabEvent[] => logOf([...atFirst, ...drafts]);
const objectives = (...drafts: readonly EventDraft[]): string[] => [
  ...foundIn(story, log(...drafts)).objectives.keys(),
];
const hints = (...drafts: readonly EventDraft[]): string[] => [...foundIn(story, log(...drafts)).hints.keys()];

/** Records one after the other, by the partition that each goes to. */
const records = (partitions: readonly number[], keys: readonly string[] = [], from: readonly number[] = []) => {
  const next = new Map(from.map((offset, partition) => [partition, offset]));
  return partitions.map((partition, i) => {
    const offset = next.get(partition) ?? 0;
    next.set(partition, offset + 1);
    return appended(partition, offset, { key: keys[i] ?? null });
  });
};
const read = (by: string, ...places: readonly (readonly [partition: number, offset: number])[]) =>
  places.map(([partition, offset]) => consumed(by, offset, { partition, by }));

describe('a key', () => {
  const three = records([2, 2, 2], ['Hà', 'Hà', 'Hà']);

  test('that is written three times has one partition, as its hash says', () => {
    expect(objectives(...three)).toEqual(['own-key']);
    expect(settledIn(ownKey, log(...three))).toMatchObject({
      actual: 'same',
      facts: { key: 'Hà', partition: 2, partitions: 3, hash: '0x4399a4a7', positive: 1_134_142_631 },
    });
  });

  test('is not there after two records, nor with three keys', () => {
    expect(objectives(...three.slice(1))).toEqual([]);
    expect(objectives(...records([2, 2, 2], ['Hà', 'Chi', 'Bé']))).toEqual([]);
  });

  test('of another spelling is another key, which is a mistake at the third', () => {
    const write = (key: string): EventDraft => accepted('write', null, { key, times: '1' });
    expect(hints(write('Hà'), write('hà'), write('HÀ'))).toEqual(['other-keys']);
    expect(hints(write('Hà'), write('hà'), write('Hà'))).toEqual([]);
  });
});

describe('records without a key', () => {
  test('that go round twice are spread', () => {
    expect(objectives(...records([1, 2, 0, 1, 2, 0]))).toEqual(['spread']);
    expect(objectives(...records([1, 2, 0, 1, 2]))).toEqual([]);
    expect(objectives(...records([1, 1, 1, 1, 1, 1]))).toEqual([]);
  });

  test.each([
    ['round-robin', [1, 2, 0, 1, 2, 0]],
    ['one-partition', [1, 1, 1, 1, 1, 1]],
    ['random', [1, 0, 2, 2, 0, 1]],
  ])('are answered: %s', (actual, partitions) => {
    expect(settledIn(keyless, log(...records(partitions)))?.actual).toBe(actual);
  });

  test('that have one all the same are a mistake', () => {
    const keyed = records([2, 2, 1, 1, 0, 0], ['Hà', 'Bé', 'Tú', 'Vy', 'An', 'Lê']);
    expect(hints(predicted('keyless'), ...keyed)).toEqual(['keyed']);
    expect(hints(...keyed)).toEqual([]);
  });
});

describe('a backlog', () => {
  const written = records([1, 2, 0, 1, 2, 0]);
  const here = joined('warehouse', [0, 1, 2]);

  test('is read partition by partition', () => {
    const way = read('warehouse', [2, 0], [2, 1], [1, 0], [1, 1]);
    expect(objectives(...written.slice(0, 5), here, ...way)).toEqual(['order']);
    expect(settledIn(readOrder, log(...written, here, ...way))?.actual).toBe('within');
  });

  test('that happens to be read as written proves nothing, and answers when two partitions are read enough', () => {
    const longer = records([1, 2, 0, 1, 2, 0, 1, 2]);
    const way = read('warehouse', [1, 0], [2, 0], [0, 0], [1, 1], [2, 1], [0, 1], [1, 2], [2, 2]);
    expect(objectives(...longer, here, ...way)).toEqual(['spread']);
    expect(settledIn(readOrder, log(...longer, here, ...way))?.actual).toBe('as-written');
    expect(settledIn(readOrder, log(...longer, here, ...way.slice(0, 7)))).toBeUndefined();
  });

  test('is none while the warehouse reads along', () => {
    const along = written.flatMap((record, i) => [
      record,
      ...read('warehouse', [[1, 2, 0][i % 3] ?? 0, Math.floor(i / 3)]),
    ]);
    expect(hints(here, predicted('read-order'), ...along)).toEqual(['read-live']);
    expect(settledIn(readOrder, log(here, ...along))).toBeUndefined();
  });
});

describe('a second reader', () => {
  const written = records([0, 0, 0, 0, 0, 0]);
  const done = [...written, committed('warehouse', 6)];

  test('reads what the first is done with, from the beginning', () => {
    const again = read('analytics', [0, 0], [0, 1], [0, 2], [0, 3], [0, 4]);
    expect(objectives(...done, ...again)).toEqual(['reread']);
    expect(objectives(...written, committed('warehouse', 4), ...again)).toEqual([]);
    expect(settledIn(reread, log(...done, ...again))).toMatchObject({
      actual: 'from-start',
      facts: { offset: 0, done: 6 },
    });
    expect(settledIn(reread, log(...done, ...read('analytics', [0, 3])))?.actual).toBe('only-new');
    expect(settledIn(reread, log(...written, ...again))).toBeUndefined();
  });

  test('that is ahead does not move the first one’s place', () => {
    const ahead = [...written, committed('warehouse', 2), exited('warehouse', 'left'), ...read('analytics', [0, 5])];
    const back = [started('warehouse', 'warehouse'), joined('warehouse', [0])];
    expect(objectives(...ahead, ...back, ...read('warehouse', [0, 2]))).toEqual(['apart']);
    expect(objectives(...ahead, ...back, ...read('warehouse', [0, 0]))).toEqual([]);
    expect(objectives(...ahead, ...read('warehouse', [0, 2]))).toEqual([]);
  });
});

describe('a partition more', () => {
  const old = records([2, 0, 2], ['Hà', 'An', 'Chi']);

  test('parts a key’s new records from its old ones', () => {
    const now = [...old, grown(4), appended(3, 0, { key: 'Hà' })];
    expect(objectives(...now)).toEqual(['grown']);
    expect(objectives(...old, grown(4), appended(2, 2, { key: 'Hà' }))).toEqual([]);
    const all = [...now, appended(1, 0, { key: 'An' }), appended(1, 1, { key: 'Chi' })];
    expect(settledIn(moved, log(...all))).toMatchObject({
      actual: 'some',
      facts: { key: 'Hà', from: 2, to: 3, moved: 3, keys: 3, partitions: 4 },
    });
    expect(settledIn(moved, log(...now))).toBeUndefined();
  });

  test('shows nothing by keys that are new', () => {
    const now = records([3, 3, 3], ['Huy', 'Huy', 'Huy']);
    expect(hints(...old, grown(4), ...now)).toEqual(['new-keys']);
    expect(hints(...old, ...now)).toEqual([]);
  });

  test('lets a new record overtake an old one of its key', () => {
    const both = [...old, grown(4), appended(3, 0, { key: 'Hà' })];
    expect(objectives(...both, ...read('warehouse', [3, 0], [2, 0]))).toEqual(['grown', 'overtaken']);
    expect(objectives(...both, ...read('warehouse', [2, 0], [3, 0]))).toEqual(['grown']);
    // Who goes back meets again what it has read.
    expect(objectives(...both, ...read('warehouse', [2, 0], [3, 0], [2, 0]))).toEqual(['grown']);
  });
});
