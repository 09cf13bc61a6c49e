import { expect, test } from 'vitest';
import { copy as exchanges } from '#labs/rabbitmq-exchanges/copy.vi.ts';
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

test('who chose another option hears what speaks against it', () => {
  const said: LabCopy = exchanges;
  const verdict = {
    prediction: 'short-key',
    actual: 'hash-only',
    facts: { message: 'A1', queues: 'inventory, audit' },
  };
  const belief = said.predictions['short-key']?.beliefs?.closest ?? '';
  expect(belief).not.toBe('');
  expect(explanationOf(of, said, verdict, 'closest')).toContain(belief);
  expect(explanationOf(of, said, verdict, 'hash-only')).toBe(explanationOf(of, said, verdict));
});

test('short times are told in ms, long ones in seconds', () => {
  expect(told(12)).toContain('12 ms');
  expect(told(5263)).toContain('5,3 giây');
  expect(told(5263)).not.toContain('ms');
});
