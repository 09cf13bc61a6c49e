import { expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { emptyPicture } from '#model/picture.ts';
import { changed, started, timed } from '#model/platform/drafts.ts';
import { fold } from '#model/reduce.ts';
import { foundIn, settledIn, timedLogOf } from '#model/replay.ts';
import { draftsOf } from '#model/technologies/grpc/drafts.ts';
import { inserted } from '#model/technologies/sqlite/drafts.ts';
import { charges, probe, tries, waves } from './predictions.ts';
import { type BreakerState, breakerOf, crowd, isPaying, newestRush, type Outcome, peakOf } from './rushes.ts';
import { story } from './story.ts';

type Timed = [afterMs: number, draft: EventDraft];

const wroteCall = (order: string): EventDraft => ({
  type: 'statement.ran',
  origin: 'client',
  program: 'payment',
  verb: 'insert',
  table: 'calls',
  parameters: [order, 'nhận'],
  changes: 1,
});

let stream = 1;
/** A call of the checkout's to payment, which payment has written down. */
const calls = (at: number, order: string, timeoutMs?: number): Timed[] => {
  stream += 2;
  return [
    [
      at,
      draftsOf('checkout', 'payment', stream).opened('client', {
        method: '/shop.v1.CardService/ChargeCard',
        kind: 'unary',
        headers: { 'ce-subject': order, ...(timeoutMs !== undefined && { 'grpc-timeout': `${timeoutMs}m` }) },
      }),
    ],
    [at, wroteCall(order)],
  ];
};
const charged = (at: number, order: string): Timed => [at, inserted('payment', 'charges', order)];
const done = (
  at: number,
  order: string,
  outcome: Outcome,
  rest: { of?: number; tries?: number; ms?: number } = {},
): Timed => [
  at,
  timed('checkout', 'pay', rest.ms ?? 100, {
    order,
    of: rest.of ?? 1,
    outcome,
    tries: rest.tries ?? 1,
    breaker: 'closed',
  }),
];
const breaker = (at: number, state: BreakerState): Timed => [at, timed('checkout', 'breaker', 1, { breaker: state })];
const priced = (at: number, ms: number): Timed => [
  at,
  timed('checkout', 'price', ms, { order: '9', breaker: 'closed' }),
];

const cast: Timed[] = [
  [0, started('checkout')],
  [0, started('payment')],
  [0, draftsOf('checkout', 'payment').connected()],
];
const having = (settings: Record<string, string>): Timed[] =>
  Object.entries(settings).map(([setting, value]): Timed => [1, changed(setting, value)]);
const log = (...drafts: readonly Timed[][]): LabEvent[] => timedLogOf([...cast, ...drafts.flat()]);
const met = (events: LabEvent[]): string[] => [...foundIn(story, events).objectives.keys()];
const hints = (events: LabEvent[]): string[] => [...foundIn(story, events).hints.keys()];

/** A crowd pays, and eight of them come again, each so many ms later. */
const rush = (again: (place: number) => number): Timed[] =>
  Array.from({ length: crowd }, (_, place): Timed[] => {
    const order = `1-${place + 1}`;
    const isRefused = place >= 4;
    return [
      ...calls(10, order),
      ...(isRefused ? calls(10 + again(place), order) : []),
      done(5_000, order, 'paid', { of: crowd, tries: isRefused ? 2 : 1 }),
    ];
  }).flat();

test('who waits equally long comes again together, and jitter spreads them', () => {
  const together = rush(() => 1_000);
  const apart = rush((place) => 700 + place * 60);
  expect(met(log(having({ retry: 'exponential' }), together))).toEqual(['storm']);
  expect(settledIn(waves, log(together))).toMatchObject({ actual: 'together', facts: { count: 8, of: 8 } });
  expect(met(log(having({ retry: 'jitter' }), apart))).toEqual(['spread']);
  expect(settledIn(waves, log(apart))).toMatchObject({ actual: 'spread' });
  // Bad luck is no proof, and a rush that goes on is none either.
  expect(met(log(having({ retry: 'jitter' }), together))).toEqual([]);
  expect(met(log(having({ retry: 'exponential' }), together).slice(0, -1))).toEqual([]);
});

test('a crowd of whom nobody tries again makes no storm', () => {
  const lost = Array.from({ length: crowd }, (_, place): Timed[] => [
    ...calls(10, `1-${place}`),
    done(50, `1-${place}`, 'failed', { of: crowd }),
  ]).flat();
  expect(hints(log(having({ retry: 'none' }), lost))).toEqual(['no-retry']);
});

test('an open breaker lets nobody through, and a probe decides what becomes of it', () => {
  const opened = [breaker(20, 'open'), done(30, '2-1', 'broken', { of: 2, tries: 0 })];
  expect(met(log(opened))).toEqual(['opened']);
  // It had been there once before the breaker opened.
  expect(met(log(calls(10, '2-1'), opened))).toEqual([]);
  const probing: Timed[] = [...opened, breaker(5_020, 'ready'), ...calls(6_000, '3-1'), breaker(6_001, 'half-open')];
  expect(met(log(probing, [breaker(6_050, 'closed')]))).toEqual(['opened', 'closed']);
  const failed = log(probing, [breaker(6_050, 'open'), done(6_052, '3-2', 'broken', { of: 12, tries: 0 })]);
  expect(met(failed)).toEqual(['opened', 'reopened']);
  expect(settledIn(probe, failed)).toMatchObject({ actual: 'one', facts: { count: 1, of: 12 } });
  expect(
    hints(log(having({ payment: 'ok' }), probing, [breaker(6_050, 'open'), done(6_100, '4-1', 'broken')])),
  ).toEqual(['too-early']);
});

test('each try is a charge, unless payment knows the key', () => {
  const slow = [calls(10, '1-1', 1_000), [charged(11, '1-1')], calls(2_010, '1-1', 1_000)].flat();
  const double = log(slow, [charged(2_011, '1-1'), done(3_010, '1-1', 'failed', { tries: 2 })]);
  expect(met(double)).toEqual(['double']);
  expect(settledIn(charges, double)).toMatchObject({ actual: 'several', facts: { count: 2 } });
  expect(met(log(slow, [done(2_020, '1-1', 'paid', { tries: 2 })]))).toEqual(['once']);
  // It was refused at first and charged at the second try: no key was needed.
  const late = log(calls(10, '1-1'), calls(1_010, '1-1'), [
    charged(1_020, '1-1'),
    done(1_030, '1-1', 'paid', { tries: 2 }),
  ]);
  expect(met(late)).toEqual([]);
  const patient = log(having({ payment: 'slow', limit: 'none' }), [done(4_020, '1-1', 'paid', { ms: 4_010 })]);
  expect(hints(patient)).toEqual(['no-limit']);
});

test('the last try has what is left of the budget', () => {
  const events = log(calls(10, '1-1', 1_000), calls(2_010, '1-1', 497), [
    done(2_510, '1-1', 'late', { tries: 2, ms: 2_501 }),
  ]);
  expect(met(events)).toEqual(['budget']);
  expect(settledIn(tries, events)).toMatchObject({ actual: 'two', facts: { last: 497, ms: 2_501 } });
});

test('a price waits for others, unless some places are kept from them', () => {
  expect(hints(log(having({ bulkhead: 'off' }), [priced(100, 3_900)]))).toEqual(['starved']);
  const crowded = [...calls(10, '1-1'), done(12, '1-5', 'refused', { of: crowd, tries: 0 })];
  expect(met(log(having({ bulkhead: 'on', payment: 'slow' }), crowded, [priced(100, 12)]))).toEqual(['isolated']);
  expect(met(log(having({ bulkhead: 'on', payment: 'slow' }), [priced(100, 12)]))).toEqual([]);
});

test('the stage reads the newest rush and the breaker from what both programs said', () => {
  const pictureOf = (events: LabEvent[]) => fold(emptyPicture, events);
  const begun = [...calls(10, '1-1'), charged(11, '1-1'), ...calls(1_010, '1-1'), ...calls(1_020, 'B2-1')];
  expect(newestRush(pictureOf(log()))).toBeUndefined();
  expect(newestRush(pictureOf(log(begun)))).toMatchObject({ id: 'B2', arrivals: [{ isRetry: false, isTaken: true }] });
  expect(isPaying(pictureOf(log(begun)))).toBe(true);
  expect(isPaying(pictureOf(log(begun, [done(1_200, 'B2-1', 'paid')])))).toBe(false);
  expect(breakerOf(pictureOf(log([breaker(5, 'ready')])))).toBe('ready');
  expect(breakerOf(pictureOf(log([breaker(5, 'open'), done(6, '1-1', 'failed')])))).toBe('open');
  expect(breakerOf(pictureOf(log()))).toBe('closed');
});

test('the most that came together', () => {
  expect(peakOf([0, 50, 90, 140, 400])).toEqual({ count: 3, first: 0 });
  expect(peakOf([])).toEqual({ count: 0, first: 0 });
});
