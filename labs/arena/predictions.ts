import type { LabEvent } from '#model/events.ts';
import { prediction, type Settled } from '#model/prediction.ts';
import {
  evidenceOf,
  type Followed,
  follow,
  nothingFollowed,
  type Run,
  runsIn,
  setupKey,
  type Way,
  ways,
} from './results.ts';
import { high, large, low } from './story.ts';

const optionOf = { gRPC: 'grpc', RabbitMQ: 'rabbitmq', Kafka: 'kafka' } as const satisfies Record<Way, string>;
const fastest = ['grpc', 'rabbitmq', 'kafka'] as const;

const hundredth = (ms: number): number => Math.round(ms * 100) / 100;

/** Of the first run that the question is about: which way had the shortest such time. */
const shortest =
  (isAskedAbout: (run: Run) => boolean, time: 'p50' | 'p99') =>
  (followed: Followed, event: LabEvent): Settled<(typeof fastest)[number]> | undefined => {
    const run = follow(followed, event);
    if (!run || !isAskedAbout(run)) return undefined;
    const [grpc, rabbitmq, kafka] = ways.map((way) => hundredth(run.results[way][time]));
    const first = ways.toSorted((a, b) => run.results[a][time] - run.results[b][time])[0] ?? 'gRPC';
    return {
      actual: optionOf[first],
      facts: { grpc: grpc ?? 0, rabbitmq: rabbitmq ?? 0, kafka: kafka ?? 0 },
      evidence: evidenceOf(run),
    };
  };

/** Hardly anything to do: whose parcels are there soonest. */
export const atLow = prediction(
  'at-low',
  fastest,
  nothingFollowed,
  shortest(({ rate, mode }) => rate === low && mode === 'one-way', 'p50'),
);

/** So much that some have to wait: whose slowest hundredth is the least slow. */
export const atHigh = prediction(
  'at-high',
  fastest,
  nothingFollowed,
  shortest(({ rate, mode, batch }) => rate >= high && mode === 'one-way' && batch === 'off', 'p99'),
);

/** The weight of a parcel instead of their number. */
export const whenLarge = prediction(
  'when-large',
  fastest,
  nothingFollowed,
  shortest(({ size }) => size >= large, 'p50'),
);

const [little, much] = [0.1, 0.5];

/** The same once more: how far apart are two values of the same figure. */
export const noise = prediction('noise', ['tenth', 'half', 'more'], nothingFollowed, (followed, event, picture) => {
  const run = follow(followed, event);
  // The run before may have been over before anybody guessed.
  const before = run && runsIn(picture).at(-1);
  if (!before || setupKey(before) !== setupKey(run)) return undefined;
  const apart = ways.map((way) => {
    const [one, other] = [before.results[way].p99, run.results[way].p99];
    return { way, one, other, share: Math.abs(one - other) / Math.min(one, other) };
  });
  const [most] = apart.toSorted((a, b) => b.share - a.share);
  if (!most) return undefined;
  return {
    actual: most.share < little ? 'tenth' : most.share < much ? 'half' : 'more',
    facts: {
      way: most.way,
      one: hundredth(most.one),
      other: hundredth(most.other),
      percent: Math.round(100 * most.share),
    },
    evidence: [...evidenceOf(before), ...evidenceOf(run)],
  };
});
