import { describe, expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { accepted, printed, started } from '#model/platform/drafts.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { draftsOf } from '#model/technologies/kafka/drafts.ts';
import { inserted } from '#model/technologies/sqlite/drafts.ts';
import { dead, group, main, replayGroup, retries } from './orders.ts';
import { blocked, left, overtaken, refused } from './predictions.ts';
import { story } from './story.ts';

const orders = draftsOf(main, group);
const letters = draftsOf(dead, replayGroup);
const [soon, late] = retries.map((topic) => draftsOf(topic, group));
if (!soon || !late) throw new Error('no retry topics');
const begin = [started('worker'), orders.created(2), soon.created(1), late.created(1), letters.created(1)];

const objectives = (...drafts: EventDraft[]): string[] => [
  ...foundIn(story, logOf([...begin, ...drafts])).objectives.keys(),
];
const hints = (...drafts: EventDraft[]): string[] => [...foundIn(story, logOf([...begin, ...drafts])).hints.keys()];

/** An order that the shop has sent: whose it is stands in its first letter. */
const sent = (label: string, partition: number, offset: number, program = 'shop'): EventDraft =>
  orders.appended(partition, offset, { label, key: label.charAt(0), program });
const movedTo = (to: typeof soon, label: string, offset: number, headers: Record<string, string> = {}): EventDraft =>
  to.appended(0, offset, { label, key: label.charAt(0), headers: { attempts: '1', ...headers }, program: 'worker' });
const paid = (label: string, changes = 1): EventDraft => inserted('worker', 'paid', label, changes);
const back = (offset: number, times: number): EventDraft[] =>
  Array.from({ length: times }, () => [orders.consumed('worker', offset, { partition: 1 }), returned(offset)]).flat();
const returned = (offset: number): EventDraft => orders.returned('worker', offset, { partition: 1 });
const followed = { 'error-type': 'EarlierOrder' };

describe('a record that comes back again and again', () => {
  const others = [sent('C2', 1, 1), sent('B3', 0, 0)];

  test('blocks who is behind it, and not the other partition', () => {
    const run = [sent('A1', 1, 0), ...others, ...back(0, 1), paid('B3'), ...back(0, 2)];
    expect(objectives(...run)).toEqual(['blocked']);
    expect(settledIn(blocked, logOf([...begin, ...run]))).toMatchObject({
      actual: 'other',
      facts: { poison: 'A1', times: 3, waits: 'C2', done: 'B3' },
    });
  });

  test('is told by its own records where it was sent before the question', () => {
    const before = [...begin, sent('A1', 1, 0), ...back(0, 1)];
    const run = logOf([...before, ...others, paid('B3'), ...back(0, 1), paid('B3'), ...back(0, 3)]);
    expect(settledIn(blocked, run, before.length)?.actual).toBe('other');
  });

  test('keeps nobody waiting who is paid', () => {
    const run = [sent('A1', 1, 0), ...others, ...back(0, 1), paid('C2'), paid('B3'), ...back(0, 2)];
    expect(objectives(...run)).toEqual([]);
    expect(settledIn(blocked, logOf([...begin, ...run]))?.actual).toBe('both');
  });

  test('keeps everybody waiting where its program sleeps', () => {
    const run = [sent('A1', 1, 0), ...others, ...back(0, 8)];
    expect(objectives(...run)).toEqual([]);
    expect(settledIn(blocked, logOf([...begin, ...run]))?.actual).toBe('none');
  });

  test('with nobody behind it shows nothing', () => {
    expect(hints(sent('A1', 1, 0), ...back(0, 4))).toEqual(['nobody-behind']);
    expect(hints(sent('A1', 1, 0), sent('C2', 1, 1), ...back(0, 4))).toEqual([]);
  });
});

test('a poison order has been through both retry topics before it is a dead letter', () => {
  const end = movedTo(letters, 'A1', 0, { attempts: '3' });
  expect(objectives(sent('A1', 1, 0), movedTo(soon, 'A1', 0), movedTo(late, 'A1', 0), end)).toEqual(['dead']);
  expect(objectives(sent('A1', 1, 0), movedTo(soon, 'A1', 0), end)).toEqual([]);
});

describe('two orders of one customer', () => {
  const two = [sent('A1', 1, 0), sent('A2', 1, 1), movedTo(soon, 'A1', 0)];

  test('are paid in the wrong order where only the first was moved aside', () => {
    expect(objectives(...two, paid('A2'))).toEqual(['overtaken']);
    expect(settledIn(overtaken, logOf([...begin, ...two, paid('A2')]))).toMatchObject({
      actual: 'overtakes',
      facts: { first: 'A1', second: 'A2', partition: 1 },
    });
    expect(settledIn(overtaken, logOf([...begin, ...two, paid('A1'), paid('A2')]))?.actual).toBe('waits');
  });

  test('are paid in their order where the second went after the first', () => {
    expect(objectives(...two, movedTo(soon, 'A2', 1, followed), paid('A1'), paid('A2'))).toEqual(['kept']);
    expect(objectives(...two, movedTo(soon, 'A2', 1), paid('A1'), paid('A2'))).toEqual([]);
  });

  test('have nothing to do with a dead letter, nor with another customer', () => {
    expect(objectives(...two, movedTo(letters, 'A1', 0), paid('A2'))).toEqual([]);
    expect(objectives(sent('C1', 1, 0), movedTo(soon, 'C1', 0), sent('A2', 1, 1), paid('A2'))).toEqual([]);
  });
});

describe('dead letters', () => {
  const died = ['A1', 'A2'].flatMap((label, i) => [sent(label, 1, i), movedTo(letters, label, i)]);
  const brought = (label: string, offset: number): EventDraft => sent(label, 1, offset, 'operator');

  test('are brought back one by one', () => {
    expect(objectives(...died, accepted('replay-one'), brought('A1', 2), paid('A1'))).toEqual(['brought-one']);
    expect(objectives(...died, accepted('replay-one'), brought('A1', 2), paid('A2'))).toEqual([]);
  });

  test('fail again where nothing was mended', () => {
    expect(hints(...died, accepted('replay-one'), brought('A1', 2), movedTo(soon, 'A1', 0))).toEqual(['unfixed']);
    expect(hints(...died, accepted('replay-one'), brought('A1', 2), returned(2))).toContain('unfixed');
  });

  const all = [accepted('replay-all'), brought('A1', 2), brought('A2', 3), letters.committed('operator', 2)];

  test('are all brought back and stay where they are', () => {
    expect(objectives(...died, ...all, paid('A1'), paid('A2', 0))).toEqual(['brought-all']);
    expect(objectives(...died, ...all, paid('A1'))).toEqual([]);
    const settled = settledIn(left, logOf([...begin, ...died, ...all]));
    expect(settled).toMatchObject({ actual: 'same', facts: { came: 2, left: 2, committed: 2 } });
  });

  test('that retention has taken are gone', () => {
    const gone: EventDraft = {
      type: 'partition.measured',
      origin: 'broker',
      topic: dead,
      partition: 0,
      low: 2,
      high: 2,
    };
    expect(settledIn(left, logOf([...begin, ...died, ...all.slice(0, 3), gone, ...all.slice(3)]))?.actual).toBe(
      'empty',
    );
  });
});

describe('a record of two million bytes', () => {
  test('is refused by the broker, and no smaller the second time', () => {
    const run = [accepted('invoice'), orders.refused(0)];
    expect(objectives(...run)).toEqual(['too-large']);
    expect(hints(...run)).toEqual([]);
    expect(hints(...run, ...run)).toEqual(['sent-again']);
    expect(objectives(accepted('invoice'), orders.refused(0, { reason: 'NOT_LEADER_FOR_PARTITION' }))).toEqual([]);
    expect(settledIn(refused, logOf([...begin, ...run]))?.actual).toBe('broker');
  });

  test('would be refused by the client where the broker says nothing, or by nobody', () => {
    const says = printed('shop', 'Không gửi được', 'stderr');
    expect(settledIn(refused, logOf([...begin, accepted('invoice'), says]))?.actual).toBe('client');
    const taken = orders.appended(0, 0, { value: '{"invoice":"AAAA' });
    expect(settledIn(refused, logOf([...begin, accepted('invoice'), taken]))?.actual).toBe('nobody');
  });

  test('goes by way of the store', () => {
    const asked = (request: string, program: string, method: string): EventDraft[] => [
      {
        type: 'request.made',
        origin: 'client',
        request,
        program,
        server: 'store',
        method,
        path: '/invoices/B1',
        subject: 'B1',
      },
      {
        type: 'request.answered',
        origin: 'client',
        request,
        program,
        connection: 'c',
        status: method === 'PUT' ? 201 : 200,
        encoding: null,
        passed: { out: 0, back: 0 },
      },
    ];
    const put = asked('r1', 'shop', 'PUT');
    const get = asked('r2', 'worker', 'GET');
    expect(objectives(...put, sent('B1', 0, 0), ...get, paid('B1'))).toEqual(['claimed']);
    expect(objectives(...put, sent('B1', 0, 0), paid('B1'))).toEqual([]);
    expect(objectives(sent('B1', 0, 0), ...get, paid('B1'))).toEqual([]);
  });
});
