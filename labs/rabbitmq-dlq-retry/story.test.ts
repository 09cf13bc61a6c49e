import { describe, expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { blocked, climbed, overtaken, replayedUnfixed } from './predictions.ts';
import { storyOf } from './story.ts';

const log = (drafts: EventDraft[]): LabEvent[] =>
  drafts.map((draft, i): LabEvent => ({ ...draft, seq: i + 1, at: 1_000 + i * 10 }));

const published = (
  message: string,
  { by = 'shop', exchange = 'orders.in', poison = false, key = 'order' } = {},
): EventDraft => ({
  type: 'message.published',
  origin: 'broker',
  message,
  label: message,
  program: by,
  exchange,
  routingKey: key,
  queues: [exchange === 'orders.in' ? 'orders' : exchange === 'orders.dlx' ? 'orders.dead' : `orders.retry.${key}`],
  properties: {},
  body: poison ? '{"amount":"1.000 đ"}' : '{"amount":1000}',
  bytes: 20,
});
const delivered = (message: string, queue = 'orders', program = 'worker'): EventDraft => ({
  type: 'message.delivered',
  origin: 'broker',
  message,
  queue,
  program,
  redelivered: false,
  ackMode: 'manual',
});
const acked = (message: string, queue = 'orders', program = 'worker'): EventDraft => ({
  type: 'message.acked',
  origin: 'client',
  message,
  queue,
  program,
});
const nacked = (message: string, requeue: boolean): EventDraft => ({
  type: 'message.nacked',
  origin: 'client',
  message,
  queue: 'orders',
  program: 'worker',
  requeue,
});
const rejected = (message: string): EventDraft => ({
  type: 'message.dead-lettered',
  origin: 'broker',
  message,
  label: message,
  queue: 'orders',
  reason: 'rejected',
  exchange: 'orders.dlx',
  routingKey: 'dead',
  queues: ['orders.dead'],
  deaths: [],
  properties: {},
  body: '',
  bytes: 0,
});
const set = (setting: string, value: string): EventDraft => ({
  type: 'setting.changed',
  origin: 'platform',
  setting,
  program: null,
  value,
});
const poison = { poison: true };

const objectives = (drafts: EventDraft[]): string[] => [...storyOf(log(drafts)).objectives.keys()];
const hints = (drafts: EventDraft[]): string[] => [...storyOf(log(drafts)).hints.keys()];
const times = (count: number, drafts: EventDraft[]): EventDraft[] => Array.from({ length: count }, () => drafts).flat();

/** Copy `n` of an order fails, and the next copy goes to that level. */
const fails = (from: string, to: string, key: string, extra = {}): EventDraft[] => [
  ...[delivered(from), published(to, { by: 'worker', exchange: 'orders.retry', key, ...extra }), acked(from)],
];
const ladder = (order: string, extra = {}): EventDraft[] => [
  ...fails(order, `${order}~2`, '1s', extra),
  ...fails(`${order}~2`, `${order}~3`, '5s', extra),
  ...fails(`${order}~3`, `${order}~4`, '30s', extra),
];
const givenUp = (from: string, to: string, extra = {}): EventDraft[] => [
  ...[delivered(from), published(to, { by: 'worker', exchange: 'orders.dlx', key: 'dead', ...extra }), acked(from)],
];

describe('a poison order', () => {
  const loop = [published('1', poison), published('2'), ...times(8, [delivered('1'), nacked('1', true)])];

  test('that is put back blocks the one behind it', () => {
    expect(objectives(loop)).toEqual(['looping']);
    expect(blocked.settle(log(loop))).toMatchObject({ actual: 'none', facts: { message: '1', rounds: 8, waiting: 1 } });
  });

  test('that loops for hours is remembered by its first and its newest rounds', () => {
    const drafts = [published('1', poison), published('2'), ...times(6_000, [delivered('1'), nacked('1', true)])];
    const order = storyOf(log(drafts)).orders.get('1');
    expect(order).toMatchObject({ rounds: 6_000, firstRequeue: { seq: 4 } });
    expect((order?.requeues.length ?? 0) + (order?.tries.length ?? 0)).toBeLessThan(200);
    expect(blocked.settle(log(drafts))).toMatchObject({ actual: 'none', facts: { rounds: 6_000, ms: 119_980 } });
  });

  test('that loops alone shows nobody who waits', () => {
    const alone = [published('1', poison), ...times(12, [delivered('1'), nacked('1', true)])];
    expect(objectives(alone)).toEqual([]);
    expect(hints(alone)).toEqual(['alone']);
  });

  test('that is rejected lets the one behind it through', () => {
    const drafts = [set('mode', 'dlx'), published('1', poison), published('2'), delivered('1'), nacked('1', false)];
    expect(objectives([...drafts, rejected('1'), delivered('2'), acked('2')])).toEqual(['rejected']);
  });

  test('that the worker has given up itself says nothing of the broker’s rule', () => {
    const drafts = [set('mode', 'sort'), published('1', poison), published('2'), ...givenUp('1', '1~2', poison)];
    expect(objectives([...drafts, delivered('2'), acked('2')])).toEqual([]);
  });

  test('whose mode changes on the ladder answers no question', () => {
    const drafts = [published('1', poison), ...fails('1', '1~2', '1s', poison), ...givenUp('1~2', '1~3', poison)];
    expect(climbed.settle(log(drafts))).toBeUndefined();
    const looped = [published('1', poison), ...times(3, [delivered('1'), nacked('1', true)])];
    expect(climbed.settle(log([...looped, ...ladder('1', poison), ...givenUp('1~4', '1~5', poison)]))).toBeUndefined();
  });

  test('climbs the ladder in four tries, none of which is a success', () => {
    const drafts = [published('1', poison), ...ladder('1', poison), ...givenUp('1~4', '1~5', poison)];
    expect(objectives(drafts)).toEqual(['ladder']);
    expect(climbed.settle(log(drafts))).toMatchObject({ actual: 'four', facts: { tries: 4 } });
  });

  test('comes back from a replay until the worker is mended', () => {
    const dead = [published('1', poison), delivered('1'), nacked('1', false), rejected('1')];
    const replay = (from: string, to: string) => [
      ...[delivered(from, 'orders.dead', 'operator'), published(to, { by: 'operator', ...poison })],
      ...[acked(from, 'orders.dead', 'operator'), delivered(to)],
    ];
    const again = [...dead, ...replay('1', '1~2'), nacked('1~2', false), rejected('1~2')];
    expect(hints(again)).toEqual(['replayed-unfixed']);
    expect(replayedUnfixed.settle(log(again))?.actual).toBe('back');
    expect(objectives([...again, set('parser', 'new'), ...replay('1~2', '1~3'), acked('1~3')])).toEqual(['replayed']);
  });

  test('that the worker can read already shows nothing', () => {
    expect(hints([set('parser', 'new'), published('1', poison), delivered('1'), acked('1')])).toEqual(['fixed-first']);
  });
});

describe('a good order', () => {
  test('that goes through later is overtaken by one that comes meanwhile', () => {
    const drafts = [published('1'), ...fails('1', '1~2', '1s'), published('2'), delivered('2'), acked('2')];
    const both = [...drafts, delivered('1~2'), acked('1~2')];
    expect(objectives(both)).toEqual(['recovered', 'overtaken']);
    expect(overtaken.settle(log(both))).toMatchObject({ actual: 'overtakes', facts: { first: '1', second: '2' } });
  });

  test('is given up when the gateway stays down', () => {
    expect(hints([published('1'), ...ladder('1'), ...givenUp('1~4', '1~5')])).toEqual(['gave-up']);
  });

  test('is dead at once where there is no ladder', () => {
    const drafts = [set('gateway', 'down'), published('1'), delivered('1'), nacked('1', false), rejected('1')];
    expect(hints(drafts)).toEqual(['no-ladder']);
  });

  test('is retried while one that cannot be read goes straight to the dead', () => {
    const both = [
      ...[published('1'), ...fails('1', '1~2', '1s')],
      published('2', poison),
      ...givenUp('2', '2~2', poison),
    ];
    expect(objectives([set('mode', 'sort'), ...both])).toEqual(['straight']);
    expect(objectives(both)).toEqual([]);
  });

  test('is overtaken whatever else climbs the ladder', () => {
    const drafts = [
      published('1', poison),
      ...fails('1', '1~2', '1s', poison),
      published('2'),
      ...fails('2', '2~2', '1s'),
    ];
    const later = [published('3'), delivered('3'), acked('3'), delivered('2~2'), acked('2~2')];
    expect(overtaken.settle(log([...drafts, ...later]))).toMatchObject({ facts: { first: '2', second: '3' } });
    // One that is sent when all is over has overtaken nobody.
    const after = [delivered('2~2'), acked('2~2'), published('3'), delivered('3'), acked('3')];
    expect(overtaken.settle(log([...drafts, ...after]))).toBeUndefined();
  });

  test('is done although its worker died between passing it on and its ack', () => {
    const passed = [delivered('1'), published('1~2', { by: 'worker', exchange: 'orders.retry', key: '1s' })];
    expect(objectives([published('1'), ...passed, delivered('1'), acked('1')])).toEqual(['recovered']);
  });
});

test('three dead letters are an alarm, two are not', () => {
  const dead = (id: string): EventDraft[] => [published(id, poison), delivered(id), nacked(id, false), rejected(id)];
  expect(objectives([...dead('1'), ...dead('2')])).toEqual([]);
  expect(objectives([...dead('1'), ...dead('2'), ...dead('3')])).toEqual(['alarm']);
});
