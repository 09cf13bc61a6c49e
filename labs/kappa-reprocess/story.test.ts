import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { changed, exited, started, timed } from '#model/platform/drafts.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { draftsOf } from '#model/technologies/kafka/drafts.ts';
import { worth, worthAsOnes } from './figures.ts';
import { afterFix, batchRuns, meanwhile, rollback } from './predictions.ts';
import { story } from './story.ts';

const { created, appended, consumed } = draftsOf('orders', 'revenue-v2');
const records = [0, 1, 2, 3, 4].map((offset) => appended(0, offset));
const begin = [
  started('v1'),
  started('dashboard'),
  created(1),
  ...records,
  changed('view', 'v1'),
  changed('code', 'v1'),
];
const log = (...drafts: EventDraft[]) => logOf([...begin, ...drafts]);
const objectives = (...drafts: EventDraft[]): string[] => [...foundIn(story, log(...drafts)).objectives.keys()];
const hints = (...drafts: EventDraft[]): string[] => [...foundIn(story, log(...drafts)).hints.keys()];

const shows = (view: string, orders: number, revenue: number, batched = 0): EventDraft =>
  timed('dashboard', 'show', 1, { view, orders, revenue, batched });
const writes = (table: string, orders: number, revenue = worth(orders)): EventDraft => ({
  type: 'statement.ran',
  origin: 'client',
  program: table,
  verb: 'update',
  table,
  parameters: [String(orders), String(revenue), String(orders)],
  changes: 1,
});

const reprocessed = [0, 1, 2, 3, 4].flatMap((offset) => [consumed('v2', offset), writes('revenue_v2', offset + 1)]);
const created2 = started('v2');
const tables: EventDraft[] = ['revenue_v2', 'batch'].map((table) => ({ ...writes(table, 1), verb: 'insert' }));
const deployed = [created2, ...tables, ...reprocessed];

test('what orders are worth is what the shop has written of them in the recording', () => {
  const trace: unknown = JSON.parse(readFileSync(path.join(import.meta.dirname, 'trace.json'), 'utf8'));
  const values = [...JSON.stringify(trace).matchAll(/\{\\"order\\":(\d+),\\"price\\":(\d+),\\"quantity\\":(\d)\}/g)];
  const orders = new Map(values.map(([, order, price, quantity]) => [Number(order), Number(price) * Number(quantity)]));
  expect(orders.size).toBeGreaterThan(15);
  let sum = 0;
  for (let order = 1; order <= orders.size; order += 1) {
    sum += orders.get(order) ?? Number.NaN;
    expect(worth(order)).toBe(sum);
  }
});

describe('version 1', () => {
  test('is wrong once it has counted all', () => {
    expect(objectives(shows('v1', 5, worthAsOnes(5)))).toEqual(['wrong']);
    expect(objectives(shows('v1', 4, worthAsOnes(4)))).toEqual([]);
    expect(objectives(shows('v1', 5, worth(5)))).toEqual([]);
  });

  test('goes on while version 2 reads the log again', () => {
    const run = [shows('v1', 4, worthAsOnes(4)), ...deployed.slice(0, -1), shows('v1', 5, worthAsOnes(5))];
    const last = reprocessed.at(-1);
    expect(last).toBeDefined();
    if (!last) return;
    expect(objectives(...run, last)).toEqual(['wrong', 'reprocessed']);
    expect(settledIn(meanwhile, log(...run, last))).toMatchObject({ actual: 'old', facts: { orders: 5, count: 5 } });
  });

  test('that nobody asks may go', () => {
    const run = [...deployed, changed('view', 'v2'), exited('v1', 'left'), appended(0, 5)];
    expect(objectives(...run, shows('v2', 6, worth(6)))).toEqual(['reprocessed', 'switched', 'retired']);
    expect(objectives(...run, shows('v2', 5, worth(5)))).toEqual(['reprocessed']);
    expect(hints(exited('v1', 'left'))).toEqual(['retired-early']);
  });
});

describe('version 2', () => {
  test('that has begun behind the head of the log has not read it again', () => {
    expect(objectives(created2, ...tables, ...reprocessed.slice(2))).toEqual([]);
  });

  test('is to be asked once it has caught up', () => {
    expect(objectives(...deployed, changed('view', 'v2'), shows('v2', 5, worth(5)))).toEqual([
      'reprocessed',
      'switched',
    ]);
    expect(hints(changed('view', 'v2'))).toEqual(['too-early']);
    expect(hints(...deployed, changed('view', 'v2'))).toEqual([]);
  });

  test('is left for version 1 at once', () => {
    const run = [...deployed, changed('view', 'v2'), shows('v2', 5, worth(5)), changed('view', 'v1')];
    expect(objectives(...run, shows('v1', 5, worthAsOnes(5)))).toContain('back');
    expect(settledIn(rollback, log(...run, shows('v1', 5, worthAsOnes(5))))?.actual).toBe('at-once');
    expect(settledIn(rollback, log(...run, shows('v1', 0, 0)))?.actual).toBe('gone');
  });
});

describe('two layers', () => {
  const asked = [...tables, changed('view', 'lambda')];
  const jump = [...asked, shows('lambda', 5, worthAsOnes(5)), writes('batch', 5), shows('lambda', 5, worth(5), 5)];

  test('differ when the batch replaces what the fast one has counted', () => {
    expect(objectives(...jump)).toEqual(['jumped']);
    expect(settledIn(batchRuns, log(...jump))).toMatchObject({ actual: 'up', facts: { orders: 5 } });
  });

  test('that agree show nothing', () => {
    const run = [...asked, shows('lambda', 5, worth(5)), writes('batch', 5), shows('lambda', 5, worth(5), 5)];
    expect(objectives(...run)).toEqual([]);
    expect(settledIn(batchRuns, log(...run))?.actual).toBe('same');
  });

  test('of which nobody asks are worth a hint', () => {
    expect(hints(...tables, writes('batch', 5))).toEqual(['batch-unseen']);
  });

  const fix = [...asked, shows('lambda', 5, worthAsOnes(5)), changed('code', 'v2'), appended(0, 5)];

  test('keep what the old code has counted until the batch runs', () => {
    const run = [...fix, shows('lambda', 6, worthAsOnes(5) + 50_000)];
    expect(objectives(...run)).toEqual([]);
    expect(settledIn(afterFix, log(...run))).toMatchObject({ actual: 'wrong', facts: { orders: 6, rows: 5 } });
  });

  test('are right once both are mended and the batch has run', () => {
    const run = [...fix, writes('batch', 6), shows('lambda', 6, worth(6), 6)];
    expect(objectives(...run)).toEqual([]);
    expect(objectives(...run, appended(0, 6), shows('lambda', 7, worth(7), 6))).toEqual(['two-codes']);
  });
});
