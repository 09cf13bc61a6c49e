import { expect, test } from 'vitest';
import { begunLab } from './begun-lab.ts';

const labs = ['queues', 'topics', 'calls'].map((slug) => ({ slug, objectives: ['one', 'two'] }));
const begun = (met: Record<string, string[]>) => begunLab(labs, met)?.slug;

test('the lab begun last is gone on with, unless all its goals are met', () => {
  expect(begun({})).toBeUndefined();
  expect(begun({ topics: ['one'], queues: ['two'] })).toBe('queues');
  expect(begun({ topics: ['one'], queues: ['two', 'one'] })).toBe('topics');
  expect(begun({ queues: ['one', 'two'] })).toBeUndefined();
  expect(begun({ gone: ['one'] })).toBeUndefined();
});
