import { expect, test } from 'vitest';
import { emptyPicture } from '#model/picture.ts';
import { logOf } from '#model/replay.ts';
import { progressIn } from './progress-in.ts';

const none = (): never => {
  throw new Error('a sandbox that is being opened has no picture');
};
const lab = 'rabbitmq-work-queue';
const at = (option: string) => () => ({ ...emptyPicture, predictions: { 'after-kill': { option, madeSeq: 1 } } });
const [settled, met, printed] = logOf([
  {
    type: 'prediction.settled',
    origin: 'platform',
    prediction: 'after-kill',
    actual: 'redelivered',
    facts: {},
    evidence: [1],
  },
  { type: 'objective.met', origin: 'platform', objective: 'redelivered', evidence: [1] },
  { type: 'program.printed', origin: 'platform', program: 'worker-1', line: 'hello', stream: 'stdout' },
]);

test('a settled prediction is right where the learner had said so', () => {
  const of = (option: string) => settled && progressIn(settled, at(option), lab);
  const entry = { kind: 'prediction-settled', lab, prediction: 'after-kill' };
  expect(of('redelivered')).toEqual({ ...entry, right: true });
  expect(of('lost')).toEqual({ ...entry, right: false });
});

test('an objective is one, and what else happens is none', () => {
  expect(met && progressIn(met, none, lab)).toEqual({ kind: 'objective-met', lab, objective: 'redelivered' });
  expect(printed && progressIn(printed, none, lab)).toBeUndefined();
});
