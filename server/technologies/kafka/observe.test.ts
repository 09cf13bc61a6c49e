import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { createInterpreter } from '#model/legs.ts';
import { emptyPicture } from '#model/picture.ts';
import { started } from '#model/platform/drafts.ts';
import { fold } from '#model/reduce.ts';
import { logOf } from '#model/replay.ts';
import { createTimetable } from '#model/timetable.ts';
import type { ClientReport } from './client-report.ts';
import { createObserver } from './observe.ts';

let events: EventDraft[] = [];
const observe = () => {
  const observer = createObserver({ prefix: 'tt-1.', emit: (draft) => events.push(draft), onChange: () => {} });
  for (const program of ['shop', 'a', 'b']) observer.programStarted(program);
  return observer;
};
const types = () => events.map(({ type }) => type);

beforeEach(() => {
  events = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const topic: EventDraft = { type: 'topic.created', origin: 'platform', topic: 'orders', partitions: 1 };
const place = { topic: 'tt-1.orders', partition: 0, offset: 0 };
const appended: Extract<ClientReport, { kind: 'appended' }> = {
  kind: 'appended',
  ...place,
  key: 'An',
  value: '{}',
  headers: {},
};
const consumed: Extract<ClientReport, { kind: 'consumed' }> = { kind: 'consumed', group: 'tt-1.email', ...place };
const handled: Extract<ClientReport, { kind: 'handled' }> = { kind: 'handled', group: 'tt-1.email', ...place };
const committed: ClientReport = { kind: 'committed', group: 'tt-1.email', offsets: [{ ...place, offset: 1 }] };
const joined: ClientReport = {
  kind: 'joined',
  group: 'tt-1.email',
  memberId: 'a-1',
  sessionTimeoutMs: 3_000,
  heartbeatIntervalMs: 500,
  partitions: [{ topic: 'tt-1.orders', partition: 0 }],
};

test('a reader that is quicker to tell than the writer waits for it, with all that it says after', () => {
  const observer = observe();
  for (const report of [consumed, handled, committed]) observer.reported('a', report);
  expect(types()).toEqual([]);
  observer.reported('shop', appended);
  expect(types()).toEqual(['record.appended', 'record.consumed', 'record.handled', 'offset.committed']);
  expect(events[1]).toMatchObject({ topic: 'orders', group: 'email', program: 'a' });
});

test('a topic that grows is told before what is written to its new end', () => {
  const observer = observe();
  observer.reported('shop', { kind: 'grown', topic: 'tt-1.orders', partitions: 2 });
  observer.reported('shop', { ...appended, partition: 1 });
  expect(events).toMatchObject([
    { type: 'topic.grown', topic: 'orders', partitions: 2 },
    { type: 'record.appended', partition: 1 },
  ]);
});

test('the label of a record is the beginning of its key as a reader counts letters', () => {
  observe().reported('shop', { ...appended, key: '👨‍👩‍👧👨‍👩‍👧 nhà Hà' });
  expect(events).toMatchObject([{ label: '👨‍👩‍👧👨‍👩‍👧 nh' }]);
});

test('a record that nobody says to have written is read all the same, a moment later', () => {
  const observer = observe();
  observer.reported('a', consumed);
  vi.advanceTimersByTime(5_100);
  expect(types()).toEqual(['record.consumed']);
});

test('however late the writer tells, the reader has read each record once and nothing waits for a reader', () => {
  const wait = fc.integer({ min: 0, max: 12_000 });
  fc.assert(
    fc.property(fc.array(fc.record({ written: wait, read: wait, done: wait }), { maxLength: 6 }), (records) => {
      events = [];
      const observer = observe();
      let [writtenAt, readAt] = [0, 0];
      for (const [offset, { written, read, done }] of records.entries()) {
        writtenAt += written;
        setTimeout(() => observer.reported('shop', { ...appended, offset }), writtenAt);
        readAt += read;
        setTimeout(() => observer.reported('a', { ...consumed, offset }), readAt);
        readAt += done;
        setTimeout(() => observer.reported('a', { ...handled, offset }), readAt);
      }
      vi.advanceTimersByTime(200_000);
      const log = logOf([topic, started('a'), ...events]);
      const told = (type: LabEvent['type']) => log.filter((event) => event.type === type).length;
      expect([told('record.appended'), told('record.consumed'), told('record.handled')]).toEqual(
        Array(3).fill(records.length),
      );
      expect(fold(emptyPicture, log).programs.a).toMatchObject({ hands: [], handled: records.length });
      const timetable = createTimetable();
      const interpreter = createInterpreter([timetable]);
      interpreter.begin(emptyPicture);
      interpreter.append(log);
      expect(timetable.trips().filter(({ ended }) => !ended)).toEqual([]);
    }),
  );
});

test('a commit that the broker would not have is told as that, and leaves what is committed as it is', () => {
  const observer = observe();
  observer.reported('b', committed);
  observer.reported('a', { kind: 'refused', group: 'tt-1.email', offsets: [{ ...place, offset: 7 }], reason: 'X' });
  expect(events[1]).toMatchObject({ type: 'offset.refused', program: 'a', offset: 7, reason: 'X' });
  const { groups } = fold(emptyPicture, logOf([topic, started('a'), ...events]));
  expect(groups.email?.committed).toEqual({ 'orders/0': 1 });
});

test('the dead take nothing into their hands', () => {
  const observer = observe();
  observer.reported('a', consumed);
  observer.programExited('a');
  observer.reported('shop', appended);
  expect(types()).toEqual(['record.appended']);
});

test('a member that dies without a word is silent from its last heartbeat on', () => {
  vi.setSystemTime(10_000);
  const observer = observe();
  observer.reported('a', joined);
  vi.setSystemTime(11_000);
  observer.reported('a', { kind: 'alive', group: 'tt-1.email' });
  vi.setSystemTime(11_400);
  observer.programExited('a');
  expect(events.at(-1)).toEqual({
    type: 'member.silenced',
    origin: 'platform',
    group: 'email',
    program: 'a',
    memberId: 'a-1',
    lastHeartbeatAt: 11_000,
    sessionTimeoutMs: 3_000,
    partitions: [{ topic: 'orders', partition: 0 }],
  });
});

test('a member that says goodbye is not silent', () => {
  const observer = observe();
  observer.reported('a', joined);
  observer.reported('a', { kind: 'left', group: 'tt-1.email' });
  observer.programExited('a');
  expect(types()).toEqual(['group.joined']);
});

test('a description is told when it differs, and names programs by the ids that they told', () => {
  const observer = observe();
  observer.reported('a', joined);
  const member = { memberId: 'a-1', clientId: 'someone', partitions: [{ topic: 'tt-1.orders', partition: 0 }] };
  const stranger = { memberId: 'x-1', clientId: 'x', partitions: [] };
  for (let i = 0; i < 3; i += 1) {
    observer.described({ group: 'tt-1.email', state: 'Stable', members: [stranger, member] });
  }
  expect(types()).toEqual(['group.joined', 'group.described']);
  expect(events[1]).toMatchObject({
    group: 'email',
    members: [
      { memberId: 'a-1', program: 'a', partitions: [{ topic: 'orders', partition: 0 }] },
      { memberId: 'x-1', program: null },
    ],
  });
});

test('an offset that a program asked for is told as the broker answered, and none as none', () => {
  const observer = observe();
  const asked = { kind: 'found', topic: 'tt-1.orders', partition: 0 } as const;
  observer.reported('a', { ...asked, timestamp: -2, offset: 4 });
  observer.reported('a', { ...asked, timestamp: -1, offset: 9 });
  observer.reported('a', { ...asked, timestamp: 1_700_000_000_000, offset: -1 });
  expect(events).toMatchObject([
    { type: 'offset.found', topic: 'orders', asked: 'earliest', found: 4 },
    { asked: 'latest', found: 9 },
    { asked: 1_700_000_000_000, found: null },
  ]);
});

test('a group whose member came and went between two looks is told to be empty again', () => {
  const observer = observe();
  const group = 'tt-1.email';
  observer.reported('a', joined);
  observer.described({ group, state: 'Empty', members: [] });
  observer.described({ group, state: 'Empty', members: [] });
  observer.reported('a', { ...joined, memberId: 'a-2' });
  observer.reported('a', { kind: 'left', group });
  observer.described({ group, state: 'Empty', members: [] });
  expect(types()).toEqual(['group.joined', 'group.described', 'group.joined', 'group.described']);
});

test('what is left of a log, and what decides about it, is told where it differs from what was told', () => {
  const observer = observe();
  const survey = { topic: 'tt-1.prices', partition: 0, segments: [0, 3], gaps: [] };
  observer.surveyed(survey);
  observer.surveyed(survey);
  observer.surveyed({ ...survey, segments: [1, 3], gaps: [{ from: 0, until: 1 }] });
  const config = { 'retention.ms': { value: '10', isDefault: false } };
  observer.configured('tt-1.prices', config);
  observer.configured('tt-1.prices', { ...config });
  expect(types()).toEqual(['partition.surveyed', 'partition.surveyed', 'topic.configured']);
  expect(events.map((event) => 'topic' in event && event.topic)).toEqual(['prices', 'prices', 'prices']);
});

test('a record that was put back is told in its turn, and one that the broker would not have without an offset', () => {
  const observer = observe();
  observer.programStarted('a');
  for (const report of [appended, consumed]) observer.reported('a', report);
  observer.reported('a', { kind: 'returned', group: 'tt-1.email', ...place });
  const headers = { ce_subject: 'A1', 'original-topic': 'tt-1.orders' };
  const { topic, partition } = place;
  const turned = {
    kind: 'turned-down',
    topic,
    partition,
    key: 'An',
    headers,
    bytes: 9,
    reason: 'MESSAGE_TOO_LARGE',
  } as const;
  observer.reported('a', turned);
  expect(types()).toEqual(['record.appended', 'record.consumed', 'record.returned', 'record.refused']);
  expect(events[3]).toMatchObject({ topic: 'orders', label: 'A1', bytes: 9, headers: { 'original-topic': 'orders' } });
});
