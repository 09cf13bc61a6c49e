import { expect, test } from 'vitest';
import { emptyPicture, type Picture, type ProgramPicture } from '../../picture.ts';
import { startedParts } from '../../technologies.ts';
import { exchangeStation, queueStation } from './stations.ts';
import { trackState } from './track-state.ts';

const program = (id: string, rest: Partial<ProgramPicture>): ProgramPicture => ({
  id,
  role: id,
  pid: 1,
  state: 'running',
  startedAt: 0,
  hands: [],
  handled: 0,
  ...startedParts(),
  ...rest,
});

const picture: Picture = {
  ...emptyPicture,
  programs: {
    shop: program('shop', { connected: true }),
    lonely: program('lonely', { connected: true, cutAt: 5, cutLoses: 'both-ways' }),
    deaf: program('deaf', { connected: true, cutAt: 5, cutLoses: 'answers' }),
    worker: program('worker', { connected: true }),
    killed: program('killed', { state: 'dead' }),
  },
  exchanges: { orders: { name: 'orders', kind: 'topic', arguments: { 'alternate-exchange': 'unrouted' } } },
  bindings: [{ exchange: 'orders', queue: 'email', routingKey: '#', arguments: {} }],
  queues: {
    email: {
      name: 'email',
      durable: true,
      arguments: {},
      ready: [],
      unacked: [],
      consumers: [{ program: 'worker', consumerTag: 'c', ackMode: 'manual', prefetch: 1 }],
      arrived: 0,
      delivered: 0,
      handovers: [],
      samples: [],
    },
  },
};
const orders = exchangeStation('orders');
const email = queueStation('email');

test('a program leads in where the broker knows its connection; a cut cable cuts it, a death does not', () => {
  expect(trackState(picture, 'shop', orders)).toBe('open');
  expect(trackState(picture, 'shop', email)).toBe('open');
  expect(trackState(picture, 'lonely', orders)).toBe('cut');
  // What it sends still gets through.
  expect(trackState(picture, 'deaf', orders)).toBe('open');
  expect(trackState(picture, 'killed', orders)).toBe('gone');
  expect(trackState(picture, 'absent', orders)).toBe('gone');
});

test('an exchange leads where a binding says, or its alternate; the default one to every queue', () => {
  expect(trackState(picture, orders, email)).toBe('open');
  expect(trackState(picture, orders, queueStation('audit'))).toBe('gone');
  expect(trackState(picture, orders, exchangeStation('unrouted'))).toBe('open');
  expect(trackState(picture, orders, exchangeStation('other'))).toBe('gone');
  expect(trackState(picture, exchangeStation(''), email)).toBe('open');
  expect(trackState(picture, exchangeStation(''), queueStation('audit'))).toBe('gone');
});

test('a queue leads to its consumers, cut where one died, and to its dead letters', () => {
  expect(trackState(picture, email, 'worker')).toBe('open');
  expect(trackState(picture, email, 'shop')).toBe('gone');
  expect(trackState(picture, email, 'killed')).toBe('cut');
  expect(trackState(picture, email, exchangeStation('dlx'))).toBe('open');
});

test('of what is not its own it says nothing', () => {
  expect(trackState(picture, 'shop', 'table:orders')).toBeUndefined();
});
