import { expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { changed, exited, printed, started } from '#model/platform/drafts.ts';
import { foundIn, settledIn, timedLogOf } from '#model/replay.ts';
import { draftsOf as callDraftsOf } from '#model/technologies/grpc/drafts.ts';
import { draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import { crossing, lateAnswer, serverDies, serverDiesTwice, twoDeadlines, twoWays } from './predictions.ts';
import { story } from './story.ts';

type Timed = [afterMs: number, draft: EventDraft];

const { declared, consuming: reads, stopped: stops, published, delivered: takes, dropped } = draftsOf('stock');
const asks = (id: string, program: string): EventDraft =>
  published(id, { program, properties: { correlation_id: id, reply_to: `replies-${program.slice(-1)}` } });
const answers = (id: string, program: string, queues = ['replies-a']): EventDraft =>
  published(`${id}r`, { program, routingKey: 'replies-a', queues, properties: { correlation_id: id } });
const gets = (id: string, program: string): EventDraft =>
  takes(`${id}r`, program, { from: 'replies-a', manual: false });
const givesUp = (id: string, program: string): EventDraft =>
  printed(program, `dép: không hỏi được. #${id} quá 3000 ms chưa có trả lời`, 'stderr');

const cast = [declared(), ...['stock-1', 'stock-2'].map((program) => started(program, 'stock'))];
const log = (drafts: readonly Timed[]): LabEvent[] =>
  timedLogOf([...cast.map((draft): Timed => [0, draft]), ...drafts]);
const met = (events: LabEvent[]): string[] => [...foundIn(story, events).objectives.keys()];
const hints = (events: LabEvent[]): string[] => [...foundIn(story, events).hints.keys()];

const two: Timed[] = [
  [0, reads('stock-1')],
  [0, reads('stock-2')],
];

test('an answer in the hands of whoever asked, and in nobody else’s', () => {
  const begun: Timed[] = [
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
  expect(settledIn(crossing, events)).toMatchObject({
    actual: 'fast-first',
    facts: { first: 'a1', second: 'b1', firstMs: 3991, secondMs: 889 },
  });
  expect(settledIn(crossing, events.slice(0, -1))).toBeUndefined();
});

test('a death with a question in hand: another answers, or nobody is left', () => {
  const dying: Timed[] = [
    [10, asks('a1', 'checkout-a')],
    [11, takes('a1', 'stock-1')],
    [500, exited('stock-1')],
  ];
  const taken = log([
    ...two,
    ...dying,
    [505, takes('a1', 'stock-2')],
    [1500, answers('a1', 'stock-2')],
    [1501, gets('a1', 'checkout-a')],
  ]);
  expect(met(taken)).toEqual(['answered', 'taken-over']);
  expect(settledIn(serverDies, taken)).toMatchObject({
    actual: 'other-answers',
    facts: { from: 'stock-1', to: 'stock-2' },
  });
  const alone = log([[0, reads('stock-1')], ...dying, [7000, changed('speed', 'slow')]]);
  expect(hints(alone)).toEqual(['nobody-left']);
  expect(settledIn(serverDies, alone)?.actual).toBe('silence');
  expect(hints(log([...two, [1, exited('stock-2')]]))).toEqual(['killed-idle']);
});

test('an answer after the checkout has given up is late, and nothing else', () => {
  const begun: Timed[] = [
    ...two,
    [10, asks('a1', 'checkout-a')],
    [11, takes('a1', 'stock-1')],
    [3010, givesUp('a1', 'checkout-a')],
  ];
  const late = log([...begun, [4900, answers('a1', 'stock-1')], [4901, gets('a1', 'checkout-a')]]);
  expect(met(late)).toEqual(['late']);
  expect(settledIn(lateAnswer, late)).toMatchObject({ actual: 'answers', facts: { server: 'stock-1', ms: 4890 } });
  // Handed over again because the service died, not because the checkout gave up.
  const died = log([...begun, [3500, exited('stock-1')], [3501, takes('a1', 'stock-2')], [14_000, reads('stock-1')]]);
  expect(settledIn(lateAnswer, died)).toBeUndefined();
  expect(settledIn(serverDies, died)).toBeUndefined();
});

test('who asked and ended gets no answer, also when another start of it does', () => {
  const begun: Timed[] = [
    ...two,
    [10, asks('a1', 'checkout-a')],
    [11, takes('a1', 'stock-1')],
    [500, exited('checkout-a')],
  ];
  expect(met(log([...begun, [900, answers('a1', 'stock-1', [])]]))).toEqual(['orphan']);
  const again: Timed[] = [
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
  const begun: Timed[] = [
    ...two,
    [10, asks('a1', 'checkout-a')],
    [11, takes('a1', 'stock-1')],
    [500, exited('stock-1')],
    [4000, takes('a1', 'stock-2')],
  ];
  expect(settledIn(serverDies, log([...begun, [8000, changed('speed', 'slow')]]))).toBeUndefined();
});

test('a question waits while nobody reads, and may expire', () => {
  const asked: Timed[] = [
    [5, asks('a1', 'checkout-a')],
    [3000, reads('stock-1')],
    [3001, takes('a1', 'stock-1')],
    [4000, answers('a1', 'stock-1')],
    [4001, gets('a1', 'checkout-a')],
  ];
  const left: Timed[] = [
    [0, reads('stock-1')],
    [1, stops('stock-1')],
  ];
  expect(met(log([...left, ...asked]))).toEqual(['answered', 'waited']);
  // Before the first service was there at all, nothing has been missing.
  expect(met(log(asked))).toEqual(['answered']);
  const expired = log([
    [0, asks('a1', 'checkout-a')],
    [3000, dropped('a1', 'expired')],
  ]);
  expect(met(expired)).toEqual(['expired']);
  const alone = log([
    [0, changed('timeout', 'none')],
    [0, changed('expire', 'on')],
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

const wire = callDraftsOf('checkout-a', 'stock-1');
const calls = (id: string): EventDraft =>
  wire.opened('client', { method: '/shop.v1.LookupService/LookUp', kind: 'unary', headers: { 'ce-subject': id } });
const told = (id: string, ms: number): EventDraft =>
  printed('checkout-a', `dép, lời gọi #${id}: còn 9, stock-1 trả lời sau ${ms} ms`);
const fails = (id: string, ms: number, code: string): EventDraft =>
  printed('checkout-a', `dép, lời gọi #${id}: không hỏi được sau ${ms} ms. [${code}] …`, 'stderr');
const bothWays: Timed[] = [...two, [1, changed('route', 'both')], [2, wire.connected()]];

test('the same question on both ways, and which of them waited longer', () => {
  const asked: Timed[] = [
    ...bothWays,
    [10, asks('a1', 'checkout-a')],
    [10, calls('a1')],
    [12, takes('a1', 'stock-1')],
    [912, wire.closed('client')],
    [913, told('a1', 902)],
  ];
  const alike = log([...asked, [914, answers('a1', 'stock-1')], [915, gets('a1', 'checkout-a')]]);
  expect(met(alike)).toEqual(['answered', 'both-ways']);
  expect(settledIn(twoWays, alike)).toMatchObject({
    actual: 'alike',
    facts: { queueMs: 905, callMs: 902, waitedMs: 2 },
  });
  const slower = log([...asked, [1914, answers('a1', 'stock-1')], [1915, gets('a1', 'checkout-a')]]);
  expect(settledIn(twoWays, slower)?.actual).toBe('queue-slower');
  expect(met(log(asked))).toEqual([]);
});

test('a death on both ways: the call fails, the question has another service, whoever notices it first', () => {
  const begun: Timed[] = [...bothWays, [10, asks('a1', 'checkout-a')], [10, calls('a1')], [11, takes('a1', 'stock-1')]];
  const dies: Timed[] = [
    [500, fails('a1', 490, 'canceled')],
    [501, wire.disconnected('client')],
    [502, exited('stock-1')],
  ];
  const rest: Timed[] = [
    [505, takes('a1', 'stock-2')],
    [1500, answers('a1', 'stock-2')],
    [1501, gets('a1', 'checkout-a')],
  ];
  const whole = log([...begun, ...dies, ...rest]);
  expect(met(whole)).toEqual(['answered', 'taken-over', 'one-fails']);
  expect(settledIn(serverDiesTwice, whole)).toMatchObject({
    actual: 'call-fails',
    facts: { server: 'stock-1', to: 'stock-2', failedMs: 490, code: 'CANCELED', ms: 1491 },
  });
  const unheard = log([...begun, [502, exited('stock-1')], ...rest, [7_000, changed('speed', 'slow')]]);
  expect(met(unheard)).toEqual(['answered', 'taken-over']);
  expect(settledIn(serverDiesTwice, unheard)?.actual).toBe('both-wait');
  const impatient = log([...begun, ...dies, [3_010, givesUp('a1', 'checkout-a')]]);
  expect(settledIn(serverDiesTwice, impatient)?.actual).toBe('both-fail');
});

test('a service that nobody calls is another victim', () => {
  const other: Timed[] = [
    ...bothWays,
    [10, asks('a1', 'checkout-a')],
    [10, calls('a1')],
    [11, takes('a1', 'stock-2')],
    [500, exited('stock-2')],
  ];
  expect(hints(log(other))).toEqual(['called-another']);
});

test('a limit that passes on both ways stops the call alone', () => {
  const begun: Timed[] = [...bothWays, [10, asks('a1', 'checkout-a')], [10, calls('a1')], [11, takes('a1', 'stock-1')]];
  const passed: Timed[] = [
    [3_010, givesUp('a1', 'checkout-a')],
    [3_011, fails('a1', 3_001, 'deadline_exceeded')],
  ];
  const stops: Timed[] = [[3_012, printed('stock-1', 'Thôi tra lời gọi #a1: the operation timed out')]];
  const late: Timed[] = [
    [4_900, answers('a1', 'stock-1')],
    [4_901, gets('a1', 'checkout-a')],
  ];
  const whole = log([...begun, ...passed, ...stops, ...late]);
  expect(met(whole)).toEqual(['late', 'deadline']);
  expect(settledIn(twoDeadlines, whole)).toMatchObject({
    actual: 'call-stops',
    facts: { id: 'a1', stoppedMs: 3_002, answeredMs: 4_891 },
  });
  const deaf = log([...begun, ...passed, ...late]);
  expect(met(deaf)).toEqual(['late']);
  expect(settledIn(twoDeadlines, deaf)?.actual).toBe('both-go-on');
  const expired = log([...begun.slice(0, -1), ...passed, [3_013, dropped('a1', 'expired')]]);
  expect(settledIn(twoDeadlines, expired)?.actual).toBe('both-stop');
});
