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

test('each event of a growing log is walked once; a log cut at its beginning is walked again', () => {
  const seen: number[] = [];
  const walk = createWalk(
    () => ({ seqs: [] as number[] }),
    (story, { seq }) => {
      seen.push(seq);
      story.seqs.push(seq);
    },
  );
  const log = [event(1), event(2)];
  expect(walk(log).seqs).toEqual([1, 2]);
  log.push(event(3));
  expect(walk(log).seqs).toEqual([1, 2, 3]);
  expect(seen).toEqual([1, 2, 3]);
  log.splice(0, 2, event(2));
  log.shift();
  expect(walk(log).seqs).toEqual([3]);
});
