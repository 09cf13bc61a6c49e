import { expect, test } from 'vitest';
import type { EventDraft } from '../../events.ts';
import { emptyPicture } from '../../picture.ts';
import { started } from '../../platform/drafts.ts';
import { fold } from '../../reduce.ts';
import { logOf } from '../../replay.ts';
import { draftsOf } from './drafts.ts';
import { transactionDrafts } from './transaction-drafts.ts';

const { initialised, begun, marked, ended, refused, stable, unanswered, recognised, written } = transactionDrafts;
const { created, appended } = draftsOf('invoices', 'committed');
const begin = [started('a'), started('shop'), created(1), initialised('a', 0), begun('a')];
const write = (offset: number): EventDraft => appended(0, offset, { program: 'a', producer: written(0, offset) });
const pictureOf = (...drafts: EventDraft[]) => fold(emptyPicture, logOf([...begin, ...drafts]));
const tape = (...drafts: EventDraft[]) => pictureOf(...drafts).topics.invoices?.partitions[0];
const states = (...drafts: EventDraft[]) => tape(...drafts)?.records.map(({ transaction }) => transaction?.state);

test('records of a transaction are open until its control record says what became of them', () => {
  expect(states(write(0), write(1))).toEqual(['open', 'open']);
  expect(states(write(0), marked('invoices', 1, 'commit'), write(2))).toEqual(['commit', 'open']);
  expect(states(write(0), marked('invoices', 1, 'abort'), write(2))).toEqual(['abort', 'open']);
  expect(states(appended(0, 0), write(1), marked('invoices', 2, 'abort'))).toEqual([undefined, 'abort']);
});

test('a control record is no record, and takes an offset', () => {
  expect(tape(write(0), marked('invoices', 1, 'commit'))).toMatchObject({
    high: 2,
    records: [{ offset: 0 }],
    markers: [{ offset: 1, outcome: 'commit' }],
  });
});

test('the last stable offset stands in the picture only while it is behind the end', () => {
  expect(tape(write(0), stable('invoices', 0, 1))?.stable).toBe(0);
  expect(tape(write(0), stable('invoices', 0, 1), stable('invoices', 2, 2))?.stable).toBeUndefined();
});

test('a program has a transaction until the broker has said yes or no, or has ended it without asking', () => {
  const open = (...drafts: EventDraft[]) => pictureOf(write(0), ...drafts).programs.a?.transaction;
  const at = pictureOf(write(0)).at;
  expect(open()).toEqual({ records: 1, firsts: { 'invoices/0': 0 }, since: at, until: at + 10_000 });
  expect(open(ended('a', 'commit'))).toBeUndefined();
  expect(open(refused('a', 'commit', 'INVALID_PRODUCER_EPOCH'))).toBeUndefined();
  expect(open(marked('invoices', 1, 'abort', 1))?.over).toBe('abort');
  // The word of a former one's end that comes late.
  expect(open(ended('a', 'commit'), begun('a'), write(2), marked('invoices', 1, 'commit'))?.over).toBeUndefined();
});

test('a program waits for the answer that was lost until another one comes', () => {
  const waits = (...drafts: EventDraft[]) => pictureOf(unanswered('7', 0), ...drafts).programs.shop?.unanswered;
  expect(waits()).toBe('7');
  expect(waits(recognised('7', 0))).toBeUndefined();
  expect(waits(appended(0, 3))).toBeUndefined();
});
