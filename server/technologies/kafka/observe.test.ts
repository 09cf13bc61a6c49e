import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventDraft } from '#model/events.ts';
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

const place = { topic: 'tt-1.orders', partition: 0, offset: 0 };
const appended: ClientReport = { kind: 'appended', ...place, key: 'An', value: '{}', headers: {} };
const consumed: ClientReport = { kind: 'consumed', group: 'tt-1.email', ...place };
const handled: ClientReport = { kind: 'handled', group: 'tt-1.email', ...place };
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

test('a record that nobody says to have written is read all the same, a moment later', () => {
  const observer = observe();
  observer.reported('a', consumed);
  vi.advanceTimersByTime(250);
  expect(types()).toEqual(['record.consumed']);
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
