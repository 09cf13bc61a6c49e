import { expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { emptyPicture } from '#model/picture.ts';
import { accepted, changed, exited, printed, started } from '#model/platform/drafts.ts';
import { fold } from '#model/reduce.ts';
import { foundIn, settledIn, timedLogOf } from '#model/replay.ts';
import { draftsOf } from '#model/technologies/grpc/drafts.ts';
import { inserted } from '#model/technologies/sqlite/drafts.ts';
import { afterDeadline, killed, leaving, secondHop } from './predictions.ts';
import { story } from './story.ts';
import { worksOf } from './works.ts';

type Timed = [afterMs: number, draft: EventDraft];

const cancelled = 8;
/** With what connect resets a call whose deadline has passed. */
const internal = 2;

const first = (stream = 1) => draftsOf('checkout', 'order', stream);
const second = (stream = 1) => draftsOf('order', 'stock', stream);

interface Asked {
  id?: string;
  method?: 'HoldItems' | 'CountItems';
  timeoutMs?: number;
  attemptsBefore?: number;
}

const opens = (
  of: ReturnType<typeof draftsOf>,
  side: 'client' | 'server',
  { id = '101', method = 'HoldItems', timeoutMs, attemptsBefore }: Asked,
): EventDraft =>
  of.opened(side, {
    method: `/shop.v1.HoldService/${method}`,
    kind: 'unary',
    headers: {
      'ce-subject': id,
      ...(timeoutMs !== undefined && { 'grpc-timeout': `${timeoutMs}m` }),
      ...(attemptsBefore !== undefined && { 'grpc-previous-rpc-attempts': String(attemptsBefore) }),
    },
  });

/** From the checkout to the stock, which has it after 200 ms. */
const asks = (at: number, asked: Asked & { onwardMs?: number }, stream = 1): Timed[] => {
  const { timeoutMs: _, ...rest } = asked;
  const onward: Asked = { ...rest, ...(asked.onwardMs !== undefined && { timeoutMs: asked.onwardMs }) };
  return [
    [at, opens(first(stream), 'client', asked)],
    [at + 1, opens(first(stream), 'server', asked)],
    [at + 200, opens(second(stream), 'client', onward)],
    [at + 201, opens(second(stream), 'server', onward)],
  ];
};
const answers = (at: number, stream = 1, status = 0): Timed[] => [
  [at, second(stream).closed('client', status)],
  [at + 1, first(stream).closed('client', status)],
];
const gives = (at: number, code: number, stream = 1): Timed[] => [[at, first(stream).reset('client', 'out', code)]];
const holds = (id = '101'): EventDraft => inserted('stock', 'holds', id);
const drops = (id = '101'): EventDraft => inserted('stock', 'dropped', id);
const says = (code: string, id = '101'): EventDraft =>
  printed('checkout', `Đơn #${id}: [${code}] vì sao đó sau 1000 ms`, 'stderr');

const cast: Timed[] = [
  ...['checkout', 'order', 'stock'].map((program): Timed => [0, started(program)]),
  [0, changed('heed', 'off')],
  [0, changed('pass', 'off')],
  [0, changed('retry', 'off')],
  [0, first().connected()],
  [0, second().connected()],
];
const log = (...drafts: readonly Timed[][]): LabEvent[] => timedLogOf([...cast, ...drafts.flat()]);
const met = (events: LabEvent[]): string[] => [...foundIn(story, events).objectives.keys()];
const hints = (events: LabEvent[]): string[] => [...foundIn(story, events).hints.keys()];

test('an order is held, and the checkout hears of it', () => {
  const events = log(asks(10, { timeoutMs: 10_000 }), [[600, holds()]], answers(601));
  expect(met(events)).toEqual(['answered']);
  expect(met(events.slice(0, -1))).toEqual([]);
});

test('a short deadline that did not pass shows nothing of deadlines', () => {
  expect(hints(log(asks(10, { timeoutMs: 2_000 }), [[600, holds()]], answers(601)))).toEqual(['in-time']);
});

test('whoever does not heed its signal finishes what nobody waits for', () => {
  const events = log(asks(10, { timeoutMs: 2_000 }), gives(2_010, internal), [[5_200, holds()]]);
  expect(met(events)).toEqual(['zombie']);
  expect(settledIn(afterDeadline, events)).toMatchObject({ actual: 'finishes', facts: { id: '101', ms: 3_190 } });
  expect(settledIn(secondHop, events)).toMatchObject({ actual: 'none', facts: { first: 2_000 } });
  expect(settledIn(afterDeadline, events.slice(0, -1))).toBeUndefined();
});

test('whoever heeds a signal of which nobody tells it goes on all the same', () => {
  const heeds: Timed[] = [[5, changed('heed', 'on')]];
  const events = log(heeds, asks(10, { timeoutMs: 2_000 }), gives(2_010, internal), [[5_200, holds()]]);
  expect(met(events)).toEqual(['unpassed']);
  // It began before it was told to heed anything.
  const late: Timed[] = [[3_000, changed('heed', 'on')]];
  expect(met(log(late, asks(10, { timeoutMs: 2_000 }), gives(2_010, internal), [[5_200, holds()]]))).toEqual([
    'zombie',
  ]);
});

test('what is left of the deadline goes down the chain, whoever is first to notice that it has passed', () => {
  const begun = asks(10, { timeoutMs: 2_000, onwardMs: 1_800 });
  const events = log(begun, gives(2_010, internal), [[2_012, drops()]]);
  expect(met(events)).toEqual(['passed-on']);
  expect(met(log(begun, [[2_009, drops()]], gives(2_010, internal)))).toEqual(['passed-on']);
  expect(settledIn(secondHop, events)).toMatchObject({ actual: 'rest', facts: { first: 2_000, second: 1_800 } });
  expect(settledIn(afterDeadline, events)).toMatchObject({ actual: 'stops' });
});

test('a cancelled call is no deadline that has passed', () => {
  const events = log(asks(10, { timeoutMs: 10_000, onwardMs: 9_800 }), gives(900, cancelled), [[905, drops()]]);
  expect(met(events)).toEqual(['cancelled']);
});

test('three refusals, each with its own code', () => {
  const refused = (at: number, stream: number, status: number): Timed[] => [
    [at, opens(first(stream), 'client', { id: `${stream}` })],
    [at + 5, first(stream).closed('client', status)],
  ];
  const two = [...refused(10, 1, 16), ...refused(20, 3, 3), ...refused(30, 5, 3)];
  expect(met(log(two))).toEqual([]);
  expect(met(log(two, refused(40, 7, 8)))).toEqual(['refused']);
});

test('a server that dies with a call in its hands: what the client is told is the client’s word', () => {
  const events = log(asks(10, { timeoutMs: 10_000 }), [
    [900, exited('stock')],
    [901, second().disconnected('client')],
    [903, first().closed('client', 1)],
    [904, says('canceled')],
  ]);
  expect(met(events)).toEqual(['killed']);
  expect(settledIn(killed, events)).toMatchObject({ actual: 'canceled', facts: { id: '101' } });
  expect(settledIn(killed, events.slice(0, -1))).toBeUndefined();
});

test('a server that dies idle breaks no call', () => {
  const idle: Timed[] = [[10, accepted('kill', 'stock')]];
  expect(hints(log(idle))).toEqual(['killed-idle']);
  // Who wants to see retries does it on purpose.
  expect(hints(log([[5, changed('retry', 'on')]], idle))).toEqual([]);
  expect(hints(log(asks(10, {}), [[900, accepted('kill', 'stock')]]))).toEqual([]);
  expect(hints(log([[10, accepted('leave', 'stock')]]))).toEqual(['left-idle']);
});

test('a question is tried again until it is answered', () => {
  const tries: Timed[] = [
    [10, opens(first(1), 'client', { method: 'CountItems', timeoutMs: 10_000 })],
    [215, first(1).closed('client', 14)],
    [1_000, opens(first(3), 'client', { method: 'CountItems', timeoutMs: 10_000, attemptsBefore: 1 })],
  ];
  expect(met(log(tries))).toEqual([]);
  expect(met(log(tries, [[1_600, first(3).closed('client', 14)]]))).toEqual([]);
  expect(met(log(tries, [[1_600, first(3).closed('client', 0)]]))).toEqual(['retried']);
});

test('an order is not tried again', () => {
  const fails: Timed[] = [
    [5, changed('retry', 'on')],
    [10, opens(first(), 'client', { timeoutMs: 10_000 })],
    [215, first().closed('client', 14)],
  ];
  expect(hints(log(fails))).toEqual(['hold-again']);
});

test('who leaves finishes what it has in its hands', () => {
  const leaves: EventDraft = {
    type: 'http2.left',
    origin: 'wire',
    connection: 'order/1.1',
    program: 'order',
    side: 'client',
    direction: 'back',
    code: 0,
    lastStream: 1,
  };
  const begun: Timed[] = [...asks(10, { timeoutMs: 10_000 }), [900, leaves]];
  const events = log(begun, answers(5_200));
  expect(met(log(begun))).toEqual([]);
  expect(met(events)).toContain('drained');
  expect(settledIn(leaving, events)).toMatchObject({ actual: 'finishes', facts: { id: '101', ms: 4_300 } });
  expect(settledIn(leaving, log(begun, [[950, second().disconnected('client')]]))).toMatchObject({ actual: 'fails' });
});

test('there must be something to cancel', () => {
  expect(hints(log([[10, accepted('cancel')]]))).toEqual(['nothing-to-cancel']);
  expect(hints(log(asks(10, {}), [[500, accepted('cancel')]]))).toEqual([]);
});

const worksIn = (...drafts: readonly Timed[][]) => worksOf(fold(emptyPicture, log(...drafts)));

test('who works for an order, and from when on for nobody', () => {
  expect(worksOf(emptyPicture)).toBeUndefined();
  const begun = [...asks(10, { timeoutMs: 2_000 }), ...gives(2_010, internal)];
  const later: Timed[] = [[4_000, changed('pace', 'slow')]];
  expect(worksIn(begun, later)).toMatchObject({
    id: '101',
    deadline: 2_000,
    checkout: [{ from: 0, to: 2_000, goesOn: false }],
    order: [{ from: 1, to: 3_990, goesOn: true, aloneFrom: 2_000 }],
    stock: [{ from: 201, to: 3_990, goesOn: true, aloneFrom: 2_000 }],
  });
  const done = worksIn(begun, [
    [5_200, holds()],
    [5_201, second().closed('client')],
  ]);
  expect(done?.stock).toEqual([{ from: 201, to: 5_190, goesOn: false, aloneFrom: 2_000, end: 'held' }]);
  expect(done?.order).toEqual([{ from: 1, to: 5_191, goesOn: false, aloneFrom: 2_000 }]);
});

test('whoever stops with the others works for nobody', () => {
  const works = worksIn(asks(10, { timeoutMs: 2_000, onwardMs: 1_800 }), gives(2_010, internal), [
    [2_012, second().reset('client', 'out', internal)],
    [2_015, drops()],
  ]);
  expect(works?.stock).toEqual([{ from: 201, to: 2_005, goesOn: false, end: 'dropped' }]);
});

test('the dead do not work on', () => {
  const works = worksIn(
    asks(10, { timeoutMs: 10_000 }),
    [
      [900, exited('stock')],
      [901, second().disconnected('client')],
      [903, first().closed('client', 1)],
    ],
    [[3_000, changed('retry', 'on')]],
  );
  expect(works?.stock).toEqual([{ from: 201, to: 890, goesOn: false, end: 'died' }]);
});
