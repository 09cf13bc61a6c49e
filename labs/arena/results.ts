import type { EventOf, LabEvent } from '#model/events.ts';
import type { Picture, TimedPicture } from '#model/picture.ts';
import type { Technology } from '#model/technology.ts';

/** The three ways in which the same parcels travel, in the order in which they are measured. */
export const ways = ['gRPC', 'RabbitMQ', 'Kafka'] as const;
export type Way = (typeof ways)[number];

/** What a run was asked to do: a schedule of so many parcels a second, and of so many seconds for each way. */
export interface Setup {
  rate: number;
  seconds: number;
  size: number;
  mode: string;
  acks: string;
  batch: string;
  disk: string;
  receivers: number;
}

/** What the sender says of one way once it is measured; times in ms, CPU in per cent of one processor. */
export interface Result extends Setup {
  run: number;
  way: Way;
  planned: number;
  sent: number;
  arrived: number;
  failures: number;
  backlog: number;
  held: boolean;
  throughput: number;
  p50: number;
  p90: number;
  p95: number;
  p99: number;
  p999: number;
  max: number;
  late: number;
  senderCpu: number;
  receiverCpu: number;
  seq: number;
}

/** A result beside what the platform knows of the broker that the parcels went through. */
export interface WayResult extends Result {
  /** What the whole broker used meanwhile, whoever it worked for; absent where the way has none, null where it is not known. */
  brokerCpu?: number | null;
}

const brokerOf: Readonly<Record<Way, Technology | undefined>> = {
  gRPC: undefined,
  RabbitMQ: 'rabbitmq',
  Kafka: 'kafka',
};

/** The greatest rate that one way has held, and its latency then; 0 where it has held none. */
export interface Greatest extends Setup {
  run: number;
  way: Way;
  p50: number;
  p99: number;
  seq: number;
}

type Timed = Pick<EventOf<'program.timed'>, 'name' | 'detail' | 'seq'>;

const numberIn = ({ detail }: Timed, name: string): number => Number(detail[name] ?? 0);
const wayIn = ({ detail }: Timed): Way | undefined => ways.find((one) => one === detail.way);

const setupIn = (one: Timed): Setup => {
  const { mode, acks, batch, disk } = one.detail;
  const read = (name: string): number => numberIn(one, name);
  return {
    rate: read('rate'),
    seconds: read('seconds'),
    size: read('size'),
    receivers: read('receivers'),
    mode: String(mode),
    acks: String(acks),
    batch: String(batch),
    disk: String(disk),
  };
};

/** One way's result; undefined for anything else that was timed. */
const resultIn = (one: Timed): Result | undefined => {
  const way = wayIn(one);
  if (one.name !== 'result' || !way) return undefined;
  const read = (name: string): number => numberIn(one, name);
  return {
    ...setupIn(one),
    way,
    run: read('run'),
    planned: read('planned'),
    sent: read('sent'),
    arrived: read('arrived'),
    failures: read('failures'),
    backlog: read('backlog'),
    held: read('held') === 1,
    throughput: read('throughput'),
    p50: read('p50'),
    p90: read('p90'),
    p95: read('p95'),
    p99: read('p99'),
    p999: read('p999'),
    max: read('max'),
    late: read('late'),
    senderCpu: read('senderCpu'),
    receiverCpu: read('receiverCpu'),
    seq: one.seq,
  };
};

/** One way's greatest rate; undefined for anything else. */
export const greatestIn = (one: Timed): Greatest | undefined => {
  const way = wayIn(one);
  if (one.name !== 'greatest' || !way) return undefined;
  return {
    ...setupIn(one),
    way,
    run: numberIn(one, 'run'),
    p50: numberIn(one, 'p50'),
    p99: numberIn(one, 'p99'),
    seq: one.seq,
  };
};

/** A run of which all three ways are known. */
export interface Run<Of extends Result = Result> extends Setup {
  run: number;
  results: Readonly<Record<Way, Of>>;
}

/** The three results as one run; undefined while one of them is missing. */
const runOf = <Of extends Result>(results: readonly Of[]): Run<Of> | undefined => {
  const [grpc, rabbitmq, kafka] = ways.map((way) => results.findLast((one) => one.way === way));
  if (!grpc || !rabbitmq || !kafka) return undefined;
  const { rate, seconds, size, mode, acks, batch, disk, receivers, run } = kafka;
  return {
    rate,
    seconds,
    size,
    mode,
    acks,
    batch,
    disk,
    receivers,
    run,
    results: { gRPC: grpc, RabbitMQ: rabbitmq, Kafka: kafka },
  };
};

/** Names both runs have in common where all that was asked of them is the same; `but` is left out. */
export const setupKey = ({ rate, size, mode, acks, batch, disk, receivers }: Setup, but?: 'batch'): string =>
  [rate, size, mode, acks, but === 'batch' ? '' : batch, disk, receivers].join(' ');

/** The first measurement of these in which something has come at all. */
const isComplete = ({ results }: Run): boolean => ways.every((way) => results[way].arrived > 0);

export const evidenceOf = ({ results }: Run): number[] => ways.map((way) => results[way].seq);

/** What the story and the predictions keep: the results of the run under way. */
export interface Followed {
  run: number;
  results: Result[];
}
export const nothingFollowed = (): Followed => ({ run: 0, results: [] });

/** Writes the event down; returns the run that is whole by it. */
export const follow = (followed: Followed, event: LabEvent): Run | undefined => {
  const result = event.type === 'program.timed' && event.program === 'sender' ? resultIn(event) : undefined;
  if (!result) return undefined;
  if (result.run !== followed.run) Object.assign(followed, { run: result.run, results: [] });
  followed.results.push(result);
  const run = runOf(followed.results);
  return run && isComplete(run) ? run : undefined;
};

const timedBy = ({ programs }: Picture, program: string): readonly TimedPicture[] => programs[program]?.timed ?? [];

/** All results that the picture still has, oldest first. */
export const resultsIn = (picture: Picture): WayResult[] => {
  const timed = timedBy(picture, 'sender');
  return timed.flatMap((one) => {
    const result = resultIn(one);
    if (!result) return [];
    const broker = brokerOf[result.way];
    if (!broker) return [result];
    const turn = timed.findLast(({ name, seq }) => name === 'way' && seq < one.seq);
    return [{ ...result, brokerCpu: turn ? cpuBetween(turn, one, broker) : null }];
  });
};

/** In per cent of one processor; null where it is not known, or the broker began anew in between. */
const cpuBetween = (from: TimedPicture, to: TimedPicture, broker: Technology): number | null => {
  const [before, after] = [from.brokersCpuMs[broker], to.brokersCpuMs[broker]];
  if (before === undefined || after === undefined || after < before) return null;
  return (100 * (after - before)) / Math.max(1, to.at - from.at);
};

/** The whole runs among them, oldest first. */
export const runsIn = (picture: Picture): Run<WayResult>[] =>
  [...Map.groupBy(resultsIn(picture), ({ run }) => run).values()].flatMap((results) => runOf(results) ?? []);

/** The newest search for the greatest rate, way by way. */
export const greatestRates = (picture: Picture): Greatest[] => {
  const all = timedBy(picture, 'sender').flatMap((one) => greatestIn(one) ?? []);
  const newest = all.at(-1)?.run;
  return all.filter(({ run }) => run === newest);
};

/** What is being measured now. */
export interface UnderWay extends Setup {
  run: number;
  kind: string;
  /** Undefined while it has only begun. */
  way: Way | undefined;
  /** The step of a search that is over. */
  step: { rate: number; held: boolean } | undefined;
}

/** The run that has begun and not ended; undefined where nothing is being measured. */
export const underWay = (picture: Picture): UnderWay | undefined => {
  const timed = timedBy(picture, 'sender');
  const began = timed.findLast(({ name }) => name === 'begin');
  if (!began || timed.some(({ name, seq }) => name === 'end' && seq > began.seq)) return undefined;
  const since = timed.filter(({ seq }) => seq > began.seq);
  const turn = since.findLast(({ name }) => name === 'way');
  const step = since.findLast(({ name, seq }) => name === 'step' && seq > (turn?.seq ?? 0));
  return {
    ...setupIn(began),
    run: numberIn(began, 'run'),
    kind: String(began.detail.kind),
    way: turn && wayIn(turn),
    step: step && { rate: numberIn(step, 'rate'), held: numberIn(step, 'held') === 1 },
  };
};

/** What came within a quarter of a second, as whoever counts has told it; times in ms. */
export interface Interval {
  /** How far in the schedule its last parcel was, in seconds. */
  at: number;
  count: number;
  p50: number;
  p99: number;
}

/** One way's latency over its schedule, as one program counted it, oldest first. */
export interface Curve {
  way: Way;
  program: string;
  intervals: readonly Interval[];
}

/** The curves of that run, as far as they have come; those of several receivers lie side by side. */
export const curvesOf = (picture: Picture, run: number): Curve[] => {
  const turns = timedBy(picture, 'sender').filter(({ name }) => name === 'way');
  return turns.flatMap((turn, i) => {
    const way = wayIn(turn);
    if (!way || numberIn(turn, 'run') !== run) return [];
    const until = turns[i + 1]?.seq ?? Number.POSITIVE_INFINITY;
    return Object.keys(picture.programs).flatMap((program) => {
      const intervals = timedBy(picture, program)
        .filter(({ name, seq }) => name === 'interval' && seq > turn.seq && seq < until)
        .map((one) => ({
          at: numberIn(one, 'at'),
          count: numberIn(one, 'count'),
          p50: numberIn(one, 'p50'),
          p99: numberIn(one, 'p99'),
        }));
      return intervals.length > 0 ? [{ way, program, intervals }] : [];
    });
  });
};

/** Of the way that is being measured: how many a second have come until its newest interval, and what its broker used meanwhile. */
export type SoFar = Pick<WayResult, 'way' | 'throughput' | 'brokerCpu'>;

/** Undefined where nothing is being measured, or nothing has come of it. */
export const soFarIn = (picture: Picture): SoFar | undefined => {
  const turn = timedBy(picture, 'sender').findLast(({ name }) => name === 'way');
  const way = underWay(picture)?.way;
  if (!turn || !way) return undefined;
  const told = Object.keys(picture.programs)
    .flatMap((program) => timedBy(picture, program))
    .filter(({ name, seq }) => name === 'interval' && seq > turn.seq)
    .sort((a, b) => a.seq - b.seq);
  const newest = told.at(-1);
  if (!newest) return undefined;
  const count = told.reduce((sum, one) => sum + numberIn(one, 'count'), 0);
  const broker = brokerOf[way];
  return {
    way,
    throughput: (1_000 * count) / Math.max(1, newest.at - turn.at),
    ...(broker && { brokerCpu: cpuBetween(turn, newest, broker) }),
  };
};

/** The run that is to be seen: the one under way with what is known of it, else the newest whole one; and the whole one before it. */
export interface ShownRun extends Setup {
  run: number;
  results: Readonly<Partial<Record<Way, WayResult>>>;
  before: Run<WayResult> | undefined;
}

/** Undefined before the first run. */
export const shownRun = (picture: Picture): ShownRun | undefined => {
  const whole = runsIn(picture);
  const now = underWay(picture);
  if (now?.kind !== 'run') {
    const last = whole.at(-1);
    return last && { ...last, before: whole.at(-2) };
  }
  const known = resultsIn(picture).filter(({ run }) => run === now.run);
  const results = Object.fromEntries(known.map((one) => [one.way, one]));
  return { ...now, results, before: whole.findLast(({ run }) => run !== now.run) };
};
