import { expect, test } from 'vitest';
import type { LabEvent } from './events.ts';
import { createWalk } from './walk.ts';

const event = (seq: number): LabEvent => ({
  type: 'setting.changed',
  origin: 'platform',
  setting: 'rate',
  program: null,
  value: seq,
  seq,
  at: seq,
});

test('each event of a growing log is walked once, also when its beginning is cut; a log with a gap is walked anew', () => {
  const walk = createWalk(
    () => ({ seqs: [] as number[] }),
    (story, { seq }) => {
      story.seqs.push(seq);
    },
  );
  const log = [event(1), event(2)];
  expect(walk(log).seqs).toEqual([1, 2]);
  log.push(event(3));
  expect(walk(log).seqs).toEqual([1, 2, 3]);
  log.splice(0, 2);
  log.push(event(4));
  expect(walk(log).seqs).toEqual([1, 2, 3, 4]);
  log.splice(0, 2, event(7), event(8));
  expect(walk(log).seqs).toEqual([7, 8]);
});
