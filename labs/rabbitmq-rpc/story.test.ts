import { expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { crossing, lateAnswer, serverDies } from './predictions.ts';
import { storyOf } from './story.ts';

/** Drafts with the time of each, in ms. */
const log = (drafts: readonly [at: number, draft: EventDraft][]): LabEvent[] =>
  drafts.map(([at, draft], index) => ({ ...draft, seq: index + 1, at }));

const message = { label: '', exchange: '', body: '{}', bytes: 2, origin: 'broker' as const };
const reads = (program: string): EventDraft => ({
  type: 'consumer.started',
  origin: 'broker',
  program,
  queue: 'stock',
  consumerTag: 't',
  ackMode: 'manual',
  prefetch: 1,
});
const stops = (program: string): EventDraft => ({
  type: 'consumer.stopped',
  origin: 'broker',
  program,
  queue: 'stock',
  consumerTag: 't',
});
const asks = (id: string, program: string): EventDraft => ({
  type: 'message.published',
  ...message,
  message: id,
  program,
  routingKey: 'stock',
  queues: ['stock'],
  properties: { correlation_id: id, reply_to: `replies-${program.slice(-1)}` },
});
const takes = (id: string, program: string): EventDraft => ({
  type: 'message.delivered',
  origin: 'broker',
  message: id,
  queue: 'stock',
  program,
  redelivered: false,
  ackMode: 'manual',
});
const answers = (id: string, program: string, queues = ['replies-a']): EventDraft => ({
  type: 'message.published',
  ...message,
  message: `${id}r`,
  program,
  routingKey: 'replies-a',
  queues,
  properties: { correlation_id: id },
});
const gets = (id: string, program: string): EventDraft => ({
  type: 'message.delivered',
  origin: 'broker',
  message: `${id}r`,
  queue: 'replies-a',
  program,
  redelivered: false,
  ackMode: 'automatic',
});
const killed = (program: string): EventDraft => ({
  type: 'program.exited',
  origin: 'platform',
  program,
  pid: 1,
  signal: 'SIGKILL',
  code: null,
  cause: 'killed',
});
const set = (setting: string, value: string): EventDraft => ({
  type: 'setting.changed',
  origin: 'platform',
  setting,
  program: null,
  value,
});
const givesUp = (id: string, program: string): EventDraft => ({
  type: 'program.printed',
  origin: 'platform',
  program,
  stream: 'stderr',
  line: `dép: không hỏi được. #${id} quá 3000 ms chưa có trả lời`,
});
const met = (events: LabEvent[]): string[] => [...storyOf(events).objectives.keys()];
const hints = (events: LabEvent[]): string[] => [...storyOf(events).hints.keys()];

const two: [number, EventDraft][] = [
  [0, reads('stock-1')],
  [0, reads('stock-2')],
];

test('an answer in the hands of whoever asked, and in nobody else’s', () => {
  const begun: [number, EventDraft][] = [
    ...two,
    [10, asks('a1', 'checkout-a')],
    [11, takes('a1', 'stock-1')],
    [900, answers('a1', 'stock-1')],
  ];
  expect(met(log([...begun, [901, gets('a1', 'checkout-a')]]))).toEqual(['answered']);
  expect(met(log([...begun, [901, gets('a1', 'checkout-b')]]))).toEqual([]);
});

test('two checkouts cross when the later question is answered first', () => {
  const events = log([
    ...two,
    [10, asks('a1', 'checkout-a')],
    [11, takes('a1', 'stock-1')],
    [12, asks('b1', 'checkout-b')],
    [13, takes('b1', 'stock-2')],
    [900, answers('b1', 'stock-2')],
    [901, gets('b1', 'checkout-b')],
    [4000, answers('a1', 'stock-1')],
    [4001, gets('a1', 'checkout-a')],
  ]);
  expect(met(events)).toEqual(['answered', 'crossed']);
  expect(crossing.settle(events)).toMatchObject({
    actual: 'fast-first',
    facts: { first: 'a1', second: 'b1', firstMs: 3991, secondMs: 889 },
  });
  expect(crossing.settle(events.slice(0, 8))).toBeUndefined();
});

test('a death with a question in hand: another answers, or nobody is left', () => {
  const dying: [number, EventDraft][] = [
    [10, asks('a1', 'checkout-a')],
    [11, takes('a1', 'stock-1')],
    [500, killed('stock-1')],
  ];
  const taken = log([
    ...two,
    ...dying,
    [505, takes('a1', 'stock-2')],
    [1500, answers('a1', 'stock-2')],
    [1501, gets('a1', 'checkout-a')],
  ]);
  expect(met(taken)).toEqual(['answered', 'taken-over']);
  expect(serverDies.settle(taken)).toMatchObject({
    actual: 'other-answers',
    facts: { from: 'stock-1', to: 'stock-2' },
  });
  const alone = log([[0, reads('stock-1')], ...dying, [7000, set('speed', 'slow')]]);
  expect(hints(alone)).toEqual(['nobody-left']);
  expect(serverDies.settle(alone)?.actual).toBe('silence');
  expect(hints(log([...two, [1, killed('stock-2')]]))).toEqual(['killed-idle']);
});

test('an answer after the checkout has given up is late, and nothing else', () => {
  const begun: [number, EventDraft][] = [
    ...two,
    [10, asks('a1', 'checkout-a')],
    [11, takes('a1', 'stock-1')],
    [3010, givesUp('a1', 'checkout-a')],
  ];
  const late = log([...begun, [4900, answers('a1', 'stock-1')], [4901, gets('a1', 'checkout-a')]]);
  expect(met(late)).toEqual(['late']);
  expect(lateAnswer.settle(late)).toMatchObject({ actual: 'answers', facts: { server: 'stock-1', ms: 4890 } });
  // Handed over again because the service died, not because the checkout gave up.
  const died = log([...begun, [3500, killed('stock-1')], [3501, takes('a1', 'stock-2')], [14_000, reads('stock-1')]]);
  expect(lateAnswer.settle(died)).toBeUndefined();
  expect(serverDies.settle(died)).toBeUndefined();
});

test('who asked and ended gets no answer, also when another start of it does', () => {
  const begun: [number, EventDraft][] = [
    ...two,
    [10, asks('a1', 'checkout-a')],
    [11, takes('a1', 'stock-1')],
    [500, killed('checkout-a')],
  ];
  expect(met(log([...begun, [900, answers('a1', 'stock-1', [])]]))).toEqual(['orphan']);
  const again: [number, EventDraft][] = [
    ...begun,
    [600, asks('b1', 'checkout-b')],
    [601, takes('b1', 'stock-2')],
    [1400, answers('b1', 'stock-2')],
    [1401, gets('b1', 'checkout-b')],
    [5000, answers('a1', 'stock-1')],
    [5001, gets('a1', 'checkout-a')],
  ];
  expect(met(log(again))).toEqual(['answered']);
});

test('a slow survivor is not silence', () => {
  const begun: [number, EventDraft][] = [
    ...two,
    [10, asks('a1', 'checkout-a')],
    [11, takes('a1', 'stock-1')],
    [500, killed('stock-1')],
    [4000, takes('a1', 'stock-2')],
  ];
  expect(serverDies.settle(log([...begun, [8000, set('speed', 'slow')]]))).toBeUndefined();
});

test('a question waits while nobody reads, and may expire', () => {
  const asked: [number, EventDraft][] = [
    [5, asks('a1', 'checkout-a')],
    [3000, reads('stock-1')],
    [3001, takes('a1', 'stock-1')],
    [4000, answers('a1', 'stock-1')],
    [4001, gets('a1', 'checkout-a')],
  ];
  const left: [number, EventDraft][] = [
    [0, reads('stock-1')],
    [1, stops('stock-1')],
  ];
  expect(met(log([...left, ...asked]))).toEqual(['answered', 'waited']);
  // Before the first service was there at all, nothing has been missing.
  expect(met(log(asked))).toEqual(['answered']);
  const dropped: EventDraft = {
    type: 'message.dropped',
    origin: 'broker',
    message: 'a1',
    queue: 'stock',
    reason: 'expired',
  };
  const expired = log([
    [0, asks('a1', 'checkout-a')],
    [3000, dropped],
  ]);
  expect(met(expired)).toEqual(['expired']);
  const alone = log([
    [0, set('timeout', 'none')],
    [0, set('expire', 'on')],
    [1, asks('a1', 'checkout-a')],
  ]);
  expect(hints(alone)).toEqual(['expire-alone']);
});

test('one service answers in the order in which it was asked, and the hint says so', () => {
  const events = log([
    [0, reads('stock-1')],
    [10, asks('a1', 'checkout-a')],
    [11, takes('a1', 'stock-1')],
    [12, asks('b1', 'checkout-b')],
    [900, answers('a1', 'stock-1')],
    [901, gets('a1', 'checkout-a')],
    [902, takes('b1', 'stock-1')],
    [1800, answers('b1', 'stock-1')],
    [1801, gets('b1', 'checkout-b')],
  ]);
  expect(hints(events)).toEqual(['one-server']);
  expect(met(events)).toEqual(['answered']);
});
