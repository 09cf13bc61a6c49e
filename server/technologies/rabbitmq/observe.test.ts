import { expect, onTestFinished, test, vi } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { createObserver } from './observe.ts';

test('what the end of a killed program takes along is its own, not what its next start has sent meanwhile', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const told: EventDraft[] = [];
  const observer = createObserver({
    username: 'lab',
    isOwn: () => false,
    deadLetters: { queues: () => [] },
    emit: (draft) => void told.push(draft),
  });
  const start = (pid: number): string => {
    observer.programStarted('shop');
    observer.reported('shop', { kind: 'connected', localPort: pid, connection: `${pid}.1` });
    const connection = `127.0.0.1:${pid} -> 127.0.0.1:5672`;
    observer.told({ of: 'connection.created', connection, user: 'lab', providedName: `shop#${pid}.1` });
    return connection;
  };
  const send = (pid: number, base: string): void => {
    const how = { base, exchange: '', routingKey: 'orders', confirm: true, mandatory: false };
    observer.reported('shop', { kind: 'sent', connection: `${pid}.1`, ...how });
  };
  observer.told({ of: 'queue.created', queue: 'orders', durable: true, arguments: {} });
  start(101);
  send(101, 'lost');
  observer.reported('shop', { kind: 'disconnected', connection: '101.1' });
  observer.programExited('shop');
  const connection = start(102);
  send(102, '1');
  // As long as the old connection's messages are waited for.
  vi.advanceTimersByTime(1_000);
  expect(told.filter(({ type }) => type === 'message.vanished')).toMatchObject([
    { message: 'lost', origin: 'platform' },
  ]);

  observer.traced({
    did: 'publish',
    connection,
    channel: 1,
    exchange: '',
    routingKey: 'orders',
    queues: ['orders'],
    redelivered: false,
    properties: { message_id: '1' },
    content: Buffer.from(''),
  });
  observer.reported('shop', { kind: 'confirmed', connection: '102.1', base: '1' });
  expect(told.filter(({ type }) => type === 'message.confirmed')).toMatchObject([{ message: '1' }]);
});

test('what nobody said but everybody must conclude bears the name of the platform', () => {
  const told: EventDraft[] = [];
  const observer = createObserver({
    username: 'lab',
    isOwn: () => false,
    deadLetters: { queues: () => [] },
    emit: (draft) => void told.push(draft),
  });
  const connect = (pid: number): string => {
    const connection = `127.0.0.1:${pid} -> 127.0.0.1:5672`;
    observer.programStarted(`worker-${pid}`);
    observer.told({ of: 'connection.created', connection, user: 'lab', providedName: `worker-${pid}#${pid}.1` });
    return connection;
  };
  const connection = connect(1);
  for (const queue of ['orders', 'mails']) {
    observer.told({ of: 'queue.created', queue, durable: true, arguments: {} });
  }
  observer.told({ of: 'channel.created', channel: 'c1', connection, number: 1 });
  const consumer = { channel: 'c1', consumerTag: 't', queue: 'orders', manual: true, prefetch: 1 };
  observer.told({ of: 'consumer.created', ...consumer });
  const traced = {
    connection,
    channel: 1,
    exchange: '',
    routingKey: 'orders',
    queues: ['orders'],
    redelivered: false,
    properties: { message_id: '1' },
    content: Buffer.from(''),
  };
  observer.traced({ did: 'publish', ...traced });
  observer.traced({ did: 'deliver', ...traced });
  observer.reported('worker-1', { kind: 'acking', queue: 'orders', base: '1' });
  // It died between the write and the word of it, and then the broker was away and came back without a queue.
  observer.lost();
  observer.told({ of: 'queue.deleted', queue: 'orders' }, 'platform');
  observer.told({ of: 'queue.deleted', queue: 'mails' });
  const originOf = (type: EventDraft['type']): string[] =>
    told.filter((event) => event.type === type).map(({ origin }) => origin);
  expect(originOf('message.delivered')).toEqual(['broker']);
  expect(originOf('message.acked')).toEqual(['platform']);
  expect(originOf('connection.closed')).toEqual(['platform']);
  expect(originOf('queue.deleted')).toEqual(['platform', 'broker']);
});
