import { describe, expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { emptyPicture } from '#model/picture.ts';
import { accepted, changed, exited, printed, started } from '#model/platform/drafts.ts';
import { fold } from '#model/reduce.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { draftsOf } from '#model/technologies/kafka/drafts.ts';
import { inserted } from '#model/technologies/sqlite/drafts.ts';
import { missedIn } from './figures.ts';
import { autoCommit, commitAfter, commitBefore, pastEnd, pausing, whileRunning } from './predictions.ts';
import { story } from './story.ts';

const { created, appended, consumed, handled, committed, described, found } = draftsOf('orders', 'email');
const records = [0, 1, 2, 3].map((offset) =>
  appended(0, offset, { value: JSON.stringify({ order: offset + 1 }), label: String(offset + 1) }),
);
const begin = [started('email'), created(1), ...records, described({ email: [0] })];
const objectives = (...drafts: EventDraft[]): string[] => [
  ...foundIn(story, logOf([...begin, ...drafts])).objectives.keys(),
];
const hints = (...drafts: EventDraft[]): string[] => [...foundIn(story, logOf([...begin, ...drafts])).hints.keys()];

const read = (offset: number): EventDraft => consumed('email', offset);
const sent = (offset: number, changes = 1): EventDraft => inserted('email', 'emails', String(offset + 1), changes);
const done = (offset: number): EventDraft => handled('email', offset);
const saved = (offset: number): EventDraft => committed('email', offset + 1);
const restart = [exited('email'), started('email')];

describe('a death after the e-mail', () => {
  const run = [changed('commit', 'after'), read(0), sent(0), ...restart, read(0), sent(0, 0)];

  test('and before the commit sends it twice', () => {
    expect(objectives(...run)).toEqual(['sent-twice']);
    expect(settledIn(commitAfter, logOf([...begin, ...run]))).toMatchObject({
      actual: 'again',
      facts: { order: 1, offset: 0, committed: 0 },
    });
  });

  test('and after its commit sends it once', () => {
    const late = [changed('commit', 'after'), read(0), sent(0), saved(0), ...restart, read(1), sent(1)];
    expect(objectives(...late)).toEqual([]);
  });

  test('tells nothing where it came before the e-mail', () => {
    const early = [changed('commit', 'after'), read(0), ...restart, read(0), sent(0)];
    expect(objectives(...early)).toEqual([]);
    expect(hints(...early)).toEqual(['killed-at-work']);
    expect(settledIn(commitAfter, logOf([...begin, ...early]))).toBeUndefined();
  });

  test('with nothing in hand is a mistake', () => {
    expect(hints(read(0), sent(0), saved(0), done(0), exited('email'))).toEqual(['died-idle']);
  });
});

describe('a death after the commit', () => {
  const run = [changed('commit', 'before'), read(0), saved(0), ...restart, read(1)];

  test('and before the e-mail loses the order', () => {
    expect(objectives(...run)).toEqual(['lost']);
    expect(settledIn(commitBefore, logOf([...begin, ...run]))?.actual).toBe('lost');
    expect(missedIn(fold(emptyPicture, logOf([...begin, ...run])))).toBe(1);
  });

  test('and after the e-mail loses nothing', () => {
    expect(objectives(changed('commit', 'before'), read(0), saved(0), sent(0), ...restart, read(1))).toEqual([]);
  });
});

describe('a death in the middle of a batch that is committed by itself', () => {
  const batch = [read(0), sent(0), done(0), read(1), sent(1)];
  const run = [changed('commit', 'auto'), ...batch, ...restart, read(0), sent(0, 0), done(0), read(1), sent(1, 0)];

  test('sends all of it once more', () => {
    expect(objectives(...run)).toEqual(['auto-twice']);
    expect(settledIn(autoCommit, logOf([...begin, ...run]))).toMatchObject({
      actual: 'several',
      facts: { count: 2, committed: 0, last: 1 },
    });
  });

  test('says nothing when only one was done', () => {
    expect(hints(changed('commit', 'auto'), read(0), sent(0), exited('email'))).toEqual(['auto-early']);
  });
});

describe('an offset that is moved', () => {
  const wish = accepted('reset');
  const refusal = printed('operator', 'Không dời được: The consumer group must have no running instances', 'stderr');

  test('is refused while the program runs', () => {
    expect(objectives(wish, refusal)).toEqual(['refused']);
    expect(settledIn(whileRunning, logOf([...begin, wish, refusal]))?.actual).toBe('refused');
  });

  test('is refused, which is a mistake, while the broker believes in a dead program', () => {
    expect(hints(read(0), exited('email'), wish, refusal)).toEqual(['reset-too-soon']);
  });

  test('back is read from again', () => {
    const run = [read(0), sent(0), done(0), saved(0), exited('email', 'left'), committed('operator', 0)];
    expect(objectives(...run, started('email'), read(0))).toEqual(['rewound']);
    expect(objectives(...run, started('email'), read(1))).toEqual([]);
  });

  test('past the end is read from the beginning', () => {
    expect(objectives(committed('operator', 999), read(0))).toEqual(['ahead']);
    expect(objectives(committed('operator', 4), read(0))).toEqual([]);
  });

  test('to a moment after the newest record is moved to the end', () => {
    const run = [found('operator', 1_000, null), committed('operator', 4)];
    expect(objectives(...run)).toEqual(['past-end']);
    expect(settledIn(pastEnd, logOf([...begin, ...run]))).toMatchObject({ actual: 'end', facts: { offset: 4 } });
    expect(objectives(found('operator', 1_000, 4), committed('operator', 4))).toEqual([]);
  });
});

test('new groups begin where the broker says: at either end of the log', () => {
  const all = [found('analytics', 'earliest', 0), consumed('analytics', 0, { by: 'analytics' })];
  const news = (offset: number) => [found('alert', 'latest', 3), consumed('alert', offset, { by: 'alert' })];
  expect(objectives(...all, ...news(3))).toEqual(['new-groups']);
  expect(objectives(...all, ...news(0))).toEqual([]);
  expect(objectives(...all)).toEqual([]);
});

test('a pause lets the order in hand be done, and nothing more', () => {
  const run = [read(0), changed('flow', 'paused'), sent(0), done(0), changed('flow', 'running')];
  expect(objectives(...run, read(1))).toEqual(['paused']);
  expect(settledIn(pausing, logOf([...begin, ...run]))).toMatchObject({ actual: 'in-hand', facts: { count: 1 } });
  expect(hints(changed('flow', 'paused'))).toEqual(['paused-idle']);
});

test('an order whose commit is refused is read again', () => {
  const refused: EventDraft = {
    type: 'offset.refused',
    origin: 'client',
    group: 'email',
    program: 'email',
    topic: 'orders',
    partition: 0,
    offset: 1,
    reason: 'UNKNOWN_MEMBER_ID',
  };
  expect(objectives(read(0), sent(0), refused, done(0), read(0))).toEqual(['long-work']);
  expect(objectives(read(0), sent(0), refused, done(0), read(1))).toEqual([]);
  expect(hints(changed('commit', 'before'), changed('work', '5000'), read(0))).toEqual(['long-before']);
});
