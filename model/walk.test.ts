import { expect, test } from 'vitest';
import type { LabEvent } from './events.ts';
import { createWalk, storyLimit } from './walk.ts';

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

test('a story forgets the oldest of what it keeps, also in a plain object of its own', () => {
  const walk = createWalk(
    () => ({ seqs: [] as number[], last: 0, now: { byKey: new Map<number, string>(), keys: new Set<number>() } }),
    (story, { seq }) => {
      story.seqs.push(seq);
      story.last = seq;
      story.now.byKey.set(seq, 'here');
      story.now.keys.add(seq);
    },
  );
  const count = storyLimit + 3;
  const { seqs, last, now } = walk(Array.from({ length: count }, (_, i) => event(i + 1)));
  expect(last).toBe(count);
  for (const kept of [seqs, [...now.byKey.keys()], [...now.keys]]) {
    expect(kept).toHaveLength(storyLimit);
    expect([kept[0], kept.at(-1)]).toEqual([4, count]);
  }
});
