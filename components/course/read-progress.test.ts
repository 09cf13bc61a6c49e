import { describe, expect, it } from 'vitest';
import { progressSchema } from '#model/progress.ts';
import { readPending, readProgress } from './read-progress.ts';

const full = {
  lessonsRead: ['a/b'],
  quiz: { 'a/b': { q: { answer: { kind: 'number', value: 1 }, correct: null, at: '2026-01-01T00:00:00.000Z' } } },
  objectives: { lab: ['first'] },
  predictions: { lab: { 'after-kill': true } },
};

describe('readProgress', () => {
  it('reads what the schema of the server reads', () => {
    expect(readProgress(full)).toEqual(progressSchema.parse(full));
  });

  it('reads what was kept before there were predictions', () => {
    const { predictions: _, ...older } = full;
    expect(readProgress(older)).toEqual({ ...older, predictions: {} });
    expect(readProgress(older)).toEqual(progressSchema.parse(older));
  });

  it.each([
    null,
    [],
    {},
    { ...full, lessonsRead: [1] },
    { ...full, quiz: [] },
    { ...full, quiz: { 'a/b': { q: { answer: 1, correct: 'yes', at: '' } } } },
    { ...full, objectives: { lab: 'first' } },
    { ...full, predictions: { lab: { 'after-kill': 'yes' } } },
  ])('refuses %j as that schema does', (value) => {
    expect(() => readProgress(value)).toThrow('progress');
    expect(progressSchema.safeParse(value).success).toBe(false);
  });
});

describe('readPending', () => {
  it('keeps entries and leaves out the rest', () => {
    const pending = [
      { entry: { kind: 'lesson-read', lesson: 'a/b' }, at: 't' },
      { entry: { kind: 'objective-met', lab: 'l', objective: 'o' }, at: 't' },
    ];
    expect(readPending([...pending, { entry: { kind: 'other' }, at: 't' }, { entry: pending[0] }, 7])).toEqual(pending);
    expect(readPending('none')).toEqual([]);
  });
});
