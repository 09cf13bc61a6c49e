import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { EventDraft, EventOf, LabEvent, LabEventType } from '#model/events.ts';
import { emptyPicture, type Picture } from '#model/picture.ts';
import { reduce } from '#model/reduce.ts';
import type { Traced } from './firehose.ts';
import { createObserver } from './observe.ts';

type Reported = Parameters<ReturnType<typeof createObserver>['reported']>[1];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An observer of a vhost whose firehose is `firehose`, with the log that it makes. */
const observe = () => {
  const events: LabEvent[] = [];
  let picture: Picture = emptyPicture;
  const write = (draft: EventDraft): void => {
    const event: LabEvent = { ...draft, seq: events.length + 1, at: Date.now() };
    events.push(event);
    picture = reduce(picture, event);
  };
  /** What the broker's firehose says; a test may hold it back. */
  let firehose = (traced: Traced): void => observer.traced(traced);
  const observer = createObserver({
    username: 'lab',
    isOwn: () => false,
    deadLetters: { queues: () => [] },
    emit: write,
    sound(routingKey) {
      firehose({ ...trace('publish', '', ''), routingKey, queues: [] });
      return true;
    },
  });
  const connect = (program: string, pid: number): string => {
    const connection = `127.0.0.1:${pid} -> 127.0.0.1:5672`;
    write({ type: 'program.started', origin: 'platform', program, role: program, pid });
    observer.programStarted(program);
    observer.told({ of: 'connection.created', connection, user: 'lab', providedName: `${program}#${pid}.1` });
    return connection;
  };
  const consume = (connection: string, queue: string): void => {
    observer.told({ of: 'channel.created', channel: connection, connection, number: 1 });
    const consumer = { channel: connection, consumerTag: connection, queue, manual: true, prefetch: 1 };
    observer.told({ of: 'consumer.created', ...consumer });
  };
  const declare = (queue: string): void => observer.told({ of: 'queue.created', queue, durable: true, arguments: {} });
  const exit = (program: string, pid: number): void => {
    write({ type: 'program.exited', origin: 'platform', program, pid, signal: null, code: 1, cause: 'crashed' });
    observer.programExited(program);
  };
  const of = <Type extends LabEventType>(type: Type): EventOf<Type>[] =>
    events.filter((event): event is EventOf<Type> => event.type === type);
  return {
    observer,
    events,
    connect,
    consume,
    declare,
    exit,
    of,
    picture: () => picture,
    route: (to: (traced: Traced) => void) => {
      firehose = to;
    },
    told: (traced: Traced) => firehose(traced),
  };
};

const trace = (did: Traced['did'], connection: string, id: string, redelivered = false): Traced => ({
  did,
  connection,
  channel: 1,
  exchange: '',
  routingKey: 'orders',
  queues: ['orders'],
  redelivered,
  properties: { message_id: id },
  content: Buffer.from(''),
});

const settled = (kind: 'acked' | 'acking' | 'handled', pid: number, base: string): Reported => ({
  kind,
  connection: `${pid}.1`,
  queue: 'orders',
  base,
});

test('what the end of a killed program takes along is its own, not what its next start has sent meanwhile', () => {
  const { observer, connect, declare, exit, of, told } = observe();
  const send = (pid: number, base: string): void => {
    const how = { base, exchange: '', routingKey: 'orders', confirm: true, mandatory: false };
    observer.reported('shop', { kind: 'sent', connection: `${pid}.1`, ...how });
  };
  declare('orders');
  const before = connect('shop', 101);
  send(101, 'lost');
  observer.reported('shop', { kind: 'disconnected', connection: '101.1' });
  exit('shop', 101);
  const connection = connect('shop', 102);
  send(102, '1');
  // The broker may still be reading what the dead one had written.
  expect(of('message.vanished')).toEqual([]);
  observer.told({ of: 'connection.closed', connection: before });
  vi.runAllTicks();
  vi.advanceTimersByTime(1);
  expect(of('message.vanished')).toMatchObject([{ message: 'lost', origin: 'platform' }]);

  told(trace('publish', connection, '1'));
  observer.reported('shop', { kind: 'confirmed', connection: '102.1', base: '1' });
  expect(of('message.confirmed')).toMatchObject([{ message: '1' }]);
});

test('what nobody said but everybody must conclude bears the name of the platform', () => {
  const { observer, connect, consume, declare, events, told } = observe();
  const connection = connect('worker-1', 1);
  for (const queue of ['orders', 'mails']) declare(queue);
  consume(connection, 'orders');
  told(trace('publish', connection, '1'));
  told(trace('deliver', connection, '1'));
  observer.reported('worker-1', settled('acking', 1, '1'));
  // It died between the write and the word of it, and then the broker was away and came back without a queue.
  observer.lost();
  observer.told({ of: 'queue.deleted', queue: 'orders' }, 'platform');
  observer.told({ of: 'queue.deleted', queue: 'mails' });
  const originOf = (type: LabEventType): string[] =>
    events.filter((event) => event.type === type).map(({ origin }) => origin);
  expect(originOf('message.delivered')).toEqual(['broker']);
  expect(originOf('message.acked')).toEqual(['platform']);
  expect(originOf('connection.closed')).toEqual(['platform']);
  expect(originOf('queue.deleted')).toEqual(['platform', 'broker']);
});

describe('whichever side is late', () => {
  const minute = 60_000;

  /** One order published, delivered and acked, and what is told of it. */
  const order = () => {
    const one = observe();
    const shop = one.connect('shop', 1);
    const worker = one.connect('worker', 2);
    one.declare('orders');
    one.consume(worker, 'orders');
    const publish = (): void => one.told(trace('publish', shop, '1'));
    const deliver = (): void => one.told(trace('deliver', worker, '1'));
    const ack = (): void => {
      for (const kind of ['acking', 'acked', 'handled'] as const)
        one.observer.reported('worker', settled(kind, 2, '1'));
    };
    const die = (): void => {
      one.observer.reported('worker', { kind: 'disconnected', connection: '2.1' });
      one.exit('worker', 2);
      one.observer.told({ of: 'connection.closed', connection: worker });
      vi.advanceTimersByTime(1);
    };
    return { ...one, publish, deliver, ack, die };
  };
  const story = (events: readonly LabEvent[]): string[] =>
    events.filter(({ type }) => type.startsWith('message.')).map(({ type, origin }) => `${type} ${origin}`);

  test.each([50, 211, 5_000])('an ack waits %d ms for its delivery', (lateMs) => {
    const { publish, deliver, ack, events, picture } = order();
    publish();
    ack();
    vi.advanceTimersByTime(lateMs);
    deliver();
    expect(story(events)).toEqual([
      'message.published broker',
      'message.delivered broker',
      'message.acked client',
      'message.handled client',
    ]);
    expect(picture().queues.orders).toMatchObject({ ready: [], unacked: [] });
    expect(picture().messages).toEqual({});
  });

  test('a delivery that comes after its ack was told is none, dead or alive', () => {
    const { publish, deliver, ack, die, events, picture } = order();
    publish();
    ack();
    vi.advanceTimersByTime(minute);
    expect(story(events)).toEqual([
      'message.published broker',
      'message.delivered platform',
      'message.acked client',
      'message.handled client',
    ]);
    deliver();
    vi.advanceTimersByTime(minute);
    die();
    vi.advanceTimersByTime(minute);
    expect(story(events)).toHaveLength(4);
    expect(picture().queues.orders).toMatchObject({ ready: [], unacked: [] });
    expect(picture().messages).toEqual({});
  });

  test('the end of a connection is told after what the firehose still had to tell of it', () => {
    const { publish, deliver, ack, die, route, observer, events, picture } = order();
    const held: Traced[] = [];
    publish();
    route((traced) => held.push(traced));
    deliver();
    ack();
    die();
    vi.advanceTimersByTime(5_000);
    expect(events.some(({ type }) => type === 'connection.closed')).toBe(false);
    for (const traced of held) observer.traced(traced);
    expect(story(events)).toEqual([
      'message.published broker',
      'message.delivered broker',
      'message.acked client',
      'message.handled client',
    ]);
    expect(events.at(-1)?.type).toBe('connection.closed');
    expect(picture().queues.orders).toMatchObject({ ready: [], unacked: [] });
  });

  test('an ack on a connection that the broker has closed is none', () => {
    const { publish, deliver, ack, observer, connect, consume, events, told, of, picture } = order();
    publish();
    deliver();
    observer.programFrozen('worker');
    observer.told({ of: 'connection.closed', connection: '127.0.0.1:2 -> 127.0.0.1:5672' });
    vi.advanceTimersByTime(1);
    expect(picture().queues.orders?.ready).toEqual(['1']);
    const other = connect('other', 3);
    consume(other, 'orders');
    told(trace('deliver', other, '1', true));
    expect(of('message.delivered').at(-1)).toMatchObject({ program: 'other' });
    observer.programThawed('worker');
    ack();
    vi.advanceTimersByTime(minute);
    expect(of('ack.vanished')).toMatchObject([{ program: 'worker', message: '1', answer: 'ack', origin: 'platform' }]);
    expect(events.filter(({ type }) => type === 'message.acked' || type === 'message.handled')).toEqual([]);
    expect(picture().queues.orders?.unacked).toMatchObject([{ message: '1', program: 'other' }]);
    expect(picture().programs.worker?.hands).toEqual([]);
  });

  test('what the broker has not counted for seconds is written off, once', () => {
    const { publish, deliver, observer, of, picture } = order();
    publish();
    deliver();
    const look = (): boolean => observer.counted({ queue: 'orders', ready: 0, unacked: 0 });
    expect(look()).toBe(true);
    vi.advanceTimersByTime(3_000);
    look();
    expect(of('message.written-off')).toEqual([]);
    vi.advanceTimersByTime(4_000);
    look();
    expect(of('message.written-off')).toMatchObject([{ message: '1', queue: 'orders', origin: 'platform' }]);
    expect(look()).toBe(false);
    expect(picture().queues.orders).toMatchObject({ ready: [], unacked: [] });
    expect(picture().messages).toEqual({});
  });

  test('however firehose, events and programs interleave, each delivery is settled once', () => {
    /** One side's words in their order, each so many ms after the one before. */
    const side = (count: number) =>
      fc.array(fc.integer({ min: 0, max: 2_500 }), { minLength: count, maxLength: count });
    const size = 6;
    fc.assert(
      fc.property(side(2 * size), side(3 * size), fc.boolean(), (firehose, client, dies) => {
        const { observer, connect, consume, declare, exit, route, events, picture } = observe();
        const ids = Array.from({ length: size }, (_, i) => `${i}`);
        const shop = connect('shop', 1);
        const worker = connect('worker', 2);
        declare('orders');
        consume(worker, 'orders');
        let end = 0;
        const inOrder = (gaps: readonly number[], words: readonly (() => void)[]): void => {
          let at = 0;
          for (const [index, word] of words.entries()) {
            at += gaps[index] ?? 0;
            setTimeout(word, at);
          }
          end = Math.max(end, at);
        };
        let lastTraceAt = 0;
        route((traced) => void setTimeout(() => observer.traced(traced), Math.max(0, lastTraceAt - Date.now())));
        inOrder(
          firehose,
          ids.flatMap((id) => [
            () => observer.traced(trace('publish', shop, id)),
            () => observer.traced(trace('deliver', worker, id)),
          ]),
        );
        lastTraceAt = Date.now() + firehose.reduce((sum, gap) => sum + gap, 0);
        inOrder(
          client,
          ids.flatMap((id) =>
            (['acking', 'acked', 'handled'] as const).map(
              (kind) => () => observer.reported('worker', settled(kind, 2, id)),
            ),
          ),
        );
        if (dies) {
          setTimeout(
            () => {
              observer.reported('worker', { kind: 'disconnected', connection: '2.1' });
              exit('worker', 2);
              observer.told({ of: 'connection.closed', connection: worker });
            },
            client.reduce((sum, gap) => sum + gap, 1),
          );
        }
        vi.advanceTimersByTime(end + minute);
        for (const id of ids) {
          const types = events.flatMap((event) => ('message' in event && event.message === id ? [event.type] : []));
          expect(types.filter((type) => type === 'message.delivered')).toHaveLength(1);
          expect(types.filter((type) => type === 'message.acked')).toHaveLength(1);
          expect(types.indexOf('message.delivered')).toBeLessThan(types.indexOf('message.acked'));
        }
        expect(picture().queues.orders).toMatchObject({ ready: [], unacked: [] });
        expect(picture().messages).toEqual({});
      }),
      { numRuns: 100 },
    );
  });
});
