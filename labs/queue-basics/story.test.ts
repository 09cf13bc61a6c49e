import { describe, expect, test } from 'vitest';
import type { EventDraft, LabEvent } from '#model/events.ts';
import { accepted, changed, exited, started } from '#model/platform/drafts.ts';
import { foundIn, settledIn, timedLogOf } from '#model/replay.ts';
import { closed, draftsOf } from '#model/technologies/rabbitmq/drafts.ts';
import type { QueuePicture } from '#model/technologies/rabbitmq/picture.ts';
import { emptyIn, throughput } from './figures.ts';
import { decoupled, overload, pace, scaling } from './predictions.ts';
import { story } from './story.ts';

type Timed = readonly [at: number, draft: EventDraft];

const { declared, consuming, published, delivered, acked, vanished } = draftsOf('orders');
const mails = draftsOf('emails');

/** What is there before anything happens. */
const there: Timed[] = [declared(), mails.declared(), started('mailer')].map((draft) => [-30_000, draft] as const);
const log = (timed: readonly Timed[]): LabEvent[] => timedLogOf([...there, ...timed]);
const leave = (program: string): EventDraft => accepted('leave', program);

const worker = (program: string, at = 0): Timed[] => [
  [at, started(program, 'worker')],
  [at, consuming(program)],
];
const names = (from: number, count: number): string[] => Array.from({ length: count }, (_, i) => String(from + i));
const burst = (at: number, messages: readonly string[]): Timed[] => messages.map((one) => [at, published(one)]);
/** Each is delivered a beat before it is acked. */
const work = (program: string, messages: readonly string[], { from = 0, beat = 50 } = {}): Timed[] =>
  messages.flatMap((one, i): Timed[] => [
    [from + i * beat, delivered(one, program)],
    [from + (i + 1) * beat - 1, acked(one, program)],
  ]);

const objectives = (timed: readonly Timed[]): string[] => [...foundIn(story, log(timed)).objectives.keys()].sort();
const hints = (timed: readonly Timed[]): string[] => [...foundIn(story, log(timed)).hints.keys()].sort();

describe('a rush', () => {
  const rush = [...worker('a'), ...burst(1, names(1, 300))];

  test('is survived when the last of its orders is acked', () => {
    expect(objectives([...rush, ...work('a', names(1, 299), { from: 2 })])).toEqual([]);
    expect(objectives([...rush, ...work('a', names(1, 300), { from: 2 })])).toEqual(['rush']);
  });

  test('a death in it loses nothing once the others have done all', () => {
    const death: Timed[] = [
      [1_000, delivered('20', 'a')],
      [1_010, exited('a')],
      [1_011, closed('a')],
    ];
    const before = [...rush, ...worker('b', 1), ...work('a', names(1, 19), { from: 2 }), ...death];
    expect(objectives([...before, ...work('b', names(21, 280), { from: 2_000 })])).toEqual([]);
    expect(objectives([...before, ...work('b', names(20, 281), { from: 2_000 })])).toEqual(['killed', 'rush']);
    expect(hints(before)).toEqual([]);
    expect(hints([...rush, ...death])).toEqual(['killed-last']);
    expect(hints([...worker('a'), [5, exited('a')]])).toEqual(['killed-idle']);
    expect(hints([...worker('a'), ...worker('b'), ...burst(1, names(1, 19)), [5, exited('a')]])).toEqual([
      'killed-idle',
    ]);
  });

  test('a worker that leaves in it hands nothing back', () => {
    const rest = work('b', names(2, 299), { from: 100 });
    const polite = [...rush, ...worker('b', 1), ...work('a', ['1'], { from: 2 }), [20, leave('a')] as const];
    expect(objectives([...polite, [60, closed('a')], [61, exited('a', 'left')], ...rest])).toEqual(['left', 'rush']);
    const rude = [...polite, [30, closed('a')] as const, ...rest];
    expect(objectives(rude)).toEqual(['rush']);
    expect(hints([...worker('a'), ...worker('b'), [5, leave('a')]])).toEqual(['left-idle']);
  });
});

describe('throughput', () => {
  const alone = [...worker('a'), ...burst(1, names(1, 300)), ...work('a', names(1, 40), { from: 2 })];
  const three = (beat: number): Timed[] => [
    ...worker('b', 2_100),
    ...worker('c', 2_100),
    ...['a', 'b', 'c'].flatMap((one, i) => work(one, names(50 + i * 50, 40), { from: 2_200, beat })),
  ];

  test('of three workers is compared with that of one', () => {
    expect(objectives([...alone, ...three(50)])).toEqual(['scaled-out']);
    expect(objectives([...alone, ...three(140)])).toEqual([]);
    expect(settledIn(scaling, log([...alone, ...three(50)]))).toMatchObject({
      actual: 'grows-with',
      facts: { factor: 3 },
    });
  });

  test('leaves out the time in which nobody had anything to do', () => {
    const early: Timed[] = [...worker('a'), ...work('a', names(400, 10), { from: -20_000 })];
    expect(settledIn(scaling, log([...early, ...alone, ...three(50)]))).toMatchObject({
      facts: { slow: 20, factor: 3 },
    });
    const soon = work('a', names(400, 8), { from: 1_650 });
    expect(settledIn(scaling, log([...soon, ...three(50)]))).toMatchObject({
      actual: 'grows-with',
      facts: { slow: 20 },
    });
  });

  test('of three workers says nothing where one was never measured', () => {
    const timed = [
      ...['a', 'b', 'c'].flatMap((one) => worker(one)),
      ...burst(1, names(50, 150)),
      ...three(50).slice(4),
    ];
    expect(objectives(timed)).toEqual([]);
    expect(hints(timed)).toEqual(['no-comparison']);
    expect(hints([...alone, ...three(50), [4_300, changed('worker-rate', 10)]])).toEqual([]);
  });

  test('at another speed is no comparison', () => {
    const slower = [...alone, [2_050, changed('worker-rate', 10)] as const, ...three(50)];
    expect(objectives(slower)).toEqual([]);
    expect(hints(slower)).toEqual(['no-comparison']);
  });
});

test('orders that came while nobody worked are done by who starts later', () => {
  const timed = [...burst(0, names(1, 10)), ...worker('a', 4_000), ...work('a', names(1, 10), { from: 4_001 })];
  expect(objectives(timed)).toEqual(['decoupled']);
  expect(settledIn(decoupled, log(timed))).toMatchObject({ actual: 'waits', facts: { count: 10, seconds: 4 } });
  expect(settledIn(decoupled, log(timed.slice(0, 12)))).toBeUndefined();
});

test('orders wait for the next worker, also where the last one still worked when the question was answered', () => {
  const last: Timed[] = [
    ...worker('a'),
    ...work('a', ['90', '91']),
    [110, exited('a')],
    [111, vanished('e1', { program: 'a' })],
    [112, closed('a')],
  ];
  const timed: Timed[] = [...last, ...burst(200, names(1, 10)), [4_000, consuming('b')]];
  const old: Timed[] = work('b', ['92'], { from: 4_001 });
  expect(settledIn(decoupled, log([...timed, ...old]))).toBeUndefined();
  const settled = settledIn(decoupled, log([...timed, ...old, ...work('b', names(1, 10), { from: 4_100 })]));
  expect(settled).toMatchObject({ actual: 'waits', facts: { count: 10, program: 'b', seconds: 3.9 } });
  const idle: Timed[] = [
    ...worker('a'),
    ...burst(200, names(1, 10)),
    ...work('a', ['1'], { from: 201 }),
    [300, consuming('b')],
  ];
  expect(settledIn(decoupled, log([...idle, ...work('b', names(2, 9), { from: 301 })]))).toBeUndefined();
});

describe('a batch of e-mails', () => {
  const batch = (from: number, count: number, { came, sent }: { came: number; sent: number }): Timed[] =>
    names(from, count).flatMap((one): Timed[] => [
      [came, mails.published(one)],
      [came, mails.delivered(one, 'mailer')],
      [sent, mails.acked(one, 'mailer')],
    ]);

  test('is full with 200', () => {
    expect(objectives(batch(1, 200, { came: 0, sent: 460 }))).toEqual(['full-batch']);
    expect(
      objectives([...batch(1, 100, { came: 0, sent: 350 }), ...batch(101, 100, { came: 400, sent: 750 })]),
    ).toEqual([]);
  });

  test('is sent by time when its first e-mail has waited that long, and three in a row never fill', () => {
    expect(objectives(batch(1, 60, { came: 0, sent: 3_310 }))).toEqual(['timed-batch']);
    expect(objectives(batch(1, 60, { came: 0, sent: 900 }))).toEqual([]);
    const three = [0, 4_000, 8_000].flatMap((came, i) => batch(1 + i * 60, 60, { came, sent: came + 3_310 }));
    expect(hints(three)).toEqual(['never-full']);
  });

  test('of one lets the queue grow', () => {
    expect(hints([[0, changed('batch', '1')], ...names(1, 40).map((one): Timed => [5, mails.published(one)])])).toEqual(
      ['one-by-one'],
    );
  });
});

test('a second after the burst most of it still waits', () => {
  const timed = [...worker('a'), ...burst(1, names(1, 300)), ...work('a', names(1, 30), { from: 2 })];
  expect(settledIn(pace, log(timed))).toMatchObject({
    actual: 'own-pace',
    facts: { count: 300, taken: 20, waiting: 280 },
  });
  const dying: Timed[] = [...timed, [500, vanished('e1', { program: 'a' })], [501, closed('a')]];
  expect(settledIn(pace, log(dying))?.actual).toBe('own-pace');
});

test('what comes faster than it goes grows as long as it comes', () => {
  const came = names(1, 250).map((one, i): Timed => [i * 20, published(one)]);
  const timed = [...worker('a'), ...came, ...work('a', names(1, 100), { from: 10 })];
  expect(settledIn(overload, log(timed))).toMatchObject({ actual: 'grows', facts: { came: 50, went: 20 } });
  expect(
    settledIn(overload, log([...worker('a'), ...came, ...work('a', names(1, 250), { from: 10, beat: 20 })])),
  ).toBeUndefined();
  // Who brings help in the middle has asked another question.
  expect(settledIn(overload, log([...timed, ...worker('b', 2_500)]))).toBeUndefined();
});

const sample = (at: number, ready: number, done: number) => ({ at, ready, unacked: 0, acked: done });
const queue: QueuePicture = {
  name: 'orders',
  durable: true,
  arguments: {},
  ready: names(1, 60),
  unacked: [],
  arrived: 100,
  delivered: 40,
  handovers: [],
  consumers: [{ program: 'a', consumerTag: 'a', ackMode: 'manual', prefetch: 1 }],
  samples: [sample(0, 0, 0), sample(1_000, 100, 0), sample(2_000, 80, 20), sample(3_000, 60, 40)],
};

test('the figures beside the queue', () => {
  expect(throughput(queue, 3_000)).toBe(20);
  expect(emptyIn(queue, 3_000)).toBe(3);
  expect(throughput({ ...queue, consumers: [] }, 3_000)).toBe(0);
  expect(emptyIn({ ...queue, consumers: [] }, 3_000)).toBe(Number.POSITIVE_INFINITY);
  const fed = { ...queue, samples: [...queue.samples.slice(0, 3), sample(3_000, 70, 40)] };
  expect(emptyIn(fed, 3_000)).toBe(7);
  expect(emptyIn({ ...queue, samples: [...queue.samples.slice(0, 3), sample(3_000, 80, 40)] }, 3_000)).toBe(
    Number.POSITIVE_INFINITY,
  );
  expect(emptyIn(queue, 1_900)).toBeUndefined();
  expect(throughput({ ...queue, samples: [sample(3_000, 0, 40)] }, 3_000)).toBeUndefined();
});

test('with time alone, while nothing moves, the throughput falls to 0 and the queue never runs empty', () => {
  expect(throughput(queue, 4_500)).toBeLessThan(20);
  expect(throughput(queue, 6_500)).toBe(0);
  expect(emptyIn(queue, 6_500)).toBe(Number.POSITIVE_INFINITY);
  const drained = { ...queue, samples: [...queue.samples, sample(5_000, 0, 100)] };
  expect(throughput(drained, 5_100)).toBeUndefined();
  expect(throughput(drained, 8_000)).toBe(0);
});
