import { describe, expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { accepted, changed, started } from '#model/platform/drafts.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { closed, draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import { follow, noOrders } from './orders.ts';
import { blocked, climbed, limited, overtaken, replayedUnfixed } from './predictions.ts';
import { deadLetters, main, limited as queueWithLimit } from './programs/topology.ts';
import { story } from './story.ts';

const { declared, ...orders } = draftsOf(main);
const published = (
  message: string,
  { by = 'shop', exchange = 'orders.in', poison = false, key = 'order', waitMs = 0 } = {},
): EventDraft =>
  orders.published(message, {
    program: by,
    exchange,
    routingKey: key,
    queues: [exchange === 'orders.in' ? main : exchange === 'orders.dlx' ? 'orders.dead' : `orders.retry.${key}`],
    ...(waitMs > 0 && { properties: { expiration: String(waitMs) } }),
    body: poison ? '{"amount":"1.000 đ"}' : '{"amount":1000}',
  });
const delivered = (message: string, from = main, program = 'worker'): EventDraft =>
  orders.delivered(message, program, { from });
const acked = (message: string, queue = main, program = 'worker'): EventDraft => orders.acked(message, program, queue);
const nacked = (message: string, requeue: boolean): EventDraft => orders.nacked(message, 'worker', { requeue });
const rejected = (message: string): EventDraft =>
  orders.deadLettered(message, { exchange: 'orders.dlx', queues: ['orders.dead'] });
const poison = { poison: true };

const log = (drafts: EventDraft[]) =>
  logOf([declared(), declared(deadLetters.queue), started('worker'), ...drafts], 10);
const objectives = (drafts: EventDraft[]): string[] => [...foundIn(story, log(drafts)).objectives.keys()];
const hints = (drafts: EventDraft[]): string[] => [...foundIn(story, log(drafts)).hints.keys()];
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
    expect(settledIn(blocked, log(loop))).toMatchObject({
      actual: 'none',
      facts: { message: '1', rounds: 8, waiting: 1 },
    });
  });

  test('that loops for hours is remembered by its first and its newest rounds', () => {
    const round = [delivered('1'), nacked('1', true)];
    const drafts = [published('1', poison), ...times(6_000, round), published('2'), ...times(8, round)];
    const known = noOrders();
    for (const event of log(drafts)) follow(known, event);
    const order = known.orders.get('1');
    expect(order).toMatchObject({ rounds: 6_008, firstRequeue: { seq: 6 } });
    expect((order?.requeues.length ?? 0) + (order?.tries.length ?? 0)).toBeLessThan(200);
    expect(settledIn(blocked, log(drafts))).toMatchObject({ actual: 'none', facts: { rounds: 6_008, ms: 120_150 } });
  });

  test('that loops alone shows nobody who waits', () => {
    const alone = [published('1', poison), ...times(12, [delivered('1'), nacked('1', true)])];
    expect(objectives(alone)).toEqual([]);
    expect(hints(alone)).toEqual(['alone']);
  });

  test('that is rejected lets the one behind it through', () => {
    const drafts = [changed('mode', 'dlx'), published('1', poison), published('2'), delivered('1'), nacked('1', false)];
    expect(objectives([...drafts, rejected('1'), delivered('2'), acked('2')])).toEqual(['rejected']);
  });

  test('that the worker has given up itself says nothing of the broker’s rule', () => {
    const drafts = [changed('mode', 'sort'), published('1', poison), published('2'), ...givenUp('1', '1~2', poison)];
    expect(objectives([...drafts, delivered('2'), acked('2')])).toEqual([]);
  });

  test('whose mode changes on the ladder answers no question', () => {
    const drafts = [published('1', poison), ...fails('1', '1~2', '1s', poison), ...givenUp('1~2', '1~3', poison)];
    expect(settledIn(climbed, log(drafts))).toBeUndefined();
    const looped = [published('1', poison), ...times(3, [delivered('1'), nacked('1', true)])];
    expect(
      settledIn(climbed, log([...looped, ...ladder('1', poison), ...givenUp('1~4', '1~5', poison)])),
    ).toBeUndefined();
  });

  test('climbs the ladder in four tries, none of which is a success', () => {
    const drafts = [published('1', poison), ...ladder('1', poison), ...givenUp('1~4', '1~5', poison)];
    expect(objectives(drafts)).toEqual(['ladder']);
    expect(settledIn(climbed, log(drafts))).toMatchObject({ actual: 'four', facts: { tries: 4 } });
  });

  test('comes back from a replay until the worker is mended', () => {
    const dead = [published('1', poison), delivered('1'), nacked('1', false), rejected('1')];
    const replay = (from: string, to: string) => [
      ...[delivered(from, 'orders.dead', 'operator'), published(to, { by: 'operator', ...poison })],
      ...[acked(from, 'orders.dead', 'operator'), delivered(to)],
    ];
    const again = [...dead, ...replay('1', '1~2'), nacked('1~2', false), rejected('1~2')];
    expect(hints(again)).toEqual(['replayed-unfixed']);
    const asked = accepted('replay');
    expect(settledIn(replayedUnfixed, log([...dead, asked, ...again.slice(dead.length)]))?.actual).toBe('once');
    const fetching = orders.consuming('operator', { from: 'orders.dead' });
    const endless = [...dead, asked, fetching, ...again.slice(dead.length), ...replay('1~2', '1~3')];
    expect(settledIn(replayedUnfixed, log(endless))?.actual).toBe('loop');
    const climbing = [...dead, asked, ...replay('1', '1~2').slice(0, -1), ...fails('1~2', '1~3', '1s', poison)];
    expect(settledIn(replayedUnfixed, log([...climbing, ...givenUp('1~3', '1~4', poison)]))?.actual).toBe('ladder');
    expect(objectives([...again, changed('parser', 'new'), ...replay('1~2', '1~3'), acked('1~3')])).toEqual([
      'replayed',
    ]);
  });

  test('that the worker can read already shows nothing', () => {
    expect(hints([changed('parser', 'new'), published('1', poison), delivered('1'), acked('1')])).toEqual([
      'fixed-first',
    ]);
  });
});

describe('a poison order in the queue with a limit', () => {
  const counting = draftsOf(queueWithLimit.queue);
  const sent = counting.published('1', { body: '{"amount":"1.000 đ"}' });
  const round = (method: 'nack' | 'reject'): EventDraft[] => [
    counting.delivered('1', 'worker'),
    { type: 'message.nacked', origin: 'client', ...held, requeue: true, method },
  ];
  const held = { message: '1', queue: queueWithLimit.queue, program: 'worker' };
  const over = counting.deadLettered('1', {
    reason: 'delivery_limit',
    exchange: 'orders.dlx',
    queues: ['orders.dead'],
  });
  const limitedLog = (drafts: EventDraft[]) => log([counting.declared(), sent, ...drafts]);

  test('stays however often it is nacked, where nacks are not counted', () => {
    const nacks = limitedLog(times(8, round('nack')));
    expect(settledIn(limited, nacks)).toMatchObject({ actual: 'stays', facts: { message: '1', deliveries: 8 } });
    expect([...foundIn(story, nacks).objectives.keys()]).toEqual([]);
  });

  test('is given up after the fourth delivery, where they are', () => {
    const counted = limitedLog([...times(4, round('nack')), over]);
    expect(settledIn(limited, counted)).toMatchObject({ actual: 'fourth', facts: { deliveries: 4 } });
    expect([...foundIn(story, counted).objectives.keys()]).toEqual(['limited']);
  });

  test('that is rejected meets the objective and answers nothing about nacks', () => {
    const rejects = limitedLog([...times(3, round('nack')), ...times(4, round('reject')), over]);
    expect(settledIn(limited, rejects)).toBeUndefined();
    expect([...foundIn(story, rejects).objectives.keys()]).toEqual(['limited']);
  });

  test('whose worker dies meanwhile says nothing of nacks by its death', () => {
    const killed = limitedLog([
      ...times(3, [counting.delivered('1', 'worker'), closed('worker')]),
      ...round('nack'),
      over,
    ]);
    expect(settledIn(limited, killed)).toBeUndefined();
  });

  test('blocks nobody in the other queue, and is read by a mended worker', () => {
    const both = limitedLog([published('2'), ...times(8, round('nack'))]);
    expect([...foundIn(story, both).objectives.keys()]).toEqual([]);
    const mended = limitedLog([counting.delivered('1', 'worker'), counting.acked('1', 'worker')]);
    expect([...foundIn(story, mended).hints.keys()]).toEqual(['fixed-first']);
  });
});

describe('a good order', () => {
  test('that goes through later is overtaken by one that comes meanwhile', () => {
    const drafts = [published('1'), ...fails('1', '1~2', '1s'), published('2'), delivered('2'), acked('2')];
    const both = [...drafts, delivered('1~2'), acked('1~2')];
    expect(objectives(both)).toEqual(['recovered', 'overtaken']);
    expect(settledIn(overtaken, log(both))).toMatchObject({ actual: 'overtakes', facts: { first: '1', second: '2' } });
  });

  test.each([
    ['released', 1_000],
    ['waits', 10],
  ])('that is back before the next one is done: %s, of %i ms', (actual, waitMs) => {
    const first = [published('1'), ...fails('1', '1~2', '1s', { waitMs }), published('2')];
    const both = [...first, delivered('1~2'), acked('1~2'), delivered('2'), acked('2')];
    expect(settledIn(overtaken, log(both))?.actual).toBe(actual);
  });

  test('is given up when the gateway stays down', () => {
    expect(hints([published('1'), ...ladder('1'), ...givenUp('1~4', '1~5')])).toEqual(['gave-up']);
  });

  test('is dead at once where there is no ladder', () => {
    const drafts = [changed('gateway', 'down'), published('1'), delivered('1'), nacked('1', false), rejected('1')];
    expect(hints(drafts)).toEqual(['no-ladder']);
  });

  test('is retried while one that cannot be read goes straight to the dead', () => {
    const both = [
      ...[published('1'), ...fails('1', '1~2', '1s')],
      published('2', poison),
      ...givenUp('2', '2~2', poison),
    ];
    expect(objectives([changed('mode', 'sort'), ...both])).toEqual(['straight']);
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
    expect(settledIn(overtaken, log([...drafts, ...later]))).toMatchObject({ facts: { first: '2', second: '3' } });
    // One that is sent when all is over has overtaken nobody.
    const after = [delivered('2~2'), acked('2~2'), published('3'), delivered('3'), acked('3')];
    expect(settledIn(overtaken, log([...drafts, ...after]))).toBeUndefined();
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
