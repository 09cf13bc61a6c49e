import { beforeEach, expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import type { ClientReport } from './client-report.ts';
import { createObserver } from './observe.ts';

let events: EventDraft[] = [];
const observe = () => {
  const observer = createObserver({ prefix: 'tt-1.', emit: (draft) => events.push(draft), onChange: () => {} });
  for (const program of ['shop', 'a', 'b']) observer.programStarted(program);
  return observer;
};
const types = () => events.map(({ type }) => type);

beforeEach(() => {
  events = [];
});

const place = { topic: 'tt-1.orders', partition: 0 };
const producer = { id: '9', epoch: 0 };
const transactionalId = 'tt-1.invoice';
const content = { key: '1', value: '{}', headers: {} };
const written = { ...producer, sequence: 0 };
const appended = (offset: number, by: Partial<Extract<ClientReport, { kind: 'appended' }>> = {}): ClientReport => ({
  kind: 'appended',
  ...place,
  offset,
  ...content,
  ...by,
});
const marked = (offset: number): ClientReport => ({ kind: 'marked', ...place, offset, outcome: 'commit', producer });
const consumed = (offset: number): ClientReport => ({
  kind: 'consumed',
  group: 'tt-1.email',
  ...place,
  offset,
  content,
});

test('offsets that a transaction holds are told as committed once it is, and not if it is aborted', () => {
  const observer = observe();
  const pending: ClientReport = {
    kind: 'pending',
    transactionalId,
    group: 'tt-1.invoice',
    offsets: [{ ...place, offset: 4 }],
  };
  const end = (outcome: 'commit' | 'abort'): ClientReport => ({
    kind: 'transaction-ended',
    transactionalId,
    producer,
    outcome,
  });
  for (const report of [pending, end('abort'), end('commit')]) observer.reported('a', report);
  expect(types()).toEqual(['offset.pending', 'transaction.ended', 'transaction.ended']);
  for (const report of [pending, end('commit')]) observer.reported('a', report);
  expect(events.at(-1)).toMatchObject({ type: 'offset.committed', group: 'invoice', topic: 'orders', offset: 4 });
});

test('a control record is told once, after what it ends', () => {
  const observer = observe();
  observer.reported('a', marked(1));
  expect(types()).toEqual([]);
  observer.reported('shop', appended(0));
  observer.reported('b', marked(1));
  expect(types()).toEqual(['record.appended', 'transaction.marked']);
});

test('what no writer knows of is told by its first reader', () => {
  const observer = observe();
  observer.measured({ ...place, low: 0, high: 1, partitions: 1 });
  observer.measured({ ...place, low: 0, high: 1, partitions: 1 });
  observer.reported('a', consumed(0));
  expect(events.slice(1)).toMatchObject([
    { type: 'record.appended', program: null, origin: 'client', key: '1' },
    { type: 'record.consumed' },
  ]);
});

test('the broker recognises a send only where no answer had come to it', () => {
  const unanswered: ClientReport = { kind: 'unanswered', ...place, key: '1', producer: written };
  const observer = observe();
  observer.reported('shop', appended(0, { producer: written }));
  observer.reported('shop', appended(0, { producer: written }));
  expect(types()).toEqual(['record.appended']);
  observer.reported('shop', unanswered);
  observer.reported('shop', appended(0, { producer: written }));
  expect(types()).toEqual(['record.appended', 'record.unanswered', 'record.recognised']);
});

test('the last stable offset is told while it is behind and when it no longer is, and never goes back', () => {
  const observer = observe();
  const tell = (stable: number, high: number): void => observer.stable({ ...place, stable, high });
  tell(3, 3);
  tell(3, 4);
  tell(3, 4);
  tell(5, 5);
  tell(3, 4);
  expect(events).toMatchObject([
    { stable: 3, high: 4 },
    { stable: 5, high: 5 },
  ]);
  expect(observer.hasTransactions('tt-1.orders')).toBe(true);
});
