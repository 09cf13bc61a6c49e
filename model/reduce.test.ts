import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventDraft, LabEvent } from './events.ts';
import { emptyPicture } from './picture.ts';
import { fold, reduce } from './reduce.ts';
import { silenceOf } from './technologies/kafka/members.ts';

const log = (drafts: EventDraft[]): LabEvent[] =>
  drafts.map((draft, i) => ({ ...draft, seq: i + 1, at: 1000 + i }) as LabEvent);

const started = (program: string): EventDraft => ({
  type: 'program.started',
  origin: 'platform',
  program,
  role: 'worker',
  pid: 100,
});
const published = (message: string, queues = ['orders']): EventDraft => ({
  type: 'message.published',
  origin: 'broker',
  message,
  label: message,
  program: 'producer',
  exchange: '',
  routingKey: 'orders',
  queues,
  properties: {},
  body: '{}',
  bytes: 2,
});
const delivered = (message: string, program: string, ackMode: 'manual' | 'automatic' = 'manual'): EventDraft => ({
  type: 'message.delivered',
  origin: 'broker',
  message,
  queue: 'orders',
  program,
  redelivered: false,
  ackMode,
});
const acked = (message: string, program: string): EventDraft => ({
  type: 'message.acked',
  origin: 'client',
  message,
  queue: 'orders',
  program,
});
const closed = (program: string): EventDraft => ({
  type: 'connection.closed',
  origin: 'broker',
  program,
  connection: program,
});
const killed = (program: string): EventDraft => ({
  type: 'program.exited',
  origin: 'platform',
  program,
  pid: 100,
  signal: 'SIGKILL',
  code: null,
  cause: 'killed',
});
const declared: EventDraft = {
  type: 'queue.declared',
  origin: 'broker',
  queue: 'orders',
  durable: true,
  arguments: {},
};

describe('a queue', () => {
  test('takes back what a dead worker held, in the old place', () => {
    const picture = fold(
      emptyPicture,
      log([
        declared,
        started('w1'),
        published('1'),
        published('2'),
        published('3'),
        delivered('1', 'w1'),
        delivered('2', 'w1'),
        killed('w1'),
        closed('w1'),
      ]),
    );
    expect(picture.queues.orders?.ready).toEqual(['1', '2', '3']);
    expect(picture.queues.orders?.unacked).toEqual([]);
    expect(picture.programs.w1?.exited?.held.map((held) => held.label)).toEqual(['1', '2']);
    expect(picture.ended.lost).toBe(0);
  });

  test('forgets at delivery what is acked automatically, so a death loses it', () => {
    const picture = fold(
      emptyPicture,
      log([declared, started('w1'), published('1'), delivered('1', 'w1', 'automatic'), killed('w1'), closed('w1')]),
    );
    expect(picture.queues.orders?.ready).toEqual([]);
    expect(picture.ended.lost).toBe(1);
    expect(picture.messages).toEqual({});
  });

  test('keeps a message until every queue that got it is done with it', () => {
    const events = log([
      declared,
      { ...declared, queue: 'audit' },
      started('w1'),
      published('1', ['orders', 'audit']),
      delivered('1', 'w1'),
      acked('1', 'w1'),
    ]);
    const picture = fold(emptyPicture, events);
    expect(picture.messages['1']?.queues).toEqual(['audit']);
    expect(picture.queues.audit?.ready).toEqual(['1']);
  });

  test('an ack after the connection closed changes nothing', () => {
    const picture = fold(
      emptyPicture,
      log([declared, started('w1'), published('1'), delivered('1', 'w1'), closed('w1'), acked('1', 'w1')]),
    );
    expect(picture.queues.orders?.ready).toEqual(['1']);
    expect(picture.ended.acked).toBe(0);
  });
});

describe('a group', () => {
  const joined = (program: string, partitions: number[]): EventDraft => ({
    type: 'group.joined',
    origin: 'client',
    group: 'email',
    program,
    memberId: `${program}-id`,
    sessionTimeoutMs: 3000,
    heartbeatIntervalMs: 500,
    partitions: partitions.map((partition) => ({ topic: 'orders', partition })),
  });

  test('believes in a silent member until the broker drops it', () => {
    const events = log([
      started('a'),
      started('b'),
      joined('a', [0, 1]),
      joined('b', [2]),
      killed('b'),
      {
        type: 'member.silenced',
        origin: 'client',
        group: 'email',
        program: 'b',
        memberId: 'b-id',
        lastHeartbeatAt: 1000,
        sessionTimeoutMs: 3000,
        partitions: [],
      },
    ]);
    const silent = fold(emptyPicture, events);
    expect(silenceOf(silent, 'b')).toEqual({ since: 1000, until: 4000 });
    expect(silent.groups.email?.members.map((member) => member.program)).toEqual(['a', 'b']);
    const after = reduce(silent, {
      type: 'group.described',
      origin: 'broker',
      group: 'email',
      state: 'Stable',
      members: [
        { memberId: 'a-id', program: 'a', partitions: [0, 1, 2].map((p) => ({ topic: 'orders', partition: p })) },
      ],
      seq: 7,
      at: 4010,
    });
    expect(silenceOf(after, 'b')).toBeUndefined();
    expect(after.groups.email?.members).toHaveLength(1);
  });

  test('reading an offset again is told apart from reading it first', () => {
    const consumed = (offset: number): EventDraft => ({
      type: 'record.consumed',
      origin: 'client',
      topic: 'orders',
      partition: 0,
      offset,
      group: 'email',
      program: 'a',
    });
    const picture = fold(emptyPicture, log([started('a'), consumed(0), consumed(1), consumed(0)]));
    expect(picture.programs.a?.hands.map((held) => held.redelivered)).toEqual([false, false, true]);
  });
});

test('an ack that is told after the death of its program ends the message all the same', () => {
  const told = [declared, started('w1'), published('1'), killed('w1'), delivered('1', 'w1'), acked('1', 'w1')];
  const picture = fold(emptyPicture, log([...told, closed('w1')]));
  expect(picture.queues.orders?.ready).toEqual([]);
  expect(picture.messages).toEqual({});
});

const programs = ['w1', 'w2'];
/** Any interleaving a broker could tell, and some it could not: the fold must hold in all of them. */
const anyDrafts = fc.array(
  fc.oneof(
    fc.integer({ min: 1, max: 12 }).map((n) => published(`${n}`)),
    fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom(...programs)).map(([n, p]) => delivered(`${n}`, p)),
    fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom(...programs)).map(([n, p]) => acked(`${n}`, p)),
    fc.constantFrom(...programs).map(closed),
    fc.constantFrom(...programs).map(killed),
    fc.constantFrom(...programs).map(started),
  ),
  { maxLength: 60 },
);

test('folding at once is reducing one by one, and leaves its input alone', () => {
  fc.assert(
    fc.property(anyDrafts, (drafts) => {
      const events = log([declared, ...drafts]);
      const before = structuredClone(emptyPicture);
      expect(fold(emptyPicture, events)).toEqual(events.reduce(reduce, emptyPicture));
      expect(emptyPicture).toEqual(before);
    }),
  );
});

test('no message is ready twice in one queue, or held by a dead program', () => {
  fc.assert(
    fc.property(anyDrafts, (drafts) => {
      const once = drafts.filter(
        (draft, i) =>
          draft.type !== 'message.published' ||
          drafts.findIndex((other) => other.type === 'message.published' && other.message === draft.message) === i,
      );
      const picture = fold(emptyPicture, log([declared, ...once]));
      const ready = picture.queues.orders?.ready ?? [];
      expect(new Set(ready).size).toBe(ready.length);
      for (const program of Object.values(picture.programs)) {
        if (program.state === 'dead') expect(program.hands).toEqual([]);
      }
    }),
  );
});
