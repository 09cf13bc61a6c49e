import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Biography, biographyOf } from './biography.ts';
import { createChronicle } from './chronicle.ts';
import type { EventDraft, LabEvent } from './events.ts';
import { createInterpreter } from './legs.ts';
import { logFile } from './log-file.ts';
import { exited, started } from './platform/drafts.ts';
import { timedLogOf } from './replay.ts';
import { draftsOf as grpcDrafts } from './technologies/grpc/drafts.ts';
import { draftsOf as kafkaDrafts } from './technologies/kafka/drafts.ts';
import { closed, draftsOf } from './technologies/rabbitmq/drafts.ts';

const { published, delivered, acked } = draftsOf('orders');

const chronicleOf = (events: readonly LabEvent[]) => {
  const chronicle = createChronicle();
  createInterpreter([chronicle]).append(events);
  return chronicle;
};

const told = (drafts: readonly (readonly [number, EventDraft])[], subject: string): Biography | undefined => {
  const chronicle = chronicleOf(timedLogOf(drafts));
  return biographyOf(chronicle.legsOf(subject), chronicle.blows());
};

/** Of a subject in a lab's recording: each chapter in short. */
const recorded = (slug: string, subject: string) => {
  const text = readFileSync(path.join(import.meta.dirname, '..', 'labs', slug, 'trace.json'), 'utf8');
  const chronicle = chronicleOf(logFile.parse(JSON.parse(text)).events);
  return biographyOf(chronicle.legsOf(subject), chronicle.blows())?.chapters.map(
    ({ moments, outcome }) =>
      `${moments.map((one) => ('program' in one ? `${one.kind} ${one.program}` : one.kind)).join(', ')}: ${outcome.kind}`,
  );
};

test('a wait, a death of the holder, another worker, the end; times since it was sent', () => {
  const biography = told(
    [
      [0, started('worker-1')],
      [100, published('1')],
      [3_300, delivered('1', 'worker-1')],
      [3_900, exited('worker-1')],
      [3_905, closed('worker-1')],
      [3_910, delivered('1', 'worker-2', { redelivered: true })],
      [4_200, acked('1', 'worker-2')],
    ],
    '1',
  );
  expect(biography).toEqual({
    seq: 2,
    from: 10_100,
    to: 14_200,
    label: '1',
    chapters: [
      {
        message: '1',
        place: 'queue:orders',
        moments: [
          { kind: 'waited', ms: 3_200 },
          { kind: 'handed', program: 'worker-1', again: false },
          { kind: 'died', program: 'worker-1' },
          { kind: 'handed', program: 'worker-2', again: true },
        ],
        outcome: { kind: 'done', program: 'worker-2', ms: 4_100 },
      },
    ],
  });
});

test('a connection may be told closed before the death that closed it, and may close without one', () => {
  const until = (rest: readonly (readonly [number, EventDraft])[]) =>
    told([[0, published('1')], [10, delivered('1', 'worker-1')], [20, closed('worker-1')], ...rest], '1')?.chapters[0];
  expect(until([[25, exited('worker-1')]])?.moments.at(-1)).toEqual({ kind: 'died', program: 'worker-1' });
  expect(until([])?.moments.at(-1)).toEqual({ kind: 'came-back', program: 'worker-1' });
  expect(until([])?.outcome).toEqual({ kind: 'waits', station: 'queue:orders' });
});

test('what befell a program before it had the message, or after, is no part of it', () => {
  const chapter = told(
    [
      [0, exited('worker-1')],
      [5, started('worker-1')],
      [10, published('1')],
      [20, delivered('1', 'worker-1')],
      [30, acked('1', 'worker-1')],
      [40, exited('worker-1')],
    ],
    '1',
  )?.chapters[0];
  expect(chapter?.moments.map(({ kind }) => kind)).toEqual(['waited', 'handed']);
  expect(chapter?.outcome.kind).toBe('done');
});

test('one order in two technologies is one biography of two chapters', () => {
  const records = kafkaDrafts('order-events', 'analytics');
  const biography = told(
    [
      [0, records.appended(0, 7, { program: 'order', headers: { ce_subject: 'order-4711' } })],
      [1, published('m-1', { properties: { headers: { 'cloudEvents:subject': 'order-4711' } } })],
      [2, records.consumed('analytics', 7)],
      [3, delivered('m-1', 'notification')],
    ],
    'order-4711',
  );
  expect(biography?.chapters.map(({ message, outcome }) => [message, outcome.kind])).toEqual([
    ['order-events/0@7', 'held'],
    ['m-1', 'held'],
  ]);
});

test('before it is sent there is none', () => {
  expect(biographyOf([], [])).toBeUndefined();
});

test.each([
  ['rabbitmq-work-queue', '12', ['waited, handed worker-1, died worker-1, handed worker-3: done']],
  ['rabbitmq-work-queue', '14', ['waited, handed worker-2, frozen worker-2: done']],
  // Automatic ack: the broker had forgotten it.
  ['rabbitmq-work-queue', '33', ['waited, handed worker-3, died worker-3: lost']],
  ['rabbitmq-dlq-retry', '5', expect.arrayContaining(['buried, waited, handed worker: done'])],
  ['rabbitmq-priority-backpressure', '75', [': lost']],
  ['rabbitmq-exchanges', '9', [': lost']],
  ['delivery-guarantees', '15', [': lost', 'waited, handed payment: done']],
  // Finished, not committed, read again; and read by a consumer that died with it.
  ['kafka-consumer-groups', 'orders/1@22', ['waited, handed invoice-3, finished invoice-3, handed invoice-4: done']],
  ['kafka-consumer-groups', 'orders/1@23', ['waited, handed invoice-3, died invoice-3, handed invoice-4: done']],
])('%s: the recording of %s tells what befell it', (slug, subject, chapters) => {
  expect(recorded(slug, subject)).toEqual(chapters);
});

test('messages of a call end where they come: they are counted, and only those that wait or are held have chapters', () => {
  const call = grpcDrafts('shop', 'stock');
  const opened = call.opened('client', { kind: 'unary', headers: { 'ce-subject': '7' } });
  const properties = { headers: { 'cloudEvents:subject': '7' } };
  const drafts: [number, EventDraft][] = [
    [0, call.connected()],
    [10, opened],
    [11, call.message('client', 'out', 1)],
    [12, call.message('server', 'out', 1)],
    [20, published('7-mail', { properties })],
    [30, call.message('server', 'back', 1)],
    [31, call.message('client', 'back', 1)],
  ];
  expect(told(drafts, '7')).toMatchObject({
    arrived: { count: 2, program: 'shop' },
    chapters: [{ message: '7-mail', outcome: { kind: 'waits', station: 'queue:orders' } }],
  });
  // Under way it has come to nobody.
  expect(told(drafts.slice(0, 3), '7')).toMatchObject({ chapters: [{ outcome: { kind: 'waits' } }] });
});
