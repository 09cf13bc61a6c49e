import { expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { emptyPicture } from '#model/picture.ts';
import { brokerMeasured, started, timed } from '#model/platform/drafts.ts';
import { fold } from '#model/reduce.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { atHigh, atLow, noise, whenLarge } from './predictions.ts';
import { curvesOf, greatestRates, runsIn, shownRun, soFarIn, underWay, type Way, ways } from './results.ts';
import { story } from './story.ts';
import { asCsv, asJson } from './table-file.ts';

const usual = {
  rate: 10,
  seconds: 3,
  size: 1_000,
  mode: 'one-way',
  acks: 'none',
  batch: 'off',
  disk: 'off',
  receivers: 1,
};
const usualTimes: Record<Way, number> = { gRPC: 1, RabbitMQ: 2, Kafka: 4 };
let runs = 0;

interface Shape extends Partial<typeof usual> {
  times?: Record<Way, number>;
  arrived?: number;
}

/** A run as the sender tells of it. */
const run = ({ times = usualTimes, arrived = 30, ...asked }: Shape = {}): EventDraft[] => {
  runs += 1;
  const about = { run: runs, kind: 'run', ...usual, ...asked };
  return [
    timed('sender', 'begin', 0, about),
    ...ways.flatMap((way) => [
      timed('sender', 'way', 0, { run: runs, way }),
      timed('sender', 'result', 0, { ...about, way, arrived, held: 1, p50: times[way], p99: 3 * times[way] }),
    ]),
    timed('sender', 'end', 0, about),
  ];
};

const log = (...drafts: EventDraft[][]) => logOf([started('sender'), ...drafts.flat()]);
const met = (...drafts: EventDraft[][]): string[] => [...foundIn(story, log(...drafts)).objectives.keys()].sort();
const hints = (...drafts: EventDraft[][]): string[] => [...foundIn(story, log(...drafts)).hints.keys()];

test('a run counts once all three are measured, and something has come by each', () => {
  expect(met(run())).toEqual(['low']);
  expect(met(run().slice(0, -3))).toEqual([]);
  expect(met(run({ arrived: 0 }))).toEqual([]);
});

test('the same twice is twice in a row', () => {
  expect(met(run(), run())).toEqual(['low', 'twice']);
  expect(met(run(), run({ rate: 500 }), run())).toEqual(['low']);
  expect(met(run(), run({ receivers: 2 }))).toEqual(['low']);
});

test('each kind of run is known by what was asked of it', () => {
  expect(met(run({ rate: 5_000 }))).toEqual(['high']);
  expect(met(run({ size: 100_000, rate: 500 }))).toEqual(['large']);
  expect(met(run({ mode: 'reply' }))).toEqual(['reply']);
});

test('gathering is seen by two runs that differ in nothing else', () => {
  const gathered = { rate: 5_000, batch: 'on' };
  expect(met(run({ rate: 5_000 }), run(), run(gathered))).toEqual(['batched', 'high', 'low']);
  expect(hints(run({ batch: 'on' }))).toEqual(['nothing-to-gather']);
  expect(hints(run(), run(gathered))).toEqual(['two-changes']);
  expect(hints(run(gathered))).toEqual([]);
});

const greatest = (rates: Record<Way, number>): EventDraft[] =>
  ways.map((way) => timed('sender', 'greatest', 0, { ...usual, run: 99, way, rate: rates[way], p50: 1, p99: 2 }));

test('the greatest rate is found once it is of all three', () => {
  const all = greatest({ gRPC: 32_000, RabbitMQ: 16_000, Kafka: 2_000 });
  expect(met(all)).toEqual(['greatest']);
  expect(met(all.slice(0, 2))).toEqual([]);
  expect(greatestRates(fold(emptyPicture, log(all))).map(({ rate }) => rate)).toEqual([32_000, 16_000, 2_000]);
});

test('predictions are answered by the first run that they are about', () => {
  const times = { gRPC: 5, RabbitMQ: 2, Kafka: 4 };
  expect(settledIn(atLow, log(run({ rate: 500 })))).toBeUndefined();
  expect(settledIn(atLow, log(run({ times })))).toMatchObject({
    actual: 'rabbitmq',
    facts: { grpc: 5, rabbitmq: 2, kafka: 4 },
  });
  expect(settledIn(atHigh, log(run({ rate: 5_000, times })))).toMatchObject({ facts: { grpc: 15 } });
  expect(settledIn(whenLarge, log(run(), run({ size: 100_000 })))).toMatchObject({ actual: 'grpc' });
});

test.each([
  ['tenth', 1.05],
  ['half', 1.3],
  ['more', 2],
])('how far two equal runs are apart: %s', (actual, factor) => {
  const again = run({ times: { ...usualTimes, Kafka: 4 * factor } });
  expect(settledIn(noise, log(run(), again))).toMatchObject({ actual, facts: { way: 'Kafka', one: 12 } });
  expect(settledIn(noise, log(run(), run({ rate: 500 })))).toBeUndefined();
});

test('the picture knows what is under way, and keeps runs for the chart and the files', () => {
  const first = run();
  const second = run({ rate: 500 });
  const picture = fold(emptyPicture, log(first, second.slice(0, 4)));
  expect(underWay(picture)).toMatchObject({ rate: 500, way: 'RabbitMQ' });
  expect(runsIn(picture).map(({ rate }) => rate)).toEqual([10]);
  const whole = fold(emptyPicture, log(first, second));
  expect(underWay(whole)).toBeUndefined();
  const [head, ...lines] = asCsv(whole).trim().split('\n');
  expect(head).toContain('run,way,rate');
  expect(lines).toHaveLength(6);
  expect(JSON.parse(asJson(whole)).results).toHaveLength(6);
});

test('curves grow way by way, each receiver with its own, and stay once the run is over', () => {
  const [begin, ...rest] = run();
  const [turn, result, next, ...others] = rest;
  if (!begin || !turn || !result || !next) throw new Error('a run has all of these');
  const interval = (program: string, at: number): EventDraft =>
    timed(program, 'interval', 250, { at, count: 3, p50: at, p99: 2 * at });
  const receivers = ['receiver-1', 'receiver-2'].map((one) => started(one, 'receiver'));
  const told = [interval('receiver-1', 0.2), interval('receiver-2', 0.2), interval('receiver-1', 0.4)];
  const half = [...receivers, begin, turn, ...told, result, next, interval('receiver-1', 0.1)];
  const ofRun = (drafts: EventDraft[]) =>
    curvesOf(fold(emptyPicture, log(drafts)), runs).map(({ way, program, intervals }) => [
      `${way} ${program}`,
      intervals.map(({ at }) => at),
    ]);
  const curves = [
    ['gRPC receiver-1', [0.2, 0.4]],
    ['gRPC receiver-2', [0.2]],
    ['RabbitMQ receiver-1', [0.1]],
  ];
  expect(ofRun(half)).toEqual(curves);
  expect(ofRun([...half, ...others])).toEqual(curves);
});

test('what is to be seen is the run under way with what is known of it, and the whole one before it', () => {
  const first = run();
  const seen = (...drafts: EventDraft[][]) => shownRun(fold(emptyPicture, log(...drafts)));
  const known = (shown: ReturnType<typeof shownRun>) => shown && [Object.keys(shown.results), shown.before?.rate];
  expect(seen([])).toBeUndefined();
  expect(known(seen(first))).toEqual([['gRPC', 'RabbitMQ', 'Kafka'], undefined]);
  expect(known(seen(first, run({ rate: 500 }).slice(0, 4)))).toEqual([['gRPC'], 10]);
  expect(known(seen(first, run({ rate: 500 })))).toEqual([['gRPC', 'RabbitMQ', 'Kafka'], 10]);
});

test('a broker has used in a way’s turn what it had used at its end and not at its beginning, where that is known', () => {
  const [begin, ...rest] = run();
  const [turn, result] = rest.slice(2, 4);
  if (!begin || !turn || !result) throw new Error('a run has all of these');
  const resultsOf = (...drafts: EventDraft[]) => shownRun(fold(emptyPicture, log([begin, ...drafts])))?.results;
  const cpuOf = (...drafts: EventDraft[]) => resultsOf(...drafts)?.RabbitMQ?.brokerCpu;
  const used = (ms: number) => brokerMeasured('rabbitmq', ms);
  // Events are a millisecond apart.
  expect(cpuOf(used(10), turn, used(11), result)).toBe(50);
  expect(cpuOf(used(10), turn, result)).toBe(0);
  expect(cpuOf(turn, used(11), result)).toBeNull();
  expect(cpuOf(used(10), turn, used(1), result)).toBeNull();
  expect(resultsOf(...rest.slice(0, 2))?.gRPC).not.toHaveProperty('brokerCpu');
});

test('what is known of a way before its result: what has come, and what its broker has used', () => {
  const [begin, ...rest] = run();
  const [turn, result] = rest.slice(2, 4);
  if (!begin || !turn || !result) throw new Error('a run has all of these');
  const interval = timed('receiver-1', 'interval', 250, { at: 0.2, count: 3, p50: 1, p99: 2 });
  const used = (ms: number) => brokerMeasured('rabbitmq', ms);
  const told = (...drafts: EventDraft[]) =>
    soFarIn(fold(emptyPicture, log([started('receiver-1', 'receiver'), begin, used(10), turn, ...drafts])));
  expect(told()).toBeUndefined();
  // Events are a millisecond apart.
  expect(told(used(11), interval, interval)).toEqual({ way: 'RabbitMQ', throughput: 2_000, brokerCpu: (100 * 1) / 3 });
  expect(told(interval, ...rest.slice(3))).toBeUndefined();
});
