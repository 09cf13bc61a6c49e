import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';
import { prediction, type Settled } from '#model/prediction.ts';
import { bothOf, type Followed, follow, nothingFollowed, type Way } from './runs.ts';
import { crowd } from './story.ts';

type Both = { grpc: Way; rest: Way };

/** The outcome of the first run by both ways that the question is about. */
const ofRun =
  <Option extends string>(read: (both: Both, settings: Picture['settings']) => Settled<Option> | undefined) =>
  (followed: Followed, event: LabEvent, before: Picture): Settled<Option> | undefined => {
    const run = follow(followed, event);
    const both = run && bothOf(run);
    return both && read(both, before.settings);
  };

const evidenceOf = ({ grpc, rest }: Both): number[] => [grpc.evidence.last, rest.evidence.last];
const slowest = ({ times }: Way): number => Math.round(times.at(-1) ?? 0);
const each = ({ passed, times }: Way, direction: 'out' | 'back'): number =>
  Math.round(passed[direction] / times.length);

/** Less than half of that and it is one round; more than that, and each had to wait for the one before. */
const [oneRound, fewRounds] = [1.5, 6];

/** Twelve questions at once, each of them some work: how much longer the last one takes on six connections. */
export const waitingLine = prediction(
  'waiting-line',
  ['same', 'rounds', 'one-by-one'],
  nothingFollowed,
  ofRun((both, { work }) => {
    const { grpc, rest } = both;
    if (rest.times.length < crowd || work === '0' || grpc.connections > 1) return undefined;
    const ratio = slowest(rest) / slowest(grpc);
    return {
      actual: ratio < oneRound ? 'same' : ratio < fewRounds ? 'rounds' : 'one-by-one',
      facts: { count: rest.times.length, grpcMs: slowest(grpc), restMs: slowest(rest), waited: rest.waiting },
      evidence: [rest.evidence.most, ...evidenceOf(both)],
    };
  }),
);

/** gzip is on, and the answer is a single item. */
export const gzipSmall = prediction(
  'gzip-small',
  ['smaller', 'untouched', 'larger'],
  nothingFollowed,
  ofRun((both, { gzip, size }) => {
    const { grpc, rest } = both;
    if (gzip !== 'on' || size !== '1') return undefined;
    return {
      actual: grpc.zipped || rest.zipped ? 'smaller' : 'untouched',
      facts: { grpc: each(grpc, 'back'), rest: each(rest, 'back') },
      evidence: evidenceOf(both),
    };
  }),
);

const [nearly, halfMore] = [1.3, 1.6];

/** gzip is on, and the list is long. */
export const gzipLarge = prediction(
  'gzip-large',
  ['twice', 'close', 'useless'],
  nothingFollowed,
  ofRun((both, { gzip }) => {
    const { grpc, rest } = both;
    if (gzip !== 'on' || !grpc.zipped || !rest.zipped) return undefined;
    const [inProtobuf, inJson] = [each(grpc, 'back'), each(rest, 'back')];
    const ratio = inJson / inProtobuf;
    return {
      actual: ratio <= nearly ? 'close' : ratio >= halfMore ? 'twice' : 'useless',
      facts: { grpc: inProtobuf, rest: inJson },
      evidence: evidenceOf(both),
    };
  }),
);

/** A connection for each question: who puts more bytes on it before the question itself. */
export const coldBytes = prediction(
  'cold-bytes',
  ['neither', 'rest', 'grpc'],
  nothingFollowed,
  ofRun((both) => {
    const { grpc, rest } = both;
    if (grpc.connections < 2 || grpc.connections < grpc.times.length || rest.connections < rest.times.length) {
      return undefined;
    }
    const [byGrpc, byRest] = [each(grpc, 'out'), each(rest, 'out')];
    return {
      actual: byGrpc > byRest ? 'grpc' : byGrpc === byRest ? 'neither' : 'rest',
      facts: { grpc: byGrpc, rest: byRest, count: grpc.times.length },
      evidence: evidenceOf(both),
    };
  }),
);
