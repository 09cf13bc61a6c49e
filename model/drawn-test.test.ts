import { describe, expect, it } from 'vitest';
import { byTopic, judged, readDrawnTest } from './drawn-test.ts';
import type { Question } from './quiz.ts';

const number = (id: string, answer: number, lesson: string): Question => ({
  kind: 'number',
  id,
  answer,
  tolerance: 0,
  unit: '',
  prompt: id,
  explanation: id,
  topic: lesson.split('/')[0],
  lesson,
});
const bank = [number('a', 1, 'kafka/log'), number('b', 2, 'kafka/log'), number('c', 3, 'grpc/calls')];
const test = {
  asked: ['a', 'b', 'c'],
  answers: { a: { kind: 'number', value: 1 }, b: { kind: 'number', value: 7 } },
  right: ['b', 'c'],
} as const;

describe('a drawn test', () => {
  it('is read from what was kept, and nothing else is', () => {
    expect(readDrawnTest(JSON.parse(JSON.stringify(test)))).toEqual(test);
    expect(readDrawnTest(undefined)).toBeUndefined();
    expect(readDrawnTest({ asked: 'a', answers: {} })).toBeUndefined();
    expect(readDrawnTest({ asked: Array.from({ length: 61 }, String), answers: {} })).toBeUndefined();
    expect(readDrawnTest({ asked: ['a'], answers: { a: 'x', z: test.answers.a } })).toEqual({
      asked: ['a'],
      answers: {},
      right: [],
    });
  });

  it('is judged by the bank, whatever it says of itself', () => {
    const read = readDrawnTest(test);
    expect(read && judged(read, bank)).toMatchObject({ asked: ['a', 'b', 'c'], right: ['a'] });
    expect(read && judged(read, bank.slice(1))).toMatchObject({ asked: ['b', 'c'], right: [] });
  });

  it('tells by topic what to read again', () => {
    expect(byTopic({ asked: ['a', 'b', 'c'], right: ['a', 'c'] }, bank, ['grpc', 'rabbitmq', 'kafka'])).toEqual([
      { topic: 'grpc', asked: 1, right: 1, reread: [] },
      { topic: 'kafka', asked: 2, right: 1, reread: ['kafka/log'] },
    ]);
  });
});
