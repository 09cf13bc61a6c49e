import { expect, test } from 'vitest';
import { copy } from '#labs/rabbitmq-work-queue/copy.vi.ts';
import { lab } from '#labs/rabbitmq-work-queue/lab.ts';
import type { Lab, LabCopy } from '#model/lab.ts';
import { explanationOf } from './explanation.ts';

const words: LabCopy = copy;
const of: Lab = lab;
const told = (ms: number): string =>
  explanationOf(of, words, {
    prediction: 'after-kill',
    actual: 'other-worker',
    facts: { from: 'worker-1', to: 'worker-2', ms, message: '7' },
  });

test('short times are told in ms, long ones in seconds', () => {
  expect(told(12)).toContain('12 ms');
  expect(told(5263)).toContain('5,3 giây');
  expect(told(5263)).not.toContain('ms');
});
