import { expect, test } from 'vitest';
import type { EventDraft, EventOf, LabEvent } from '#model/events.ts';
import { fullDrop, fullReject, shortBehind, vipPrefetched } from './predictions.ts';
import { storyOf } from './story.ts';

/** Drafts with the time of each, in ms. */
type Told = [at: number, draft: EventDraft];
const log = (drafts: readonly Told[]): LabEvent[] =>
  drafts.map(([at, draft], index) => ({ ...draft, seq: index + 1, at }));

const published = (message: string, limits: string, properties: Record<string, unknown> = {}): EventDraft => ({
  type: 'message.published',
  origin: 'broker',
  message,
  label: message,
  program: 'newsletter',
  exchange: '',
  routingKey: `letters.${limits}`,
  queues: [`letters.${limits}`],
  properties,
  body: '{}',
  bytes: 2,
});
const delivered = (message: string, limits: string): EventDraft => ({
  type: 'message.delivered',
  origin: 'broker',
  message,
  queue: `letters.${limits}`,
  program: 'sender',
  redelivered: false,
  ackMode: 'manual',
});
const acked = (message: string, limits: string): EventDraft => ({
  type: 'message.acked',
  origin: 'client',
  message,
  queue: `letters.${limits}`,
  program: 'sender',
});
const dropped = (message: string, limits: string, reason: EventOf<'message.dropped'>['reason']): EventDraft => ({
  type: 'message.dropped',
  origin: 'broker',
  message,
  queue: `letters.${limits}`,
  reason,
});
const confirmed = (message: string): EventDraft => ({
  type: 'message.confirmed',
  origin: 'client',
  message,
  program: 'newsletter',
});
const refused = (message: string): EventDraft => ({
  type: 'message.refused',
  origin: 'client',
  message,
  program: 'newsletter',
});
const gone: EventDraft = { type: 'connection.closed', origin: 'broker', program: 'sender', connection: 'c' };
const set = (setting: string, value: string | number): EventDraft => ({
  type: 'setting.changed',
  origin: 'platform',
  setting,
  program: null,
  value,
});
const met = (events: LabEvent[]): string[] => [...storyOf(events).objectives.keys()];
const hints = (events: LabEvent[]): string[] => [...storyOf(events).hints.keys()];

test('a queue grows where letters come faster than they go, by the broker’s own count', () => {
  const measured = (ready: number): Told => [
    0,
    { type: 'queue.measured', origin: 'broker', queue: 'letters.open', ready, unacked: 1, consumers: 1 },
  ];
  const settings = (rate: number, speed: string): Told[] => [
    [0, set('limits', 'open')],
    [0, set('speed', speed)],
    [0, set('rate', rate)],
  ];
  expect(met(log([...settings(20, '2'), measured(0), measured(59)]))).toEqual([]);
  expect(met(log([...settings(20, '2'), measured(0), measured(60)]))).toEqual(['grows']);
  expect(met(log([...settings(20, 'pause'), measured(30), measured(60)]))).toEqual(['grows']);
  // A burst, and a stream that the sender keeps up with.
  expect(met(log([...settings(0, '2'), measured(0), measured(100)]))).toEqual([]);
  expect(met(log([...settings(10, '10'), measured(0), measured(100)]))).toEqual([]);
});

test('drop-head loses the oldest, and what came later goes on', () => {
  const events = log([
    [0, published('1', 'drop-head')],
    [1, published('2', 'drop-head')],
    [2, dropped('1', 'drop-head', 'maxlen')],
    [3, delivered('2', 'drop-head')],
  ]);
  expect(met(events)).toEqual(['drops-oldest']);
  expect(fullDrop.settle(events)).toBeUndefined();
  const heard = log([...events.map((event): Told => [0, event]), [4, confirmed('1')], [5, confirmed('2')]]);
  expect(fullDrop.settle(heard)).toMatchObject({ actual: 'oldest', facts: { lost: '1', newest: '2' } });
  const odd = log([
    [0, published('1', 'drop-head')],
    [1, published('2', 'drop-head')],
    [2, dropped('2', 'drop-head', 'maxlen')],
  ]);
  expect(fullDrop.settle(odd)?.actual).toBe('newest');
  expect(
    hints(
      log([
        [0, set('flow', 'on')],
        [1, published('1', 'drop-head')],
        [2, dropped('1', 'drop-head', 'maxlen')],
      ]),
    ),
  ).toEqual(['flow-drops']);
});

test('the publisher’s pace: refused letters come again, and 25 on end are done', () => {
  const letters = Array.from({ length: 25 }, (_, i) => `${i + 1}`);
  const paced = (again: boolean): LabEvent[] =>
    log([
      [0, set('flow', 'on')],
      [1, published('x', 'reject')],
      [2, refused('x')],
      ...(again ? ([[3, published('x~2', 'reject')]] satisfies Told[]) : []),
      ...letters.flatMap((id): Told[] => [
        [4, published(id, 'reject')],
        [5, delivered(id, 'reject')],
        [6, acked(id, 'reject')],
      ]),
      ...(again ? ([[7, acked('x~2', 'reject')]] satisfies Told[]) : []),
    ]);
  expect(met(paced(true))).toEqual(['refused', 'pace']);
  expect(met(paced(false))).toEqual(['refused']);
  // Without flow control the refused one is lost, however many others are done.
  expect(
    met(paced(true).map((event) => (event.type === 'setting.changed' ? { ...event, value: 'off' } : event))),
  ).toEqual(['refused']);
  expect(fullReject.settle(paced(true))).toMatchObject({ actual: 'nack', facts: { message: 'x', ms: 1 } });
});

test('expiry of a queue, and of a letter that stands behind another', () => {
  expect(
    met(
      log([
        [0, published('1', 'ttl')],
        [3000, dropped('1', 'ttl', 'expired')],
      ]),
    ),
  ).toEqual(['expired']);
  const limited = { expiration: '1000' };
  // By its own limit, not by that of the queue.
  expect(
    met(
      log([
        [0, published('t1', 'ttl', limited)],
        [1000, dropped('t1', 'ttl', 'expired')],
      ]),
    ),
  ).toEqual([]);
  const short = (at: number): LabEvent[] =>
    log([
      [0, published('1', 'open')],
      [0, published('t1', 'open', limited)],
      [at, dropped('t1', 'open', 'expired')],
    ]);
  // It lay in the hands of a sender that died, not in the queue.
  const held = log([
    [0, published('1', 'open')],
    [0, published('t1', 'open', limited)],
    [1, delivered('1', 'open')],
    [1, delivered('t1', 'open')],
    [3000, gone],
    [3001, dropped('t1', 'open', 'expired')],
  ]);
  expect(met(held)).toEqual([]);
  expect(met(short(5000))).toEqual(['trap']);
  expect(shortBehind.settle(short(5000))).toMatchObject({ actual: 'at-head', facts: { ms: 5000 } });
  expect(met(short(1003))).toEqual([]);
  expect(shortBehind.settle(short(1003))?.actual).toBe('in-time');
  expect(shortBehind.settle(short(1500))?.actual).toBe('at-head');
  const taken = log([
    [0, published('t1', 'open', { expiration: '1000' })],
    [5, delivered('t1', 'open')],
  ]);
  expect(hints(taken)).toEqual(['short-taken']);
});

test('a VIP letter overtakes what waits, and not what is in the sender’s hands', () => {
  const ordinary = ['1', '2', '3'].map((id): Told => [0, published(id, 'priority')]);
  const vip: Told = [10, published('v4', 'priority', { priority: 10 })];
  expect(met(log([...ordinary, vip, [11, delivered('v4', 'priority')]]))).toEqual(['overtakes']);
  const held = log([
    ...ordinary,
    ...['1', '2', '3'].map((id): Told => [1, delivered(id, 'priority')]),
    vip,
    [11, delivered('v4', 'priority')],
    ...['1', '2', '3', 'v4'].map((id): Told => [1500, acked(id, 'priority')]),
  ]);
  expect(met(held)).toEqual([]);
  expect(hints(held)).toEqual(['vip-prefetched']);
  expect(vipPrefetched.settle(held)).toMatchObject({ actual: 'after-hands', facts: { count: 3, ms: 1490 } });
  // The prediction was made when the letters were in those hands already.
  expect(vipPrefetched.settle(held.slice(6))).toMatchObject({ actual: 'after-hands', facts: { count: 3 } });
  // A sender that died holds nothing any more.
  const died = log([
    ...ordinary,
    ...['1', '2', '3'].map((id): Told => [1, delivered(id, 'priority')]),
    [2, gone],
    vip,
    ...['v4', '1', '2', '3'].flatMap((id): Told[] => [
      [20, delivered(id, 'priority')],
      [21, acked(id, 'priority')],
    ]),
  ]);
  expect(met(died)).toEqual(['overtakes']);
  expect(hints(died)).toEqual([]);
  expect(vipPrefetched.settle(died)).toBeUndefined();
  const plain = ['1', '2', '3'].map((id): Told => [0, published(id, 'open')]);
  expect(hints(log([...plain, [1, published('v4', 'open', { priority: 10 })]]))).toEqual(['vip-plain']);
});
