import { expect, test } from 'vitest';
import type { EventDraft, EventOf, LabEvent } from '#model/events.ts';
import { fullDrop, fullReject, shortBehind, vipPrefetched } from './predictions.ts';
import { storyOf } from './story.ts';

/** Drafts with the time of each, in ms. */
type Told = [at: number, draft: EventDraft];
const log = (drafts: readonly Told[]): LabEvent[] =>
  drafts.map(([at, draft], index) => ({ ...draft, seq: index + 1, at }));

const published = (message: string, limits: string, properties: Record<string, unknown> = {}): EventDraft => ({
  ...{ type: 'message.published', origin: 'broker', message, label: message, program: 'newsletter', exchange: '' },
  ...{ routingKey: `letters.${limits}`, queues: [`letters.${limits}`], properties, body: '{}', bytes: 2 },
});
const delivered = (message: string, limits: string): EventDraft => ({
  ...{ type: 'message.delivered', origin: 'broker', message, queue: `letters.${limits}`, program: 'sender' },
  ...{ redelivered: false, ackMode: 'manual' },
});
const acked = (message: string, limits: string): EventDraft => ({
  ...{ type: 'message.acked', origin: 'client', message, queue: `letters.${limits}`, program: 'sender' },
});
const dropped = (message: string, limits: string, reason: EventOf<'message.dropped'>['reason']): EventDraft => ({
  ...{ type: 'message.dropped', origin: 'broker', message, queue: `letters.${limits}`, reason },
});
const refused = (message: string): EventDraft => ({
  ...{ type: 'message.refused', origin: 'client', message, program: 'newsletter' },
});
const set = (setting: string, value: string): EventDraft => ({
  ...{ type: 'setting.changed', origin: 'platform', setting, program: null, value },
});
const met = (events: LabEvent[]): string[] => [...storyOf(events).objectives.keys()];
const hints = (events: LabEvent[]): string[] => [...storyOf(events).hints.keys()];

test('a long queue counts by the broker’s own count', () => {
  const measured = (ready: number): EventDraft => ({
    ...{ type: 'queue.measured', origin: 'broker', queue: 'letters.open', ready, unacked: 1, consumers: 1 },
  });
  expect(met(log([[0, measured(59)]]))).toEqual([]);
  expect(met(log([[0, measured(60)]]))).toEqual(['grows']);
});

test('drop-head loses the oldest, and what came later goes on', () => {
  const events = log([
    [0, published('1', 'drop-head')],
    [1, published('2', 'drop-head')],
    [2, dropped('1', 'drop-head', 'maxlen')],
    [3, delivered('2', 'drop-head')],
  ]);
  expect(met(events)).toEqual(['drops-oldest']);
  expect(fullDrop.settle(events)).toMatchObject({ actual: 'oldest', facts: { lost: '1', newest: '2' } });
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

test('the publisher’s pace: refused letters come again, and 25 are done', () => {
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
  const short = (at: number): LabEvent[] =>
    log([
      [0, published('t1', 'open', { expiration: '1000' })],
      [at, dropped('t1', 'open', 'expired')],
    ]);
  expect(met(short(5000))).toEqual(['trap']);
  expect(shortBehind.settle(short(5000))).toMatchObject({ actual: 'at-head', facts: { ms: 5000 } });
  expect(met(short(1003))).toEqual([]);
  expect(shortBehind.settle(short(1003))?.actual).toBe('in-time');
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
  const plain = ['1', '2', '3'].map((id): Told => [0, published(id, 'open')]);
  expect(hints(log([...plain, [1, published('v4', 'open', { priority: 10 })]]))).toEqual(['vip-plain']);
});
