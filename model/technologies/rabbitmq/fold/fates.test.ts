import { describe, expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '../../../events.ts';
import { createFlightLog, type Flight } from '../../../flights.ts';
import { createInterpreter } from '../../../legs.ts';
import { emptyPicture } from '../../../picture.ts';
import { started } from '../../../platform/drafts.ts';
import { fold } from '../../../reduce.ts';
import { logOf } from '../../../replay.ts';
import { createTimetable } from '../../../timetable.ts';
import { draftsOf } from '../drafts.ts';

const origin = 'broker' as const;
const log = (drafts: readonly EventDraft[]): LabEvent[] => logOf(drafts, 1_000);
const orders = draftsOf('orders');
const { published } = orders;
const queue = (name: string, args: Record<string, unknown> = {}): EventDraft => orders.declared(name, args);
const delivered = (message: string): EventDraft => orders.delivered(message, 'worker');
const nacked = orders.nacked('1', 'worker', { requeue: false });
const buried = orders.deadLettered('1', {
  routingKey: 'orders',
  properties: { headers: {} },
  deaths: [{ queue: 'orders', reason: 'rejected', count: 1, exchange: '', routingKeys: ['orders'], at: 4000 }],
});
const cast = [started('shop'), started('worker')];
const rejected = log([
  ...cast,
  queue('orders', { 'x-dead-letter-exchange': 'dlx' }),
  queue('dead'),
  published('1'),
  delivered('1'),
  nacked,
  buried,
]);

describe('a dead letter', () => {
  test('waits in the queue of its exchange, and knows what it died of', () => {
    const picture = fold(emptyPicture, rejected);
    expect(picture.queues.orders).toMatchObject({ ready: [], unacked: [] });
    expect(picture.queues.dead?.ready).toEqual(['1']);
    expect(picture.messages['1']).toMatchObject({ queues: ['dead'], arrivedAt: 8000, deaths: [{ queue: 'orders' }] });
    expect(picture.programs.worker?.hands).toEqual([]);
    expect(picture.ended).toMatchObject({ rejected: 0, dropped: 0 });
  });

  test('may be told before the nack that caused it', () => {
    const early = log([...cast, queue('orders', { 'x-dead-letter-exchange': 'dlx' }), queue('dead'), published('1')]);
    const picture = fold(emptyPicture, [
      ...early,
      ...log([...Array(5).fill(published('x')), delivered('1'), buried, nacked]).slice(5),
    ]);
    expect(picture.queues.dead?.ready).toEqual(['1']);
    expect(picture.programs.worker?.hands).toEqual([]);
  });

  test('goes back to its queue and from there by way of its exchange', () => {
    const flights = flightsOf(rejected);
    expect(flights.map(({ manner, stops }) => [manner, ...stops])).toEqual([
      ['sent', 'shop', 'exchange:', 'queue:orders'],
      ['handed', 'queue:orders', 'worker'],
      ['back', 'worker', 'queue:orders'],
      ['dead', 'queue:orders', 'exchange:dlx', 'queue:dead'],
    ]);
  });

  test('is one line of the timetable, from its publisher to where it waits', () => {
    const timetable = createTimetable();
    const interpreter = createInterpreter([timetable]);
    interpreter.begin(emptyPicture);
    interpreter.append(rejected);
    const [trip, ...others] = timetable.trips();
    expect(others).toEqual([]);
    expect(trip?.stops.at(-1)?.station).toBe('queue:dead');
    expect(trip?.ended).toBe(false);
  });
});

test('what a queue gives up without a dead-letter exchange is gone, and said so', () => {
  const dropped: EventDraft = { type: 'message.dropped', origin, message: '1', queue: 'orders', reason: 'maxlen' };
  const events = log([...cast, queue('orders'), published('1'), published('2'), dropped]);
  const picture = fold(emptyPicture, events);
  expect(picture.queues.orders?.ready).toEqual(['2']);
  expect(picture.messages['1']).toBeUndefined();
  expect(picture.ended.dropped).toBe(1);
  expect(flightsOf(events).at(-1)).toMatchObject({ manner: 'fallen', reason: 'maxlen', stops: ['queue:orders'] });
});

test('a refused publish leaves the full queue only, and goes back to its publisher', () => {
  const refused: EventDraft = { type: 'message.refused', origin: 'client', message: '1', program: 'shop' };
  const full = queue('orders', { 'x-max-length': 1, 'x-overflow': 'reject-publish' });
  const events = log([...cast, full, queue('audit'), published('1', { queues: ['orders', 'audit'] }), refused]);
  const picture = fold(emptyPicture, events);
  expect(picture.queues.orders?.ready).toEqual([]);
  expect(picture.queues.audit?.ready).toEqual(['1']);
  expect(picture.programs.shop?.published).toMatchObject({ sent: 1, refused: 1 });
  expect(flightsOf(events).at(-1)).toMatchObject({ manner: 'back', reason: 'refused' });
});

test('a mandatory message that no queue takes turns round at its exchange', () => {
  const returned: EventDraft = {
    type: 'message.returned',
    origin: 'client',
    message: '1',
    program: 'shop',
    exchange: 'x',
    routingKey: 'k',
    replyCode: 312,
    replyText: 'NO_ROUTE',
  };
  const events = log([...cast, published('1', { exchange: 'x', queues: [] }), returned]);
  expect(flightsOf(events)).toMatchObject([
    { manner: 'sent', stops: ['shop', 'exchange:x'] },
    { manner: 'back', reason: 'unroutable', stops: ['exchange:x', 'shop'] },
  ]);
  expect(fold(emptyPicture, events).ended.unroutable).toBe(1);
});

test('an alternate exchange takes what the first has no binding for', () => {
  const events = log([
    ...cast,
    queue('unrouted'),
    { type: 'exchange.declared', origin, exchange: 'x', kind: 'direct', arguments: { 'alternate-exchange': 'spare' } },
    { type: 'binding.created', origin, exchange: 'spare', queue: 'unrouted', routingKey: '', arguments: {} },
    published('1', { exchange: 'x', queues: ['unrouted'] }),
  ]);
  expect(flightsOf(events).at(-1)?.stops).toEqual(['shop', 'exchange:x', 'exchange:spare', 'queue:unrouted']);
});

test('what never reached the broker counts as sent and vanished', () => {
  const vanished: EventDraft = {
    type: 'message.vanished',
    origin: 'client',
    message: '1',
    label: '1',
    program: 'shop',
    exchange: '',
    routingKey: 'orders',
  };
  const picture = fold(emptyPicture, log([...cast, vanished]));
  expect(picture.programs.shop?.published).toMatchObject({ sent: 1, vanished: 1 });
  expect(picture.ended.vanished).toBe(1);
});

test('a queue with priorities holds the high ones first, each level in the order of arrival', () => {
  const of = (message: string, priority?: number): EventDraft => published(message, { properties: { priority } });
  const letters = queue('orders', { 'x-max-priority': 5 });
  const picture = fold(emptyPicture, log([...cast, letters, of('1'), of('2', 3), of('3', 9), of('4', 3), of('5', 5)]));
  // Above the queue's highest level there is no higher.
  expect(picture.queues.orders?.ready).toEqual(['3', '5', '2', '4', '1']);
});

const flightsOf = (events: readonly LabEvent[]): Flight[] => {
  const flights = createFlightLog();
  const interpreter = createInterpreter([flights]);
  interpreter.begin(emptyPicture);
  interpreter.append(events);
  return flights.around(events.at(-1)?.at ?? 0, events.length, 60_000);
};
