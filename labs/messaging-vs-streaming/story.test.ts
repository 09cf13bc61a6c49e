import { describe, expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { changed, exited, started, timed } from '#model/platform/drafts.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { draftsOf as kafka } from '#model/technologies/kafka/drafts.ts';
import { draftsOf as rabbitmq } from '#model/technologies/rabbitmq/drafts.ts';
import { afterMemory, apart, howMuch, left } from './predictions.ts';
import { story } from './story.ts';

const { created, appended, consumed, handled, committed } = kafka('orders', 'analytics');
const { declared, consuming, published, delivered, acked } = rabbitmq('emails');
const records = [0, 1, 2, 3, 4].map((offset) => appended(0, offset));

const begin = [
  started('email-1', 'email'),
  started('analytics'),
  declared(),
  consuming('email-1'),
  created(1),
  ...records,
];
const log = (...drafts: EventDraft[]) => logOf([...begin, ...drafts]);
const objectives = (...drafts: EventDraft[]): string[] => [...foundIn(story, log(...drafts)).objectives.keys()];
const hints = (...drafts: EventDraft[]): string[] => [...foundIn(story, log(...drafts)).hints.keys()];

const states = (name: 'begin' | 'count', orders: number, next = orders): EventDraft =>
  timed('analytics', name, 100, { orders, revenue: orders * 100_000, next });
const keeps = (orders: number, next = orders): EventDraft => ({
  type: 'statement.ran',
  origin: 'client',
  program: 'analytics',
  verb: 'update',
  table: 'totals',
  parameters: [String(orders), String(orders * 100_000), String(next)],
  changes: 1,
});
/** One more record, from reading to its commit. */
const counts = (offset: number, orders = offset + 1): EventDraft[] => [
  consumed('analytics', offset),
  states('count', orders, offset + 1),
  handled('analytics', offset),
  committed('analytics', offset + 1),
];
const all = [0, 1, 2, 3, 4].flatMap((offset) => counts(offset));
const dies = [exited('analytics'), started('analytics')];
const mail = [published('1'), delivered('1', 'email-1')];

test('both are done once the queue is empty and all is committed, whoever is last', () => {
  const done = [...mail, acked('1', 'email-1')];
  expect(objectives(...all, ...done)).toEqual(['both-done']);
  expect(objectives(...done, ...all.slice(0, -2))).toEqual([]);
  expect(settledIn(left, log(...all, ...done))).toMatchObject({ actual: 'log', facts: { count: 1, kept: 5 } });
});

describe('a mailer that is killed', () => {
  test('with a task in hand leaves it to who comes next', () => {
    const again = [
      started('email-1', 'email'),
      delivered('1', 'email-1', { redelivered: true }),
      acked('1', 'email-1'),
    ];
    expect(objectives(...mail, exited('email-1'), ...again)).toEqual(['email-killed']);
  });

  test('with nothing in hand shows nothing', () => {
    expect(hints(exited('email-1'))).toEqual(['killed-idle']);
    expect(objectives(...mail, acked('1', 'email-1'), exited('email-1'))).toEqual([]);
  });
});

describe('a total in memory', () => {
  const memory = changed('state', 'memory');

  test('is forgotten with the process, and the offset is not', () => {
    const run = [memory, states('begin', 0), ...all.slice(0, 12), ...dies, states('begin', 0), ...counts(3, 1)];
    expect(objectives(...run)).toEqual(['forgot']);
    expect(settledIn(afterMemory, log(...run))).toMatchObject({ actual: 'one', facts: { before: 3, now: 1 } });
  });

  test('is none where nothing had been counted', () => {
    expect(hints(memory, states('begin', 0), exited('analytics'))).toEqual(['nothing-counted']);
  });

  test('comes back from the head of the log', () => {
    const replay = [changed('state', 'replay'), states('begin', 0), ...all, ...dies, states('begin', 0)];
    expect(objectives(...replay, ...all)).toEqual(['rebuilt']);
    expect(objectives(...replay, ...all.slice(0, 8))).toEqual([]);
    expect(settledIn(howMuch, log(...replay, ...all))).toMatchObject({ actual: 'all', facts: { count: 5 } });
    expect(hints(...replay, ...all.slice(0, 8), exited('analytics'))).toEqual(['killed-replaying']);
  });

  test('that is begun anew by choice has not been lost', () => {
    expect(objectives(...all, changed('state', 'replay'), states('begin', 0), ...all)).toEqual([]);
  });
});

describe('a total in a table', () => {
  /** Four counted and committed, the fifth kept and not committed. */
  const between = [...all.slice(0, 16), consumed('analytics', 4), keeps(5), ...dies, states('begin', 5)];

  test('whose offset is elsewhere has the order twice', () => {
    const run = [changed('state', 'apart'), states('begin', 0), ...between];
    const again = [consumed('analytics', 4), keeps(6, 5), states('count', 6, 5)];
    expect(objectives(...run, ...again)).toEqual(['twice']);
    expect(settledIn(apart, log(...run, ...again))).toMatchObject({ actual: 'twice', facts: { order: 5, orders: 6 } });
  });

  test('with its offset goes on behind it', () => {
    const run = [changed('state', 'table'), states('begin', 0), ...between];
    const next = [appended(0, 5), consumed('analytics', 5), keeps(6), states('count', 6)];
    expect(objectives(...run, ...next)).toEqual(['kept']);
    expect(objectives(...run, consumed('analytics', 4), keeps(6, 5))).toEqual([]);
  });

  test('shows nothing where row and commit agree', () => {
    expect(hints(changed('state', 'apart'), states('begin', 0), ...counts(0), keeps(1), exited('analytics'))).toEqual([
      'not-between',
    ]);
  });
});

test('of who comes late, one sees the old orders and one only what waits', () => {
  const mailed = [...mail, acked('1', 'email-1'), started('email-2', 'email')];
  const news = [published('2'), delivered('2', 'email-2')];
  const audit = (offset: number) => consumed('audit', offset, { by: 'audit' });
  expect(objectives(...mailed, audit(0), ...news)).toEqual(['late']);
  expect(objectives(...mailed, ...news, audit(0))).toEqual(['late']);
  expect(objectives(...mailed, audit(3), ...news)).toEqual([]);
  expect(objectives(...mailed, audit(0))).toEqual([]);
});
