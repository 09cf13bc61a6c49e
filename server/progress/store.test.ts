import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { ProgressEntry } from '#model/progress.ts';
import { openDatabase } from './database.ts';
import { openJournal } from './journal.ts';
import { openProgress } from './open.ts';
import { createProgressTable } from './progress.ts';
import { createProgressStore, type ProgressStore } from './store.ts';

const folder = (): string => {
  const made = mkdtempSync(path.join(tmpdir(), 'progress-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};
const quiet = { log: () => {}, databaseUrl: undefined };
const untilThere = (store: ProgressStore) =>
  expect.poll(() => store.state(), { timeout: 10_000 }).toEqual({ there: true, waiting: 0 });
const answer = (given: string): ProgressEntry => ({
  kind: 'quiz-answered',
  lesson: 'a/b',
  question: 'q',
  answer: given,
  correct: null,
});
const met: ProgressEntry = { kind: 'objective-met', lab: 'queue-basics', objective: 'burst' };

test('a database that somebody else holds costs nothing: entries wait, a stopped server’s too, and come in order', async () => {
  const dataDir = folder();
  const store = openProgress({ dataDir, ...quiet });
  await store.firstTry;
  expect(await store.record('an', answer('before'))).toBe(true);
  const holder = new DatabaseSync(path.join(dataDir, 'progress.db'));
  holder.exec('BEGIN IMMEDIATE');
  for (const given of ['one', 'two', 'three']) expect(await store.record('an', answer(given))).toBe(true);
  expect(await store.record('an', met)).toBe(true);
  expect(await store.state()).toEqual({ there: false, waiting: 4 });
  expect(await store.read('an')).toBeUndefined();
  await store.close();

  // Killed while it wrote: the next line must not be lost with the broken one.
  const file = path.join(dataDir, 'progress-waiting.jsonl');
  appendFileSync(file, '\n{"learner":"an","at":"20');
  const next = openProgress({ dataDir, ...quiet });
  await expect(next.firstTry).rejects.toThrow(/locked/);
  expect(await next.record('binh', met)).toBe(true);
  expect(readFileSync(file, 'utf8').split('\n').filter(Boolean)).toHaveLength(6);
  holder.exec('COMMIT');
  holder.close();
  await untilThere(next);
  expect(existsSync(file)).toBe(false);
  expect(await next.read('an')).toMatchObject({
    quiz: { 'a/b': { q: { answer: 'three' } } },
    objectives: { 'queue-basics': ['burst'] },
  });
  expect(await next.read('binh')).toMatchObject({ objectives: { 'queue-basics': ['burst'] } });
  await next.close();
});

test('a full disk costs nothing but progress, and what was done meanwhile is written when there is room', async () => {
  const dataDir = folder();
  // No page more than there are already.
  let pages = 1;
  const full = createProgressStore({
    async open() {
      const database = await openDatabase({ dataDir });
      await sql`pragma max_page_count = ${sql.lit(pages)}`.execute(database);
      return createProgressTable(database);
    },
    journal: openJournal(path.join(dataDir, 'waiting.jsonl'), () => {}),
    log: () => {},
  });
  await full.firstTry;
  const long = answer('x'.repeat(12_000));
  for (const learner of ['a', 'b', 'c', 'd']) expect(await full.record(learner, long)).toBe(true);
  expect(await full.state()).toEqual({ there: false, waiting: expect.any(Number) });
  pages = 1_000;
  await untilThere(full);
  for (const learner of ['a', 'b', 'c', 'd']) expect(await full.read(learner)).toMatchObject({ quiz: { 'a/b': {} } });
  await full.close();
});

test('a journal is bounded: what has no room is refused, and what waits is kept', () => {
  const file = path.join(folder(), 'waiting.jsonl');
  const journal = openJournal(file, () => {});
  const long = { learner: 'an', at: '2026-01-01T00:00:00.000Z', entry: answer('x'.repeat(1_000_000)) };
  const kept = Array.from({ length: 12 }, () => journal.keep(long));
  expect(kept.filter(Boolean)).toHaveLength(8);
  expect(journal.waiting()).toHaveLength(8);
  expect(openJournal(file, () => {}).waiting()).toEqual(journal.waiting());
});

test('a disk that takes no journal leaves entries in memory', async () => {
  const dataDir = folder();
  const told: unknown[] = [];
  const journal = openJournal(path.join(dataDir, 'waiting.jsonl'), (error) => told.push(error));
  rmSync(dataDir, { recursive: true });
  appendFileSync(dataDir, 'a file where the folder was');
  expect(journal.keep({ learner: 'an', at: '2026-01-01T00:00:00.000Z', entry: met })).toBe(true);
  expect(journal.keep({ learner: 'an', at: '2026-01-01T00:00:00.000Z', entry: met })).toBe(true);
  expect(told).toHaveLength(1);
  expect(journal.waiting()).toHaveLength(2);
});
