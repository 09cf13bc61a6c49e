import { describe, expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { afterKill, fourthMember, resumeAt, sameKey } from './predictions.ts';
import { storyOf } from './story.ts';

/** Drafts with the milliseconds since the one before. */
type Scripted = EventDraft | readonly [afterMs: number, draft: EventDraft];

const log = (script: Scripted[]): LabEvent[] => {
  let at = 10_000;
  return script.map((one, i): LabEvent => {
    const [afterMs, draft] = 'type' in one ? ([1, one] as const) : one;
    at += afterMs;
    return { ...draft, seq: i + 1, at };
  });
};

const place = (partition: number) => ({ topic: 'orders', partition });
const started = (program: string): EventDraft => ({
  type: 'program.started',
  origin: 'platform',
  role: 'email',
  pid: 1,
  program,
});
const described = (owned: Record<string, number[]>, generation = 1): EventDraft => ({
  type: 'group.described',
  origin: 'broker',
  group: 'email',
  state: 'Stable',
  members: Object.entries(owned).map(([program, partitions]) => ({
    program,
    memberId: `${program}-${generation}`,
    partitions: partitions.map(place),
  })),
});
const exited = (program: string, cause: 'killed' | 'left' = 'killed'): EventDraft => ({
  type: 'program.exited',
  origin: 'platform',
  program,
  pid: 1,
  signal: null,
  code: null,
  cause,
});
const silenced = (program: string, partitions: number[]): EventDraft => ({
  type: 'member.silenced',
  origin: 'platform',
  group: 'email',
  program,
  memberId: `${program}-1`,
  lastHeartbeatAt: 10_000,
  sessionTimeoutMs: 3_000,
  partitions: partitions.map(place),
});
const act = (action: string, program: string): EventDraft => ({
  type: 'action.accepted',
  origin: 'platform',
  action,
  program,
  value: null,
});
const appended = (key: string | null, partition: number, offset: number): EventDraft => ({
  type: 'record.appended',
  origin: 'broker',
  ...place(partition),
  offset,
  program: 'shop',
  key,
  value: '{}',
  headers: {},
  label: 'x',
});
const consumed = (program: string, offset: number, group = 'email'): EventDraft => ({
  type: 'record.consumed',
  origin: 'client',
  ...place(0),
  offset,
  group,
  program,
});
const handled = (program: string, offset: number): EventDraft => ({
  type: 'record.handled',
  origin: 'client',
  ...place(0),
  offset,
  group: 'email',
  program,
});
const committed = (program: string, offset: number): EventDraft => ({
  type: 'offset.committed',
  origin: 'client',
  ...place(0),
  offset,
  group: 'email',
  program,
});

const two = [started('a'), started('b'), described({ a: [0, 2], b: [1] })];
const objectives = (script: Scripted[]): string[] => [...storyOf(log(script)).objectives.keys()];
const hints = (script: Scripted[]): string[] => [...storyOf(log(script)).hints.keys()];

describe('kill -9', () => {
  const dead = [...two, exited('a'), silenced('a', [0, 2])];

  test('moves the partitions when the session has run out', () => {
    const script: Scripted[] = [...dead, [2_990, described({ b: [0, 1, 2] })]];
    expect(objectives(script)).toEqual(['session-timeout']);
    expect(afterKill.settle(log(script))).toMatchObject({
      actual: 'session-timeout',
      facts: { program: 'a', partition: 0, to: 'b', timeout: '3,0' },
    });
  });

  test('proves nothing while the broker still believes in the dead', () => {
    expect(objectives([...dead, described({ a: [0, 2], b: [1] })])).toEqual([]);
    expect(afterKill.settle(log(dead))).toBeUndefined();
  });

  test('of a program that runs again gives the partitions back to it', () => {
    const script: Scripted[] = [...dead, started('a'), [2_990, described({ a: [0, 2], b: [1] }, 2)]];
    expect(objectives(script)).toEqual([]);
    expect(hints(script)).toEqual(['ran-too-soon']);
    expect(afterKill.settle(log(script))?.actual).toBe('when-back');
  });

  test('of a member without a partition, or of the only one, is a mistake', () => {
    const idle = described({ a: [0], b: [1], c: [2], d: [] });
    expect(hints([started('a'), started('d'), idle, exited('d')])).toEqual(['killed-idle']);
    expect(hints([started('a'), described({ a: [0, 1, 2] }), exited('a')])).toEqual(['killed-alone']);
  });

  test('of a member that has committed all it read shows no second reading', () => {
    const again: Scripted[] = [
      ...[...dead, [2_990, described({ b: [0, 1, 2] })] as const, started('c')],
      ...[described({ b: [0], c: [1, 2] }), consumed('b', 3), handled('b', 3)],
    ];
    expect(hints([...again, committed('b', 4), exited('b')])).toEqual(['killed-quiet']);
    expect(hints([...again, exited('b')])).toEqual([]);
  });

  test('makes the next owner read again what was not committed', () => {
    const script: Scripted[] = [
      ...[...two, committed('a', 3), consumed('a', 3), handled('a', 3), consumed('a', 4), handled('a', 4)],
      ...[exited('a'), silenced('a', [0, 2])],
      [2_990, described({ b: [0, 1, 2] })],
      consumed('b', 3),
    ];
    expect(objectives(script)).toEqual(['session-timeout', 'read-again']);
    expect(resumeAt.settle(log(script))).toMatchObject({
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
    expect(objectives([...two, act('leave', 'a'), ...end])).toEqual(['polite-leave']);
  });

  test('is a mistake where the session timeout was to be seen', () => {
    const predicted: EventDraft = {
      type: 'prediction.made',
      origin: 'platform',
      prediction: 'after-kill',
      option: 'at-once',
    };
    expect(hints([...two, predicted, act('leave', 'a')])).toEqual(['left-not-killed']);
  });
});

describe('a frozen member', () => {
  const frozen: Scripted[] = [
    ...two,
    { type: 'program.frozen', origin: 'platform', program: 'a' },
    silenced('a', [0, 2]),
  ];
  const thawed: EventDraft = { type: 'program.thawed', origin: 'platform', program: 'a' };
  const joined = (memberId: string): EventDraft => ({
    type: 'group.joined',
    origin: 'client',
    group: 'email',
    program: 'a',
    memberId,
    sessionTimeoutMs: 3_000,
    heartbeatIntervalMs: 500,
    partitions: [],
  });

  test('loses its partitions and comes back as another member', () => {
    expect(objectives([...frozen, [3_000, described({ b: [0, 1, 2] })], thawed, joined('a-2')])).toEqual([
      'frozen-out',
    ]);
  });

  test('that thaws in time has lost nothing', () => {
    const script = [...frozen, thawed, joined('a-1')];
    expect(objectives(script)).toEqual([]);
    expect(hints(script)).toEqual(['thawed-too-soon']);
  });
});

test('three members with a partition each, then a fourth with none', () => {
  const three = described({ a: [0], b: [1], c: [2] });
  const four = described({ a: [0], b: [1], c: [2], d: [] });
  expect(objectives([three])).toEqual(['one-each']);
  expect(objectives([four])).toEqual(['idle-member']);
  expect(fourthMember.settle(log([three, started('d'), four]))).toMatchObject({
    actual: 'nothing',
    facts: { program: 'd', partitions: 3 },
  });
});

describe('keys', () => {
  const customers = ['An', 'Bé', 'Chi', 'Hà', 'Lê', 'Sơn'];
  const keyed = Array.from({ length: 18 }, (_, i) => appended(customers[i % 6] ?? '', i % 3, Math.floor(i / 3)));

  test('keep their records together', () => {
    expect(objectives(keyed)).toEqual(['same-key']);
    expect(objectives([...keyed.slice(0, 17), appended('Sơn', 0, 9)])).toEqual([]);
    expect(sameKey.settle(log(keyed))).toMatchObject({ actual: 'one-partition', facts: { count: 3, keys: 6 } });
  });

  test('that are missing are a mistake', () => {
    expect(hints(Array.from({ length: 10 }, (_, i) => appended(null, i % 3, i)))).toEqual(['no-key']);
  });
});

test('a second group reads what the first has done with', () => {
  const read = [0, 1, 2, 3, 4].map((offset) => consumed('analytics', offset, 'analytics'));
  expect(objectives([committed('a', 5), ...read])).toEqual(['second-group']);
  expect(objectives([committed('a', 4), ...read])).toEqual([]);
});
