import { describe, expect, it } from 'vitest';
import { progressEntrySchema, progressSchema } from './progress.ts';
import { noProgress, predictionScore, withEntry } from './progress-fold.ts';

const at = '2026-01-01T00:00:00.000Z';

describe('withEntry', () => {
  it('counts a lesson and an objective once', () => {
    const read = { kind: 'lesson-read', lesson: 'kafka/consumer-groups' } as const;
    const met = { kind: 'objective-met', lab: 'kafka-consumer-groups', objective: 'idle-member' } as const;
    const once = withEntry(withEntry(noProgress, read, at), met, at);
    expect(withEntry(withEntry(once, read, at), met, at)).toEqual(once);
    expect(once.lessonsRead).toEqual(['kafka/consumer-groups']);
    expect(once.objectives).toEqual({ 'kafka-consumer-groups': ['idle-member'] });
  });

  it('counts the first settlement of a prediction, right or wrong, and adds them up over the labs', () => {
    const settled = (lab: string, prediction: string, right: boolean) =>
      ({ kind: 'prediction-settled', lab, prediction, right }) as const;
    const progress = [
      settled('one', 'a', false),
      settled('one', 'a', true),
      settled('one', 'b', true),
      settled('two', 'a', true),
    ].reduce((folded, entry) => withEntry(folded, entry, at), noProgress);
    expect(progress.predictions).toEqual({ one: { a: false, b: true }, two: { a: true } });
    expect(predictionScore(progress)).toEqual({ right: 2, settled: 3 });
  });

  it('keeps the newest answer of a question and leaves the given progress alone', () => {
    const entry = { kind: 'quiz-answered', lesson: 'a/b', question: 'q', answer: 1, correct: false } as const;
    const first = withEntry(noProgress, entry, at);
    const second = withEntry(first, { ...entry, answer: 2, correct: true }, at);
    expect(first.quiz['a/b']?.q?.answer).toBe(1);
    expect(second.quiz['a/b']?.q).toEqual({ answer: 2, correct: true, at });
    expect(progressSchema.parse(second)).toEqual(second);
  });
});

describe('progressEntrySchema', () => {
  it('refuses slugs that are none, unknown kinds and extra fields', () => {
    for (const bad of [
      { kind: 'lesson-read', lesson: '../etc' },
      { kind: 'lesson-read', lesson: 'a/b', more: 1 },
      { kind: 'objective-met', lab: 'A b', objective: 'x' },
      { kind: 'other' },
      null,
    ]) {
      expect(progressEntrySchema.safeParse(bad).success).toBe(false);
    }
  });
});
