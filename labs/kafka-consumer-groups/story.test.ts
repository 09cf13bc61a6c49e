import { describe, expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { accepted, exited, frozen, predicted, started, thawed } from '#model/platform/drafts.ts';
import { foundIn, settledIn, timedLogOf } from '#model/replay.ts';
import { draftsOf } from '#model/technologies/kafka/drafts.ts';
import { afterKill, fourthMember, resumeAt, sameKey } from './predictions.ts';
import { story } from './story.ts';

const { appended, consumed, handled, committed, described, describedAs, joined, silenced } = draftsOf(
  'orders',
  'invoice',
);
const consumer = (program: string): EventDraft => started(program, 'invoice');

/** What happens at once, and what when a session that was silent from the beginning has run out. */
const log = (now: readonly EventDraft[], later: readonly EventDraft[] = []): LabEvent[] =>
  timedLogOf([...now.map((draft) => [0, draft] as const), ...later.map((draft) => [3_000, draft] as const)]);
const objectives = (...drafts: Parameters<typeof log>): string[] => [
  ...foundIn(story, log(...drafts)).objectives.keys(),
];
const hints = (...drafts: Parameters<typeof log>): string[] => [...foundIn(story, log(...drafts)).hints.keys()];

const two = [consumer('a'), consumer('b'), described({ a: [0, 2], b: [1] })];

describe('kill -9', () => {
  const dead = [...two, exited('a'), silenced('a', [0, 2])];
  const taken = described({ b: [0, 1, 2] });

  test('moves the partitions when the session has run out', () => {
    expect(objectives(dead, [taken])).toEqual(['session-timeout']);
    expect(settledIn(afterKill, log(dead, [taken]))).toMatchObject({
      actual: 'session-timeout',
      facts: { program: 'a', partition: 0, to: 'b', timeout: '3,0' },
    });
  });

  test('proves nothing while the broker still believes in the dead', () => {
    expect(objectives([...dead, described({ a: [0, 2], b: [1] })])).toEqual([]);
    expect(settledIn(afterKill, log(dead))).toBeUndefined();
  });

  test('of a program that runs again gives the partitions back to it', () => {
    const script = [[...dead, consumer('a')], [described({ a: [0, 2], b: [1] }, { generation: 2 })]] as const;
    expect(objectives(...script)).toEqual([]);
    expect(hints(...script)).toEqual(['ran-too-soon']);
    expect(settledIn(afterKill, log(...script))?.actual).toBe('when-back');
  });

  test('of one that was run again and killed before it was let in is still the death of who owned something', () => {
    const joining = describedAs('PreparingRebalance', [
      ['a-1', 'a'],
      ['a-2', 'a'],
      ['b-1', 'b'],
    ]);
    expect(objectives([...dead, consumer('a'), joining, exited('a')], [taken])).toEqual(['session-timeout']);
    // A dead member of its own that the broker counts for a while makes nobody a third, and is no owner.
    const haunted = describedAs('Stable', [
      ['a-2', 'a', 1],
      ['a-3', 'a', 0],
      ['b-1', 'b', 2],
    ]);
    const back = [consumer('a'), joined('a', [0], 3), haunted];
    expect(objectives([...dead, consumer('a'), joining, exited('a'), ...back])).toEqual([]);
  });

  test('of a program that had left before, and was run again, counts as any other', () => {
    const back = described({ a: [0, 2], b: [1] }, { generation: 2 });
    const again = [accepted('leave', 'a'), exited('a', 'left'), consumer('a'), back];
    const died = [exited('a'), silenced('a', [0, 2], { memberId: 'a-2' })];
    expect(objectives([...two, ...again, ...died], [taken])).toContain('session-timeout');
  });

  test('of a member without a partition, or of the only one, is a mistake', () => {
    const idle = described({ a: [0], b: [1], c: [2], d: [] });
    expect(hints([consumer('a'), consumer('d'), idle, exited('d')])).toEqual(['killed-idle']);
    expect(hints([consumer('a'), described({ a: [0, 1, 2] }), exited('a')])).toEqual(['killed-alone']);
  });

  test('of a member that has committed all it read shows no second reading', () => {
    const again = [taken, consumer('c'), described({ b: [0], c: [1, 2] }), consumed('b', 3), handled('b', 3)];
    expect(hints(dead, [...again, committed('b', 4), exited('b')])).toEqual(['killed-quiet']);
    expect(hints(dead, [...again, exited('b')])).toEqual([]);
  });

  test('makes the next owner read again what was not committed', () => {
    const read = [committed('a', 3), consumed('a', 3), handled('a', 3), consumed('a', 4), handled('a', 4)];
    const script = [
      [...two, ...read, exited('a'), silenced('a', [0, 2])],
      [taken, consumed('b', 3)],
    ] as const;
    expect(objectives(...script)).toEqual(['session-timeout', 'read-again']);
    expect(settledIn(resumeAt, log(...script))).toMatchObject({
      actual: 'at-commit',
      facts: { committed: 3, last: 4, first: 3, again: 2, partition: 0, to: 'b' },
    });
  });
});

describe('leaving', () => {
  test.each([
    ['before the end of its process', [described({ b: [0, 1, 2] }), exited('a', 'left')]],
    ['after the end of its process', [exited('a', 'left'), described({ b: [0, 1, 2] })]],
  ])('moves the partitions at once, told %s', (_, end) => {
    expect(objectives([...two, accepted('leave', 'a'), ...end])).toEqual(['polite-leave']);
  });

  test('is a mistake where the session timeout was to be seen', () => {
    expect(hints([...two, predicted('after-kill'), accepted('leave', 'a')])).toEqual(['left-not-killed']);
  });
});

describe('a frozen member', () => {
  const silent = [...two, frozen('a'), silenced('a', [0, 2])];

  test('loses its partitions and comes back as another member', () => {
    expect(objectives(silent, [described({ b: [0, 1, 2] }), thawed('a'), joined('a', [], 2)])).toEqual(['frozen-out']);
  });

  test('that thaws in time has lost nothing', () => {
    const script = [...silent, thawed('a'), joined('a', [])];
    expect(objectives(script)).toEqual([]);
    expect(hints(script)).toEqual(['thawed-too-soon']);
  });
});

test('three members with a partition each, then a fourth with none', () => {
  const three = described({ a: [0], b: [1], c: [2] });
  const four = described({ a: [0], b: [1], c: [2], d: [] });
  expect(objectives([three])).toEqual(['one-each']);
  expect(objectives([four])).toEqual(['idle-member']);
  expect(settledIn(fourthMember, log([three, consumer('d'), four]))).toMatchObject({
    actual: 'nothing',
    facts: { program: 'd', partitions: 3 },
  });
});

describe('keys', () => {
  const customers = ['An', 'Bé', 'Chi', 'Hà', 'Lê', 'Sơn'];
  const keyed = Array.from({ length: 18 }, (_, i) =>
    appended(i % 3, Math.floor(i / 3), { key: customers[i % 6] ?? '' }),
  );

  test('keep their records together', () => {
    expect(objectives(keyed)).toEqual(['same-key']);
    expect(objectives([...keyed.slice(0, 17), appended(0, 9, { key: 'Sơn' })])).toEqual([]);
    expect(settledIn(sameKey, log(keyed))).toMatchObject({
      actual: 'one-partition',
      // It is settled by the twelfth record.
      facts: { count: 2, keys: 6 },
    });
  });

  test('that are missing are a mistake', () => {
    expect(hints(Array.from({ length: 10 }, (_, i) => appended(i % 3, i)))).toEqual(['no-key']);
  });
});

test('a second group reads what the first has done with', () => {
  const read = [0, 1, 2, 3, 4].map((offset) => consumed('analytics', offset, { by: 'analytics' }));
  expect(objectives([committed('a', 5), ...read])).toEqual(['second-group']);
  expect(objectives([committed('a', 4), ...read])).toEqual([]);
});
