import { describe, expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { accepted, changed, exited, frozen, started, thawed } from '#model/platform/drafts.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { draftsOf } from '#model/technologies/kafka/drafts.ts';
import { transactionDrafts } from '#model/technologies/kafka/transaction-drafts.ts';
import { inserted } from '#model/technologies/sqlite/drafts.ts';
import { emails, nextOffset, readers, zombie } from './predictions.ts';
import { story } from './story.ts';

const orders = draftsOf('orders', 'invoice');
const invoices = draftsOf('invoices', 'committed');
const { initialised, begun, marked, ended, refused, unanswered, recognised, written } = transactionDrafts;

const begin = [
  started('shop'),
  started('invoice-1'),
  orders.created(1),
  invoices.created(1),
  initialised('invoice-1', 0),
];
const log = (...drafts: EventDraft[]) => logOf([...begin, ...drafts]);
const objectives = (...drafts: EventDraft[]): string[] => [...foundIn(story, log(...drafts)).objectives.keys()];
const hints = (...drafts: EventDraft[]): string[] => [...foundIn(story, log(...drafts)).hints.keys()];

const order = (offset: number, number: number): EventDraft => orders.appended(0, offset, { key: String(number) });
/** An invoice that a transaction has written. */
const invoice = (offset: number, number: number, program = 'invoice-1', epoch = 0): EventDraft =>
  invoices.appended(0, offset, { program, key: String(number), producer: written(epoch, offset) });
const abort = (offset: number): EventDraft => marked('invoices', offset, 'abort');
const commit = (offset: number): EventDraft => marked('invoices', offset, 'commit');
const read = (by: 'committed' | 'uncommitted', offset: number): EventDraft => invoices.consumed(by, offset, { by });
const mailed = (number: number, changes = 1): EventDraft => inserted('invoice-1', 'emails', String(number), changes);

describe('an answer that was lost', () => {
  const cut: EventDraft = { type: 'cable.cut', origin: 'platform', program: 'shop', lost: 'answers' };
  const mended: EventDraft = { type: 'cable.mended', origin: 'platform', program: 'shop' };

  test('makes two records of one', () => {
    expect(objectives(unanswered('1'), order(0, 1))).toEqual([]);
    expect(objectives(order(0, 1), unanswered('1'), order(1, 1))).toEqual(['doubled']);
  });

  test('makes none where the broker knows the sequence, whoever tells of the record first', () => {
    expect(objectives(order(0, 1), unanswered('1', 0), recognised('1', 0))).toEqual(['deduped']);
    expect(
      objectives(unanswered('1', 0), orders.appended(0, 0, { key: '1', producer: { id: '9', epoch: 0, sequence: 0 } })),
    ).toEqual(['deduped']);
  });

  test('of nothing is a mistake', () => {
    expect(hints(cut, mended)).toEqual(['cut-idle']);
    expect(hints(cut, accepted('send'), mended)).toEqual([]);
  });
});

test('between two transactions stands a control record', () => {
  const run = [begun('invoice-1'), invoice(0, 1), commit(1), begun('invoice-1'), invoice(2, 2)];
  expect(objectives(...run)).toEqual(['committed']);
  expect(objectives(invoice(0, 1), invoice(1, 2))).toEqual([]);
  expect(settledIn(nextOffset, log(...run))).toMatchObject({ actual: 'second', facts: { marker: 1, next: 2 } });
});

describe('a death in a transaction', () => {
  const died = [begun('invoice-1'), invoice(0, 1), read('uncommitted', 0), mailed(1), exited('invoice-1')];
  const again = [
    started('invoice-1'),
    refused('invoice-1', 'begin', 'CONCURRENT_TRANSACTIONS'),
    abort(1),
    initialised('invoice-1', 2),
  ];
  const redo = [begun('invoice-1'), invoice(2, 1, 'invoice-1', 2), read('uncommitted', 2), mailed(1, 0)];
  const done = [ended('invoice-1', 'commit'), commit(3), read('committed', 2)];

  test('is counted twice by who reads everything, and mailed twice', () => {
    expect(objectives(...died, ...again, ...redo, ...done)).toEqual(['undone']);
    const next = [begun('invoice-1'), invoice(4, 2), mailed(2), exited('invoice-1'), abort(5), mailed(2, 0)];
    expect(objectives(...died, ...again, ...redo, ...done, ...next)).toEqual(['undone', 'committed', 'mailed-twice']);
    expect(settledIn(readers, log(...died, ...again, ...redo, ...done))).toMatchObject({
      actual: 'two-one',
      facts: { order: '1', uncommitted: 2, committed: 1 },
    });
    expect(settledIn(emails, log(...died, ...again, ...redo, ...done))).toMatchObject({
      actual: 'two',
      facts: { count: 2 },
    });
  });

  test('says nothing before the order is done again', () => {
    expect(objectives(...died, ...again)).toEqual([]);
    expect(settledIn(readers, log(...died, ...again, ...redo))).toBeUndefined();
  });

  test('with nothing begun is a mistake', () => {
    expect(hints(exited('invoice-1'))).toEqual(['died-idle']);
    expect(hints(...died)).toEqual([]);
  });
});

test('a transaction that nobody ends is ended by the broker when its time is over, not before', () => {
  const late = logOf([...begin, begun('invoice-1'), invoice(0, 1), exited('invoice-1'), abort(1)], 6_000);
  expect([...foundIn(story, late).objectives.keys()]).toEqual(['expired']);
  expect(objectives(begun('invoice-1'), invoice(0, 1), exited('invoice-1'), abort(1))).toEqual([]);
});

describe('a program that is thawed in its transaction', () => {
  const stuck = [begun('invoice-1'), invoice(0, 1), frozen('invoice-1')];
  const fenced = refused('invoice-1', 'commit', 'INVALID_PRODUCER_EPOCH');

  test('is refused once another has its transactional id', () => {
    const run = [...stuck, started('invoice-2'), abort(1), initialised('invoice-2', 2), thawed('invoice-1'), fenced];
    expect(objectives(...run)).toEqual(['fenced']);
    expect(settledIn(zombie, log(...run))).toMatchObject({ actual: 'refused' });
    // Asked only when the older one has its transactional id already.
    expect(settledIn(zombie, logOf(run))).toMatchObject({ actual: 'refused' });
  });

  test('is refused in the same words where the broker has ended its transaction', () => {
    expect(objectives(...stuck, abort(1), thawed('invoice-1'), fenced)).toEqual(['same-error']);
  });

  test('commits, which is a mistake, before either', () => {
    expect(hints(...stuck, thawed('invoice-1'), ended('invoice-1', 'commit'))).toEqual(['thawed-soon']);
  });

  test('shows nothing where it was alive, or had nothing begun', () => {
    const alive = [
      begun('invoice-1'),
      invoice(0, 1),
      started('invoice-2'),
      abort(1),
      initialised('invoice-2', 2),
      fenced,
    ];
    expect(hints(...alive)).toEqual(['fenced-alive']);
    expect(objectives(...alive)).toEqual([]);
    expect(hints(frozen('invoice-1'))).toEqual(['frozen-idle']);
  });
});

test('a plain producer after it has doubled an order is no way to a single one', () => {
  const doubled = [order(0, 1), unanswered('1'), order(1, 1)];
  expect(hints(...doubled, unanswered('2'))).toEqual(['cut-plain']);
  expect(hints(...doubled, changed('idempotent', 'on'), unanswered('2', 0))).toEqual([]);
});
