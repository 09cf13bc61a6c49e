import { expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { emptyPicture } from '#model/picture.ts';
import { changed, exited, frozen, printed, started, thawed } from '#model/platform/drafts.ts';
import { fold } from '#model/reduce.ts';
import { foundIn, settledIn, timedLogOf } from '#model/replay.ts';
import { draftsOf as callDraftsOf } from '#model/technologies/grpc/drafts.ts';
import { draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import { afterRestart, frozenStock, inventoryDies, orderDies, slowPayment } from './predictions.ts';
import { story } from './story.ts';
import { waitsOf } from './waits.ts';

type Timed = [afterMs: number, draft: EventDraft];

/** Calls from one program to another as their client tells them. */
const callDrafts = (client: string, server: string) => {
  const of = (stream: number) => callDraftsOf(client, server, stream);
  return {
    connected: of(1).connected,
    opened: (stream: number, method: string, subject: string): EventDraft =>
      of(stream).opened('client', {
        method: `/shop.v1.Service/${method}`,
        kind: 'unary',
        headers: { 'ce-subject': subject },
      }),
    closed: (stream: number, status = 0): EventDraft => of(stream).closed('client', status),
  };
};

const customer = callDrafts('customer', 'order');
const order = callDrafts('order', 'payment');
const payment = callDrafts('payment', 'inventory');
const payments = draftsOf('payments', 'order');
const stock = draftsOf('inventory', 'payment');

const cast: Timed[] = [
  ...['customer', 'order', 'payment', 'inventory'].map((program): Timed => [0, started(program)]),
  [0, payments.declared()],
  [0, stock.declared()],
  ...[customer, order, payment].map(({ connected }): Timed => [0, connected()]),
];
const log = (...drafts: readonly Timed[][]): LabEvent[] => timedLogOf([...cast, ...drafts.flat()]);
const met = (events: LabEvent[]): string[] => [...foundIn(story, events).objectives.keys()];
const hints = (events: LabEvent[]): string[] => [...foundIn(story, events).hints.keys()];

const says = (way: 'gọi thẳng' | 'qua queue', what: string, ms: number): EventDraft =>
  printed('customer', `Đơn #101, ${way}: ${what} sau ${ms} ms`);
const fails = (way: 'gọi thẳng' | 'qua queue', ms: number): EventDraft =>
  printed('customer', `Đơn #101, ${way}: lỗi sau ${ms} ms, [unavailable] connect ECONNREFUSED`, 'stderr');

/** From the customer to the moment when the payment is done, on both ways, from `at` on. */
const paid = (at: number, paidMs: number): Timed[] => [
  [at, customer.opened(1, 'PlaceOrder', '101')],
  [at, customer.opened(3, 'SubmitOrder', '101')],
  [at + 150, order.opened(1, 'Charge', '101')],
  [at + 150, payments.published('101-tien', { label: '101' })],
  [at + 151, payments.delivered('101-tien', 'payment')],
  [at + 152, customer.closed(3)],
  [at + 153, says('qua queue', 'cửa hàng đã nhận', 153)],
  [at + 150 + paidMs, stock.published('101-kho', { label: '101' })],
  [at + 151 + paidMs, payments.acked('101-tien', 'payment')],
];
const reserved = (at: number, paidMs: number): Timed[] => [
  [at + 150 + paidMs, payment.opened(1, 'Reserve', '101')],
  [at + 152 + paidMs, stock.delivered('101-kho', 'inventory')],
  [at + 450 + paidMs, stock.acked('101-kho', 'inventory')],
  [at + 452 + paidMs, payment.closed(1)],
  [at + 453 + paidMs, order.closed(1)],
  [at + 454 + paidMs, customer.closed(1)],
  [at + 455 + paidMs, says('gọi thẳng', 'xong, hàng ở kệ B8', 455 + paidMs)],
];
const whole = (at: number, paidMs: number): Timed[] => [...paid(at, paidMs), ...reserved(at, paidMs)];
const inVain = (at: number): Timed[] => [
  [at + 501, printed('payment', 'Đơn #101: đã trừ tiền mà kho không giữ được hàng', 'stderr')],
  [at + 502, order.closed(1, 14)],
  [at + 503, customer.closed(1, 14)],
  [at + 504, fails('gọi thẳng', 504)],
];

test('an order that gets to the warehouse on both ways', () => {
  const events = log(whole(10, 350));
  expect(met(events)).toEqual(['both']);
  expect(met(events.slice(0, -1))).toEqual([]);
});

test('a slow payment keeps one customer waiting, and a little slowness is told apart from it', () => {
  const slow = log([[1, changed('delay', 3_000)]], whole(10, 3_350));
  expect(met(slow)).toEqual(['both', 'sum']);
  expect(settledIn(slowPayment, slow)).toMatchObject({
    actual: 'sync-waits',
    facts: { paymentMs: 3_350, syncMs: 3_805, asyncMs: 153 },
  });
  const little = log([[1, changed('delay', 500)]], whole(10, 850));
  expect(hints(little)).toEqual(['too-little']);
  expect(settledIn(slowPayment, little)).toBeUndefined();
});

test('a dead warehouse fails one order and leaves the other in its queue, until it is back', () => {
  const died = [[5, exited('inventory')] satisfies Timed];
  const waits = log(died, paid(10, 350), inVain(10));
  expect(met(waits)).toEqual(['one-fails']);
  expect(settledIn(inventoryDies, waits)).toMatchObject({ actual: 'sync-fails', facts: { syncMs: 504, asyncMs: 153 } });
  const back = log(died, paid(10, 350), inVain(10), [
    [3_000, started('inventory')],
    [3_100, stock.delivered('101-kho', 'inventory')],
    [3_400, stock.acked('101-kho', 'inventory')],
  ]);
  expect(met(back)).toEqual(['one-fails', 'worked-off']);
  expect(settledIn(afterRestart, back)).toMatchObject({ actual: 'async-only', facts: { id: '101', ms: 400 } });
  expect(hints(log(died, [[3_000, started('inventory')]]))).toEqual(['revived-early']);
});

test('a dead payment is another experiment', () => {
  const events = log([[5, exited('payment')]], paid(10, 350).slice(0, 4), [
    [162, customer.closed(3)],
    [163, says('qua queue', 'cửa hàng đã nhận', 153)],
    [170, fails('gọi thẳng', 160)],
  ]);
  expect(met(events)).toEqual([]);
  expect(hints(events)).toEqual(['other-victim']);
});

test('a warehouse that stands still is silence, to whoever has the patience to see it', () => {
  const asked: Timed[] = [
    [5, frozen('inventory')],
    ...paid(10, 350),
    [510, payment.opened(1, 'Reserve', '101')],
    [2_010, says('gọi thẳng', 'vẫn chờ', 2_000)],
  ];
  const patient = log(asked, [[4_010, says('gọi thẳng', 'vẫn chờ', 4_001)]]);
  expect(met(log(asked))).toEqual([]);
  expect(met(patient)).toEqual(['hangs']);
  expect(settledIn(frozenStock, patient)).toMatchObject({ actual: 'waits', facts: { ms: 4_001, asyncMs: 153 } });
  expect(hints(log(asked, [[2_500, thawed('inventory')]]))).toEqual(['thawed-early']);
});

test('both ways begin with a call to who takes the orders', () => {
  const events = log([
    [5, exited('order')],
    [12, fails('gọi thẳng', 2)],
    [13, fails('qua queue', 3)],
  ]);
  expect(met(events)).toEqual(['front-door']);
  expect(settledIn(orderDies, events)).toMatchObject({ actual: 'both-fail', facts: { syncMs: 2, asyncMs: 3 } });
});

const waitsIn = (events: LabEvent[]) => waitsOf(fold(emptyPicture, events));

test('who has had the order, and how long the customer waited for it', () => {
  expect(waitsOf(emptyPicture)).toBeUndefined();
  const waits = waitsIn(log(whole(10, 350)));
  const who = (way: 'sync' | 'async') => waits?.[way]?.parts.map(({ who, from, to }) => [who, from, to]);
  expect(who('sync')).toEqual([
    ['order', 0, 150],
    ['payment', 150, 500],
    ['inventory', 500, 802],
  ]);
  expect(waits?.sync).toMatchObject({ ms: 804, state: 'answered', doneMs: 804 });
  expect(who('async')).toEqual([
    ['order', 0, 150],
    ['queue', 150, 151],
    ['payment', 151, 501],
    ['queue', 500, 502],
    ['inventory', 502, 800],
  ]);
  expect(waits?.async).toMatchObject({ ms: 152, state: 'answered', doneMs: 800 });
});

test('an order that nobody takes out of its queue goes on waiting there after its customer has gone', () => {
  const waits = waitsIn(log([[5, exited('inventory')]], paid(10, 350), inVain(10), [[9_010, changed('delay', 0)]]));
  expect(waits?.sync).toMatchObject({ ms: 503, state: 'failed' });
  expect(waits?.async?.parts.at(-1)).toEqual({ who: 'queue', from: 500, to: 9_000, goesOn: true });
  expect(waits?.async).not.toHaveProperty('doneMs');
});
