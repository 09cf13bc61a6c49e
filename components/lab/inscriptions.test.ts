import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { logOf } from '#model/replay.ts';
import { draftsOf as rabbitmqDrafts } from '#model/technologies/rabbitmq/drafts.ts';
import { createInscriptions } from './inscriptions.ts';

const { published } = rabbitmqDrafts('orders');
const keyed = (message: string, routingKey: string): EventDraft =>
  published(message, { exchange: 'shop.topic', routingKey });
const appended = (offset: number, key: string | null, value: string): EventDraft => ({
  type: 'record.appended',
  origin: 'broker',
  topic: 'orders',
  partition: 0,
  offset,
  key,
  label: key ?? String(offset),
  value,
  headers: {},
  program: 'shop',
});

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('a message bears its label until its key is asked for; the choice is kept', () => {
  const inscriptions = createInscriptions();
  inscriptions.begin();
  inscriptions.append(logOf([keyed('7', 'orders.asia.created')]));
  expect(inscriptions.getState()).toEqual({ side: undefined, usual: 'content' });
  expect(inscriptions.on('7', '7')).toBe('7');
  inscriptions.choose('key');
  expect(inscriptions.on('7', '7')).toBe('orders.asia.created');
  expect(inscriptions.on('8', '8')).toBe('8');

  const later = createInscriptions();
  later.begin();
  later.append(logOf([keyed('7', 'orders.asia.vietnam.created')]));
  expect(later.on('7', '7')).toBe('….asia.vietnam.created');
  expect(later.on('7', '7', 'portrait')).toBe('…vietnam.created');
});

test('a record that bears its key shows the order that it is about instead', () => {
  const inscriptions = createInscriptions();
  inscriptions.begin();
  inscriptions.append(logOf([appended(0, 'Mai', '{"order":12}'), appended(1, null, '{"order":13}')]));
  expect(inscriptions.getState().usual).toBe('key');
  inscriptions.choose('content');
  expect(inscriptions.on('orders/0@0', 'Mai')).toBe('12');
  expect(inscriptions.on('orders/0@1', '1')).toBe('13');
});

test('where no key says more than the label there is nothing to choose', () => {
  const inscriptions = createInscriptions();
  inscriptions.begin();
  inscriptions.append(logOf([published('7'), appended(0, 'Mai', 'no order')]));
  expect(inscriptions.getState().usual).toBe(null);
});
