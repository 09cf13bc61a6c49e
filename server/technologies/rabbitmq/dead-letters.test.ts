import { expect, test } from 'vitest';
import { createDeadLetters, readDeaths } from './dead-letters.ts';
import type { Binding } from './link.ts';

const setUp = (kind: string) => {
  const bound: Binding[] = [];
  const dead = createDeadLetters({
    isOwn: (name) => name.startsWith('own-'),
    bind: (mirror) => bound.push(mirror),
    unbind: (mirror) => bound.splice(bound.indexOf(mirror), 1),
  });
  const bind = (queue: string, routingKey: string, args: Record<string, unknown> = {}): void =>
    dead.told({ of: 'binding.created', exchange: 'dlx', queue, routingKey, arguments: args });
  dead.told({ of: 'exchange.created', exchange: 'dlx', kind, arguments: {} });
  return { bound, dead, bind };
};
const orders = {
  of: 'queue.created',
  queue: 'orders',
  durable: true,
  arguments: { 'x-dead-letter-exchange': 'dlx' },
} as const;

test('bindings of an exchange are mirrored from the moment a queue dead-letters to it', () => {
  const { bound, dead, bind } = setUp('direct');
  bind('dead', 'failed');
  expect(bound).toEqual([]);
  dead.told(orders);
  expect(bound).toEqual([{ exchange: 'dlx', routingKey: 'failed', arguments: {} }]);
  bind('own-tap', 'failed');
  bind('other', 'failed');
  expect(bound).toHaveLength(1);
  dead.told({ of: 'binding.deleted', exchange: 'dlx', queue: 'dead', routingKey: 'failed', arguments: {} });
  expect(bound).toHaveLength(1);
  dead.told({ of: 'queue.deleted', queue: 'orders' });
  expect(bound).toEqual([]);
});

test.each([
  ['direct', 'orders', 'orders', true],
  ['direct', 'orders', 'orders.asia', false],
  ['fanout', '', 'anything', true],
  ['topic', 'orders.*', 'orders.asia', true],
  ['topic', 'orders.*', 'orders', false],
  ['topic', 'orders.#', 'orders', true],
  ['topic', '#.created', 'orders.asia.vietnam.created', true],
  ['topic', '*.*.created', 'orders.asia.vietnam.created', false],
  ['topic', '#', '', true],
  ['topic', '*', '', false],
])('%s bound with "%s" takes "%s": %s', (kind, pattern, key, expected) => {
  const { dead, bind } = setUp(kind);
  bind('dead', pattern);
  expect(dead.queues('dlx', key, {})).toEqual(expected ? ['dead'] : []);
});

test.each([
  [{ 'x-match': 'all', region: 'asia', vip: true }, { region: 'asia', vip: true }, true],
  [{ 'x-match': 'all', region: 'asia', vip: true }, { region: 'asia' }, false],
  [{ 'x-match': 'any', region: 'asia', vip: true }, { region: 'asia' }, true],
  [{ region: 'asia' }, { region: 'europe' }, false],
  [{ 'x-match': 'any', 'x-retry': 'yes' }, { 'x-retry': 'yes' }, false],
  [{ 'x-match': 'any-with-x', 'x-retry': 'yes' }, { 'x-retry': 'yes' }, true],
  [{ 'x-match': 'any-with-x', 'x-retry': 'yes' }, {}, false],
  [{ 'x-match': 'all-with-x', 'x-retry': 'yes', region: 'asia' }, { 'x-retry': 'yes', region: 'asia' }, true],
  [{ 'x-match': 'all-with-x', 'x-retry': 'yes', region: 'asia' }, { region: 'asia' }, false],
])('headers bound with %j takes %j: %s', (args, headers, expected) => {
  const { dead, bind } = setUp('headers');
  bind('dead', '', args);
  expect(dead.queues('dlx', '', headers)).toEqual(expected ? ['dead'] : []);
});

test('x-death is read, anything else is no death', () => {
  const entry = {
    count: 2,
    reason: 'expired',
    queue: 'pause',
    exchange: 'retry',
    'routing-keys': ['1s'],
    time: { '!': 'timestamp', value: 1_795_237_879 },
  };
  expect(readDeaths({ 'x-death': [entry] })).toEqual([
    { count: 2, reason: 'expired', queue: 'pause', exchange: 'retry', routingKeys: ['1s'], at: 1_795_237_879_000 },
  ]);
  expect(readDeaths({ 'x-death': 'me' })).toEqual([]);
  expect(readDeaths(undefined)).toEqual([]);
});
