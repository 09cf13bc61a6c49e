import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { createProgressStore } from './progress.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'progress-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

test('what a learner did is there after the database was opened again, and is nobody else’s', async () => {
  const first = await openDatabase({ dataDir });
  const store = createProgressStore(first);
  const lesson = 'rabbitmq/work-queue';
  await store.record('an', { kind: 'lesson-read', lesson });
  await store.record('an', { kind: 'lesson-read', lesson });
  await store.record('an', { kind: 'quiz-answered', lesson, question: 'q1', answer: ['a'], correct: false });
  await store.record('an', { kind: 'quiz-answered', lesson, question: 'q1', answer: ['b'], correct: true });
  await store.record('an', { kind: 'quiz-answered', lesson, question: 'q2', answer: 'vì…', correct: null });
  await store.record('an', { kind: 'objective-met', lab: 'rabbitmq-work-queue', objective: 'lost' });
  await first.destroy();

  const again = await openDatabase({ dataDir });
  const reopened = createProgressStore(again);
  expect(await reopened.read('an')).toEqual({
    lessonsRead: [lesson],
    quiz: {
      [lesson]: {
        q1: { answer: ['b'], correct: true, at: expect.any(String) },
        q2: { answer: 'vì…', correct: null, at: expect.any(String) },
      },
    },
    objectives: { 'rabbitmq-work-queue': ['lost'] },
  });
  expect(await reopened.read('binh')).toEqual({ lessonsRead: [], quiz: {}, objectives: {} });
  await again.destroy();
});
