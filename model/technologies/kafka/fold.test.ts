import { describe, expect, test } from 'vitest';
import type { EventDraft } from '../../events.ts';
import { createInterpreter, type Leg } from '../../legs.ts';
import { emptyPicture } from '../../picture.ts';
import { exited, frozen, started, thawed } from '../../platform/drafts.ts';
import { createLivingPicture } from '../../reduce.ts';
import { logOf } from '../../replay.ts';
import { draftsOf } from './drafts.ts';
import { ghostsOf, silenceOf } from './members.ts';

const kafka = draftsOf('orders', 'email');
const { created, grown, appended, consumed, handled, returned, refused, committed, joined, found } = kafka;
const { measured, surveyed, configured, described, silenced, describedAs } = kafka;

test('what a member has done stays done, though whoever goes on begins again at the last commit', () => {
  const offsetsAfter = (...more: EventDraft[]) => {
    const picture = createLivingPicture();
    const records = [0, 1, 2].map((offset) => appended(0, offset));
    const done = [0, 1, 2].flatMap((offset) => [consumed('a', offset), handled('a', offset)]);
    const drafts = [created(1), started('a'), started('b'), ...records, ...done, committed('a', 1), ...more];
    for (const event of logOf(drafts)) picture.take(event);
    return { ...picture.now.groups.email };
  };
  expect(offsetsAfter()).toMatchObject({ handled: { 'orders/0': 3 }, committed: { 'orders/0': 1 } });
  const again = [consumed('b', 1), handled('b', 1)];
  expect(offsetsAfter(...again)).toMatchObject({ handled: { 'orders/0': 3 }, position: { 'orders/0': 2 } });
});

test('a topic grows at its end, and what it holds stays where it is', () => {
  const picture = createLivingPicture();
  for (const event of logOf([created(2), appended(1, 0, { key: 'Hà' }), grown(3), appended(2, 0)])) picture.take(event);
  const { partitions = [] } = picture.now.topics.orders ?? {};
  expect(partitions.map(({ high }) => high)).toEqual([0, 1, 1]);
  expect(partitions[1]?.records[0]?.key).toBe('Hà');
});

test('a group remembers in which order its newest records were handed out', () => {
  const picture = createLivingPicture();
  const read = [consumed('a', 0, { partition: 1 }), consumed('a', 0), consumed('a', 1, { partition: 1 })];
  for (const event of logOf([created(2), started('a'), ...read])) picture.take(event);
  expect(picture.now.groups.email?.recent).toEqual(['orders/1@0', 'orders/0@0', 'orders/1@1']);
});

const pictureOf = (drafts: readonly EventDraft[], stepMs = 1) => {
  const picture = createLivingPicture();
  for (const event of logOf(drafts, stepMs)) picture.take(event);
  return picture.now;
};

test('whoever went back reads again all that had been done, not only the first record', () => {
  const done = [0, 1].flatMap((offset) => [consumed('a', offset), handled('a', offset)]);
  const again = [consumed('a', 0), consumed('a', 1), consumed('a', 2)];
  const { programs } = pictureOf([created(1), started('a'), ...done, ...again]);
  expect(programs.a?.hands.map(({ redelivered }) => redelivered)).toEqual([true, true, false]);
});

test('a group has no lag before its first commit, and one below 0 where it stands behind the end', () => {
  const records = [0, 1, 2].map((offset) => appended(0, offset));
  const drafts = [created(1), started('a'), joined('a', [0]), ...records, committed('a', 1), committed(null, 9)];
  expect(pictureOf(drafts, 250).groups.email?.lags.map(({ lag }) => lag)).toEqual([null, 2, -6]);
});

test('of the broker’s answers to a program the newest is kept, also that there is no such offset', () => {
  const drafts = [created(1), started('a'), found('a', 'latest', 3), found('a', 1_000, null)];
  expect(pictureOf(drafts).programs.a?.asked).toMatchObject({ asked: 1_000, found: null });
});

test('what the broker has removed is not in the picture, also where its writer tells of it only then', () => {
  const records = [0, 1, 2, 3].map((offset) => appended(0, offset));
  const drafts = [created(1), ...records, measured(1, 4), surveyed([1, 3], [2, 3]), appended(0, 0), appended(0, 2)];
  const [partition] = pictureOf(drafts).topics.orders?.partitions ?? [];
  expect(partition?.records.map(({ offset }) => offset)).toEqual([1, 3]);
  expect(partition).toMatchObject({ low: 1, high: 4, segments: [1, 3], gaps: [{ from: 2, until: 3 }] });
});

test('a topic’s configuration is the broker’s newest word of it, and a record without a value says so', () => {
  const drafts = [created(1), configured({ 'retention.ms': '10' }), configured({}, { 'retention.ms': '604800000' })];
  const { orders } = pictureOf([...drafts, appended(0, 0, { key: 'An', value: '', tombstone: true })]).topics;
  expect(orders?.config).toEqual({ 'retention.ms': { value: '604800000', isDefault: true } });
  expect(orders?.partitions[0]?.records).toMatchObject([{ key: 'An', tombstone: true }]);
});

test('a record that was put back is in nobody’s hands, is not done, and comes again', () => {
  const drafts = [created(1), started('a'), appended(0, 0), consumed('a', 0), returned('a', 0)];
  const { programs, groups } = pictureOf(drafts);
  expect(programs.a).toMatchObject({ hands: [], handled: 0 });
  expect(groups.email?.handled).toEqual({});
  expect(pictureOf([...drafts, consumed('a', 0)]).programs.a?.hands).toMatchObject([{ redelivered: true }]);
});

const legsOf = (drafts: readonly EventDraft[]): Leg[] => {
  const legs: Leg[] = [];
  const nothing = () => {};
  const leg = (one: Leg) => legs.push(one);
  const drawing = { clear: nothing, leg, spanBegan: nothing, spanEnded: nothing, broke: nothing };
  const interpreter = createInterpreter([drawing]);
  interpreter.begin(emptyPicture);
  interpreter.append(logOf(drafts));
  return legs;
};

test('a record that was put back goes on with the same trip when it is read again', () => {
  const legs = legsOf([appended(0, 0), consumed('a', 0), returned('a', 0), consumed('a', 0), handled('a', 0)]);
  expect(legs.map(({ manner, again }) => [manner, again])).toEqual([
    ['sent', false],
    ['handed', false],
    ['back', false],
    ['handed', true],
    ['stays', false],
  ]);
  expect(new Set(legs.map(({ trip }) => trip)).size).toBe(1);
});

test('a record that the broker would not have falls off its way', () => {
  expect(legsOf([refused(0)])).toMatchObject([{ manner: 'fallen', reason: 'turnedDown', ends: true }]);
});

describe('a program that is killed and runs again at once', () => {
  const living = [created(3), started('a'), started('b'), joined('a', [0, 2]), joined('b', [1])];
  const killed = [...living, exited('a'), silenced('a', [0, 2]), started('a')];
  /** The dead member and the new one of the same program, as the broker tells of them while it waits for the session. */
  const both = describedAs('PreparingRebalance', [
    ['a-1', 'a'],
    ['a-2', 'a'],
    ['b-1', 'b'],
  ]);
  const membersIn = (drafts: readonly EventDraft[]) => pictureOf(drafts).groups.email?.members ?? [];

  test('is two members: a ghost that keeps its partitions and its silence, and one that waits', () => {
    expect(membersIn([...killed, both])).toMatchObject([
      { memberId: 'a-1', isGhost: true, silence: { until: 13_000 }, partitions: [{ partition: 0 }, { partition: 2 }] },
      { memberId: 'a-2', partitions: [] },
      { memberId: 'b-1', partitions: [{ partition: 1 }] },
    ]);
    expect(membersIn([...killed, both]).filter(({ isGhost }) => isGhost)).toHaveLength(1);
    expect(ghostsOf(pictureOf(killed), 'a')).toHaveLength(1);
  });

  test('is one member again when the broker has given up the dead one', () => {
    const shared = [joined('b', [1], 1), joined('a', [0, 2], 2), described({ a: [0, 2], b: [1] }, { generation: 2 })];
    const after = pictureOf([...killed, both, ...shared]);
    expect(ghostsOf(after, 'a')).toEqual([]);
    expect(silenceOf(after, 'a')).toBeUndefined();
  });

  test('killed once more before it was let in, leaves a ghost that never told its name', () => {
    const third = describedAs('Stable', [
      ['a-2', 'a', 1],
      ['a-3', 'a', 0],
      ['b-1', 'b', 2],
    ]);
    const again = [...killed, both, exited('a'), started('a'), joined('a', [0], 3), third];
    expect(membersIn(again)).toMatchObject([
      { memberId: 'a-2', isGhost: true, partitions: [{ partition: 1 }] },
      { memberId: 'a-3', partitions: [{ partition: 0 }] },
      { memberId: 'b-1' },
    ]);
    expect(ghostsOf(pictureOf(again), 'a').map(({ memberId }) => memberId)).toEqual(['a-2']);
  });
});

test('a member that thaws in time is silent no longer, a ghost that cannot thaw still is', () => {
  const silent = [created(1), started('a'), joined('a', [0]), frozen('a'), silenced('a', [0])];
  expect(silenceOf(pictureOf(silent), 'a')).toBeDefined();
  expect(silenceOf(pictureOf([...silent, thawed('a')]), 'a')).toBeUndefined();
});

test('a member whose word comes after its end is a ghost from the start', () => {
  expect(ghostsOf(pictureOf([created(1), started('a'), exited('a'), joined('a', [0])]), 'a')).toHaveLength(1);
});

test('with a topic goes what was committed of it; who commits late stands ahead of the new end', () => {
  const records = [0, 1, 2, 3].map((offset) => appended(0, offset));
  const before = [created(1), started('a'), joined('a', [0]), ...records, consumed('a', 3), committed('a', 4)];
  const again = [...before, created(1), appended(0, 0)];
  expect(pictureOf(again, 250).groups.email).toMatchObject({ committed: {}, position: {} });
  const late = pictureOf([...again, committed('a', 4)], 250);
  expect(late.topics.orders?.partitions[0]).toMatchObject({ high: 1, records: [{ offset: 0 }] });
  expect(late.groups.email?.lags.at(-1)?.lag).toBe(-3);
});

test('a partition changes hands where another program is given it than before, also after a while without any', () => {
  const handovers = (...drafts: EventDraft[]) => {
    const two = [created(2), started('a'), started('b'), joined('a', [0]), joined('b', [1])];
    return pictureOf([...two, ...drafts]).groups.email?.handovers;
  };
  expect(handovers()).toEqual([]);
  expect(handovers(joined('a', [0], 2), started('c'), joined('c', []))).toEqual([]);
  const alone = [exited('a'), described({ b: [1] }), joined('b', [0, 1])];
  expect(handovers(...alone)).toMatchObject([{ topic: 'orders', partition: 0, from: 'a', to: 'b' }]);
  expect(handovers(...alone, started('a'), joined('a', [0], 2), joined('b', [1]))?.at(-1)).toMatchObject({ to: 'a' });
  expect(handovers(created(2), joined('b', [0]))).toEqual([]);
  const swaps = Array.from({ length: 200 }, (_, turn) => joined(turn % 2 ? 'a' : 'b', [0]));
  expect(handovers(...swaps)).toHaveLength(60);
});
