import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ProgressEntry } from '#model/progress.ts';
import { openDatabase } from './database.ts';
import { createProgressTable } from './progress.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'progress-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

test('what a learner did is there after the database was opened again, and is nobody else’s', async () => {
  const first = await openDatabase({ dataDir });
  const table = createProgressTable(first);
  const lesson = 'rabbitmq/work-queue';
  let at = Date.UTC(2026, 0);
  const store = {
    record(learner: string, entry: ProgressEntry) {
      at += 1;
      return table.record({ learner, entry, at: new Date(at).toISOString() });
    },
  };
  await store.record('an', { kind: 'lesson-read', lesson });
  await store.record('an', { kind: 'lesson-read', lesson });
  await store.record('an', { kind: 'quiz-answered', lesson, question: 'q1', answer: ['a'], correct: false });
  await store.record('an', { kind: 'quiz-answered', lesson, question: 'q1', answer: ['b'], correct: true });
  await store.record('an', { kind: 'quiz-answered', lesson, question: 'q2', answer: 'vì…', correct: null });
  await store.record('an', { kind: 'objective-met', lab: 'rabbitmq-work-queue', objective: 'lost' });
  await store.record('an', { kind: 'prediction-settled', lab: 'rabbitmq-work-queue', prediction: 'k', right: false });
  await first.destroy();

  const again = await openDatabase({ dataDir });
  const reopened = createProgressTable(again);
  expect(await reopened.read('an')).toEqual({
    lessonsRead: [lesson],
    quiz: {
      [lesson]: {
        q1: { answer: ['b'], correct: true, at: expect.any(String) },
        q2: { answer: 'vì…', correct: null, at: expect.any(String) },
      },
    },
    objectives: { 'rabbitmq-work-queue': ['lost'] },
    predictions: { 'rabbitmq-work-queue': { k: false } },
  });
  expect(await reopened.read('binh')).toEqual({ lessonsRead: [], quiz: {}, objectives: {}, predictions: {} });
  await again.destroy();
});

test('of two answers to a question the newer stands, whichever is written first', async () => {
  const table = createProgressTable(await openDatabase({ dataDir }));
  const answered = (answer: string, second: number) =>
    table.record({
      learner: 'chi',
      at: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString(),
      entry: { kind: 'quiz-answered', lesson: 'a/b', question: 'q', answer, correct: null },
    });
  await answered('second', 2);
  await answered('first', 1);
  expect((await table.read('chi')).quiz['a/b']?.q?.answer).toBe('second');
  await answered('third', 3);
  expect((await table.read('chi')).quiz['a/b']?.q?.answer).toBe('third');
  await table.close();
});

test('of a prediction each learner’s first answer counts, and the share is told from ten learners on', async () => {
  const table = createProgressTable(await openDatabase({ dataDir }));
  const settled = (learner: string, right: boolean, second: number, lab = 'queue-basics') =>
    table.record({
      learner,
      at: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString(),
      entry: { kind: 'prediction-settled', lab, prediction: 'burst', right },
    });
  // The journal may write what was done first after what was done later.
  await settled('learner-0', true, 9);
  await settled('learner-0', false, 1);
  await settled('learner-0', true, 5);
  expect((await table.read('learner-0')).predictions).toEqual({ 'queue-basics': { burst: false } });
  for (let i = 1; i < 9; i += 1) await settled(`learner-${i}`, i > 6, 1);
  await settled('learner-1', true, 2);
  expect(await table.shares('queue-basics')).toEqual({});
  await settled('learner-9', true, 1);
  expect(await table.shares('queue-basics')).toEqual({ burst: { answered: 10, wrong: 7 } });
  await settled('learner-9', true, 1, 'rabbitmq-rpc');
  expect(await table.shares('rabbitmq-rpc')).toEqual({});
  await table.close();
});
