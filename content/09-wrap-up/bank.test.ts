import { describe, expect, it } from 'vitest';
import type { SingleQuestion } from '#model/quiz.ts';
import { namesPlaces } from '../by-place.ts';
import { courseOf } from '../course.ts';
import { lessonFiles, lessonKeys } from '../lesson-files.ts';
import { quizBeside, readQuiz } from '../quiz.ts';
import { bank } from './bank.ts';

const modules = Object.entries(bank);
const all = modules.flatMap(([, questions]) => questions);

describe('the bank of the final test', () => {
  it('has enough questions, of many kinds, that a program can judge', () => {
    expect(all.length).toBeGreaterThanOrEqual(120);
    expect(new Set(all.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(6);
    // Checked as a lesson's are: one right option in a choice of one, and ids that are unique in the whole bank.
    const questions = all.map(({ lesson: _, ...question }) => question);
    expect(readQuiz({ id: 'final-test', questions }).questions).toHaveLength(all.length);
  });

  it.each(modules)('asks enough about %s, in several ways', (line, questions) => {
    expect(questions.length).toBeGreaterThanOrEqual(10);
    expect(new Set(questions.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(3);
    expect(questions.filter(({ id }) => !id.startsWith(`${line}-`))).toEqual([]);
  });

  it('covers every module of the course but the last', () => {
    expect(Object.keys(bank)).toEqual(courseOf([]).flatMap(({ id }) => (id === 'wrap-up' ? [] : [id])));
  });

  it('asks nothing twice, nor what a lesson has asked', async () => {
    const quizzes = await Promise.all(lessonFiles.map(quizBeside));
    // The final test's own quiz is the bank.
    const others = quizzes.flatMap(({ id, questions }) => (id === 'final-test' ? [] : questions));
    const asked = [...all, ...others].map(({ prompt }) => prompt);
    expect(asked.filter((prompt, at) => asked.indexOf(prompt) !== at)).toEqual([]);
  });

  it('leads to lessons that are written', () => {
    expect(all.filter(({ lesson }) => !lessonKeys.has(lesson)).map(({ id }) => id)).toEqual([]);
  });

  it('speaks of no option by its place', () => {
    expect(all.flatMap(namesPlaces)).toEqual([]);
  });
});

describe('the right option', () => {
  const singles = all.filter((question): question is SingleQuestion & { lesson: string } => question.kind === 'single');
  const share = (holds: (right: number, wrong: number[], question: SingleQuestion) => boolean): number =>
    singles.filter((question) => {
      const lengths = question.options.map(({ text }) => text.length);
      const at = question.options.findIndex(({ correct }) => correct);
      return holds(
        lengths[at] ?? 0,
        lengths.filter((_, index) => index !== at),
        question,
      );
    }).length / singles.length;

  it.each([0, 1, 2])('is no more often at place %i than elsewhere', (place) => {
    const there = share((_, __, { options }) => options[place]?.correct ?? false);
    expect(there).toBeGreaterThan(0.25);
    expect(there).toBeLessThan(0.42);
  });

  it('is not known by its length', () => {
    expect(share((right, wrong) => right > Math.max(...wrong))).toBeLessThan(0.42);
    expect(share((right, wrong) => right < Math.min(...wrong))).toBeLessThan(0.42);
    expect(share((right, wrong) => right > Math.max(...wrong) * 1.3)).toBe(0);
  });
});
