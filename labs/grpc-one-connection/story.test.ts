import { expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { changed, exited, frozen as froze, printed, started } from '#model/platform/drafts.ts';
import { foundIn, settledIn, timedLogOf } from '#model/replay.ts';
import { draftsOf } from '#model/technologies/grpc/drafts.ts';
import { frozen, inHand, newcomer, pinned } from './predictions.ts';
import { story } from './story.ts';

type Timed = [afterMs: number, draft: EventDraft];

/** The shop's connection to a stock, and its unary calls, by their subject. */
const stock = (name: string) => {
  const connection = `shop/${name}`;
  const on = (draft: EventDraft): EventDraft => ({
    ...draft,
    ...('connection' in draft && { connection }),
    ...('call' in draft && { call: `${connection}:${draft.stream}` }),
  });
  const of = (subject = 1) => draftsOf('shop', name, 2 * subject - 1);
  return {
    connected: () => on(of().connected()),
    lost: () => on(of().disconnected('client')),
    pinged: () => on(of().pinged('client', 'out')),
    ponged: () => on(of().pinged('client', 'back', true)),
    opened: (subject: number) =>
      on(of(subject).opened('client', { kind: 'unary', headers: { 'ce-subject': String(subject) } })),
    answered: (subject: number) => on(of(subject).closed('client')),
    /** The call at that time, and its answer 100 ms later. */
    call(at: number, subject: number): Timed[] {
      return [
        [at, this.opened(subject)],
        [at + 100, this.answered(subject)],
      ];
    },
  };
};
const [one, two, three] = [stock('stock-1'), stock('stock-2'), stock('stock-3')];

const cast: Timed[] = [
  [0, changed('policy', 'pick_first')],
  [0, changed('keepalive', 'off')],
  [0, started('shop')],
  [0, started('stock-1', 'stock')],
  [0, started('stock-2', 'stock')],
  [10, one.connected()],
];
const turns: Timed[] = [
  [15, changed('policy', 'round_robin')],
  [20, two.connected()],
];
const log = (...drafts: readonly Timed[][]): LabEvent[] => timedLogOf([...cast, ...drafts.flat()]);
const met = (events: LabEvent[]): string[] => [...foundIn(story, events).objectives.keys()];
const hints = (events: LabEvent[]): string[] => [...foundIn(story, events).hints.keys()];
const many = (count: number, call: (at: number, subject: number) => Timed[], from = 1_000): Timed[] =>
  Array.from({ length: count }, (_, i) => call(from + i * 200, i + 1)).flat();
const inTurn = (at: number, subject: number): Timed[] => (subject % 2 ? one : two).call(at, subject);

test('ten calls on one connection prove something only where another stock could have had them', () => {
  const calls = many(10, (at, subject) => one.call(at, subject));
  expect(met(log(calls))).toEqual(['pinned']);
  expect(settledIn(pinned, log(calls))).toMatchObject({ actual: 'one', facts: { most: 10, stock: 1 } });
  const alone: Timed[] = [[500, exited('stock-2')], ...calls];
  expect(met(log(alone))).toEqual([]);
  expect(hints(log(alone))).toEqual(['nothing-in-hand', 'alone']);
  expect(settledIn(pinned, log(alone))).toBeUndefined();
});

test('calls that are shared are told so, whatever the shop calls its policy', () => {
  const calls = many(10, inTurn);
  expect(settledIn(pinned, log([[20, two.connected()]], calls))).toMatchObject({ actual: 'half' });
  expect(met(log([[20, two.connected()]], calls))).toEqual([]);
});

test('a newcomer is a stock that is younger than the connection in use', () => {
  const came: Timed[] = [[500, started('stock-3', 'stock')]];
  const past = many(10, (at, subject) => one.call(at, subject));
  expect(met(log(came, past))).toEqual(['newcomer', 'pinned']);
  expect(settledIn(newcomer, log(came, past))).toMatchObject({
    actual: 'none',
    facts: { calls: 10, its: 0, stock: 3 },
  });
  const noticed: Timed[] = [[600, three.connected()], ...many(10, (at, subject) => three.call(at, subject))];
  expect(met(log(came, noticed))).not.toContain('newcomer');
  expect(settledIn(newcomer, log(came, noticed))).toMatchObject({ actual: 'all' });
});

test('each stock that runs has its turn; one that stands still is not waited for', () => {
  expect(met(log(turns, many(6, inTurn)))).toEqual(['spread']);
  expect(
    met(
      log(
        turns,
        many(6, (at, subject) => one.call(at, subject)),
      ),
    ),
  ).toEqual([]);
  const third: Timed[] = [[30, started('stock-3', 'stock')]];
  expect(met(log(turns, third, many(6, inTurn)))).toEqual([]);
  expect(met(log(turns, third, [[40, froze('stock-3')]], many(6, inTurn)))).toEqual(['spread']);
});

test('a call fails with its server, whichever of the two is heard of first, and later ones go elsewhere', () => {
  const says = printed('shop', '#1, kho 2: lỗi sau 50 ms, [canceled] http/2 stream closed', 'stderr');
  const dies = (death: number, word: number): Timed[] => [
    [1_000, two.opened(1)],
    [death, exited('stock-2')],
    [1_050, two.lost()],
    [word, says],
    ...one.call(1_200, 2),
  ];
  for (const events of [log(turns, dies(1_040, 1_060)), log(turns, dies(1_070, 1_060))]) {
    expect(met(events)).toEqual(['killed']);
    expect(settledIn(inHand, events)).toMatchObject({
      actual: 'fail',
      facts: { call: '1', code: 'canceled', stock: 2 },
    });
  }
});

test('a call that is made again elsewhere has moved, one that nobody ends waits, one that was answered in time is none', () => {
  const dies: Timed[] = [
    [1_000, two.opened(1)],
    [1_040, exited('stock-2')],
  ];
  expect(settledIn(inHand, log(turns, dies, [[1_060, one.opened(1)]]))).toMatchObject({ actual: 'moved' });
  expect(settledIn(inHand, log(turns, dies, one.call(6_000, 2)))).toMatchObject({ actual: 'wait' });
  const late: Timed[] = [[1_050, two.answered(1)], ...one.call(6_000, 2)];
  expect(settledIn(inHand, log(turns, dies, late))).toBeUndefined();
});

test('who stands still holds up what came to it, and nothing else', () => {
  const hangs: Timed[] = [
    [1_000, froze('stock-1')],
    [1_100, one.opened(1)],
    ...two.call(1_200, 2),
    [3_200, printed('shop', '#1, kho 1: vẫn chờ sau 2000 ms')],
  ];
  expect(met(log(turns, hangs))).toEqual([]);
  const long: Timed[] = [...hangs, [5_200, printed('shop', '#1, kho 1: vẫn chờ sau 4000 ms')]];
  expect(met(log(turns, long))).toEqual(['hangs']);
  expect(settledIn(frozen, log(turns, long))).toMatchObject({ actual: 'some', facts: { hang: 1, done: 1, stock: 1 } });
  const alone = long.filter(([at]) => at !== 1_200 && at !== 1_300);
  expect(met(log(turns, alone))).toEqual([]);
  expect(settledIn(frozen, log(turns, alone))).toMatchObject({ actual: 'all' });
});

test('a connection is given up for a PING that nobody answers, and the shop goes on', () => {
  const silent = (answers: Timed[]): Timed[] => [
    [900, changed('keepalive', 'on')],
    [1_000, froze('stock-1')],
    [1_100, one.opened(1)],
    [2_100, one.pinged()],
    ...answers,
    [3_100, one.lost()],
    ...two.call(3_200, 2),
  ];
  expect(met(log(turns, silent([])))).toEqual(['noticed']);
  expect(met(log(turns, silent([[2_101, one.ponged()]])))).toEqual([]);
});
