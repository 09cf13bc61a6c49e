import { expect, test } from 'vitest';
import { createLedger } from './ledger.ts';
import { baseOf } from './message-base.ts';

test('equal messages are told apart in the order in which they came', () => {
  const ledger = createLedger();
  const base = baseOf(undefined, { exchange: '', routingKey: 'orders', content: Buffer.from('hi') });
  expect(ledger.published(base, ['orders'])).toBe(base);
  expect(ledger.published(base, ['orders'])).toBe(`${base}~2`);
  ledger.deliver(base, 'orders', 'worker-1', true);
  expect(ledger.ready(base, 'orders')).toBe(`${base}~2`);
  expect(ledger.held(base, 'orders', 'worker-1')).toBe(base);
  ledger.finish(base, 'orders');
  expect(ledger.held(base, 'orders', 'worker-1')).toBeUndefined();
  expect(ledger.published(base, ['orders'])).toBe(`${base}~3`);
});

test('what a dead program held is ready again, in each of its queues', () => {
  const ledger = createLedger();
  ledger.published('7', ['mail', 'stock']);
  ledger.deliver('7', 'mail', 'worker-1', true);
  ledger.deliver('7', 'stock', 'worker-2', true);
  ledger.release('worker-1');
  expect(ledger.ready('7', 'mail')).toBe('7');
  expect(ledger.ready('7', 'stock')).toBeUndefined();
});

test('what was delivered without an ack to come dies with the program', () => {
  const ledger = createLedger();
  ledger.published('7', ['orders']);
  ledger.deliver('7', 'orders', 'worker-1', false);
  ledger.release('worker-1');
  expect(ledger.ready('7', 'orders')).toBeUndefined();
});
