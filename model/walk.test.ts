import { expect, test } from 'vitest';
import type { LabEvent } from './events.ts';
import { emptyPicture } from './picture.ts';
import { createWalk, keptEntries } from './walk.ts';

const event = (seq: number): LabEvent => ({
  type: 'setting.changed',
  origin: 'platform',
  setting: 'rate',
  program: null,
  value: seq,
  seq,
  at: seq,
});

test('a walk forgets the oldest of what it keeps, also in a plain object of its own', () => {
  const { state, take } = createWalk(
    { seqs: [] as number[], last: 0, now: { byKey: new Map<number, string>(), keys: new Set<number>() } },
    (kept, { seq }) => {
      kept.seqs.push(seq);
      kept.last = seq;
      kept.now.byKey.set(seq, 'here');
      kept.now.keys.add(seq);
    },
  );
  const count = keptEntries + 500;
  for (let seq = 1; seq <= count; seq += 1) take(event(seq), emptyPicture);
  expect(state.last).toBe(count);
  for (const kept of [state.seqs, [...state.now.byKey.keys()], [...state.now.keys]]) {
    expect(kept).toHaveLength(keptEntries);
    expect([kept[0], kept.at(-1)]).toEqual([501, count]);
  }
});
