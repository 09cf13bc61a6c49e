import { expect, test } from 'vitest';
import type { Question } from '#model/quiz.ts';
import { scoreOf } from './score.ts';

const texts = { prompt: '', explanation: '' };
const questions: Question[] = [
  { ...texts, id: 'a', kind: 'single', options: [] },
  { ...texts, id: 'b', kind: 'number', answer: 1, tolerance: 0, unit: 's' },
  { ...texts, id: 'c', kind: 'scenario', modelAnswer: '', points: [] },
];
const given = (correct: boolean | null) => ({ answer: undefined, correct, at: '2026-01-01T00:00:00Z' });

test('a quiz counts every question that it asks, also those that nobody but the learner judges', () => {
  expect(scoreOf(questions, {})).toEqual({ asked: 3, answered: 0, right: 0, own: 0 });
  expect(scoreOf(questions, { a: given(true), b: given(false), c: given(null) })).toEqual({
    asked: 3,
    answered: 3,
    right: 1,
    own: 1,
  });
});

test('an answer to a question that is asked no longer does not count', () => {
  expect(scoreOf(questions, { gone: given(true) })).toEqual({ asked: 3, answered: 0, right: 0, own: 0 });
});
