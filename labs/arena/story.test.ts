import { expect, test } from 'vitest';
import type { EventDraft } from '#model/events.ts';
import { emptyPicture } from '#model/picture.ts';
import { started, timed } from '#model/platform/drafts.ts';
import { fold } from '#model/reduce.ts';
import { foundIn, logOf, settledIn } from '#model/replay.ts';
import { atHigh, atLow, noise, whenLarge } from './predictions.ts';
import { greatestRates, runsIn, underWay, type Way, ways } from './results.ts';
import { story } from './story.ts';
import { asCsv, asJson } from './table-file.ts';

const usual = { rate: 10, size: 1_000, mode: 'one-way', acks: 'none', batch: 'off', disk: 'off', receivers: 1 };
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
