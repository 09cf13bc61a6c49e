import { describe, expect, it } from 'vitest';
import {
  grade,
  type MatchingQuestion,
  type NumberQuestion,
  type OrderingQuestion,
  readAnswer,
  type SeveralQuestion,
  type SingleQuestion,
  type SortingQuestion,
} from './quiz.ts';

const base = { id: 'q', prompt: 'p', explanation: 'e' };
const options = [
  { id: 'lost', text: 'lost', correct: false, why: 'w' },
  { id: 'requeued', text: 'requeued', correct: true, why: 'w' },
  { id: 'flagged', text: 'flagged', correct: true, why: 'w' },
];
const several: SeveralQuestion = { ...base, kind: 'several', options };
const single: SingleQuestion = { ...base, kind: 'single', options: options.slice(0, 2) };
const ordering: OrderingQuestion = {
  ...base,
  kind: 'ordering',
  items: ['deliver', 'work', 'ack'].map((id) => ({ id, text: id })),
};
const matching: MatchingQuestion = {
  ...base,
  kind: 'matching',
  pairs: ['queue', 'topic', 'exchange'].map((id) => ({ id, term: id, text: `what a ${id} is` })),
};
const sorting: SortingQuestion = {
  ...base,
  kind: 'sorting',
  groups: ['now', 'later'].map((id) => ({ id, text: id })),
  items: [
    { id: 'login', text: 'login', group: 'now', why: 'w' },
    { id: 'email', text: 'email', group: 'later', why: 'w' },
    { id: 'report', text: 'report', group: 'later', why: 'w' },
  ],
};
const lag: NumberQuestion = { ...base, kind: 'number', answer: 0.3, tolerance: 0.1, unit: 's' };

describe('grade', () => {
  it('accepts the one correct option and names a wrong one', () => {
    expect(grade(single, { kind: 'single', option: 'requeued' })).toEqual({ correct: true, wrong: [] });
    expect(grade(single, { kind: 'single', option: 'lost' })).toEqual({ correct: false, wrong: ['lost'] });
  });

  it('wants every correct option and no other, in any order', () => {
    expect(grade(several, { kind: 'several', options: ['flagged', 'requeued'] }).correct).toBe(true);
    expect(grade(several, { kind: 'several', options: ['requeued'] })).toEqual({ correct: false, wrong: ['flagged'] });
    expect(grade(several, { kind: 'several', options: ['lost', 'requeued', 'flagged'] }).wrong).toEqual(['lost']);
    expect(grade(several, { kind: 'several', options: [] }).correct).toBe(false);
  });

  it('names the texts that got the wrong term, or none', () => {
    const right = { queue: 'queue', topic: 'topic', exchange: 'exchange' };
    expect(grade(matching, { kind: 'matching', terms: right })).toEqual({ correct: true, wrong: [] });
    const swapped = { queue: 'topic', topic: 'queue' };
    expect(grade(matching, { kind: 'matching', terms: swapped }).wrong).toEqual(['queue', 'topic', 'exchange']);
  });

  it('names the items that were put into another group, or into none', () => {
    const right = { login: 'now', email: 'later', report: 'later' };
    expect(grade(sorting, { kind: 'sorting', groups: right })).toEqual({ correct: true, wrong: [] });
    const given = { login: 'later', email: 'later' };
    expect(grade(sorting, { kind: 'sorting', groups: given }).wrong).toEqual(['login', 'report']);
  });

  it('names the items that stand in the wrong place', () => {
    expect(grade(ordering, { kind: 'ordering', items: ['deliver', 'work', 'ack'] }).correct).toBe(true);
    expect(grade(ordering, { kind: 'ordering', items: ['deliver', 'ack', 'work'] }).wrong).toEqual(['work', 'ack']);
    expect(grade(ordering, { kind: 'ordering', items: ['deliver'] }).correct).toBe(false);
    expect(grade(ordering, { kind: 'ordering', items: ['deliver', 'work', 'ack', 'ack'] }).correct).toBe(false);
  });

  it('takes both ends of the tolerance in spite of binary fractions', () => {
    expect(grade(lag, { kind: 'number', value: 0.4 }).correct).toBe(true);
    expect(grade(lag, { kind: 'number', value: 0.2 }).correct).toBe(true);
    expect(grade(lag, { kind: 'number', value: 0.41 }).correct).toBe(false);
    expect(grade(lag, { kind: 'number', value: Number.NaN }).correct).toBe(false);
  });

  it('leaves a scenario to the learner', () => {
    const question = { ...base, kind: 'scenario' as const, modelAnswer: 'm', points: ['a'] };
    expect(grade(question, { kind: 'scenario', text: 't', met: [0] })).toEqual({ correct: null, wrong: [] });
  });

  it('calls an answer of another kind wrong', () => {
    for (const question of [single, several, ordering, lag, matching, sorting]) {
      expect(grade(question, { kind: 'scenario', text: '', met: [] }).correct).toBe(false);
    }
  });
});

describe('readAnswer', () => {
  it.each([
    { kind: 'single', option: 'a' },
    { kind: 'several', options: ['a', 'b'] },
    { kind: 'ordering', items: [] },
    { kind: 'number', value: -0.5 },
    { kind: 'scenario', text: 'Dùng queue.', met: [0, 2] },
    { kind: 'matching', terms: { a: 'b' } },
    { kind: 'sorting', groups: { a: 'b' } },
  ])('reads $kind and drops what does not belong', (answer) => {
    expect(readAnswer({ ...answer, more: 1 })).toEqual(answer);
  });

  it.each([
    null,
    'single',
    {},
    { kind: 'other' },
    { kind: 'single', option: 1 },
    { kind: 'several', options: 'a' },
    { kind: 'several', options: Array.from({ length: 21 }, () => 'a') },
    { kind: 'number', value: Number.NaN },
    { kind: 'matching', terms: { a: 1 } },
    { kind: 'sorting', groups: ['now', 1] },
    { kind: 'sorting', groups: null },
    { kind: 'scenario', text: 'x'.repeat(4001), met: [] },
  ])('refuses %j', (value) => expect(readAnswer(value)).toBeUndefined());
});
