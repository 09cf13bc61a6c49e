// npm run bench:load [-- --technology rabbitmq|kafka|mix|grpc --learners 40 --within 10 --every 2 --seconds 60 --json | slug …]: a
// class that opens its labs at once and clicks, on the production server, beside the raw client in the same run where there is a
// broker. Labs that are named take the place of a technology's, and have no raw client beside them.
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Control, Lab } from '#model/lab.ts';
import { loadLab } from '#server/sandboxes/labs.ts';
import type { BrokerTechnology } from '#server/technologies.ts';
import { startBenchSite } from './bench/bench-site.ts';
import { createLoadLearner, type LoadLearner, type Opening } from './bench/learner.ts';
import { percentile } from './bench/percentile.ts';
import { rawKafka } from './bench/raw-kafka.ts';
import { rawRabbitmq } from './bench/raw-rabbitmq.ts';
import { coresBetween, kinds, memoryByKind, usageOf } from './bench/usage.ts';

/** A lab whose one primary button sends one message, and the broker that a raw client sends one to beside it. */
interface Bench {
  slug: string;
  raw?: BrokerTechnology;
}

const workQueue: Bench = { slug: 'rabbitmq-work-queue', raw: 'rabbitmq' };
const consumerGroups: Bench = { slug: 'kafka-consumer-groups', raw: 'kafka' };
const mixes = {
  rabbitmq: [workQueue],
  kafka: [consumerGroups],
  mix: [workQueue, consumerGroups],
  // One call: each of its messages counts as an effect, and only the first has a click.
  grpc: [{ slug: 'grpc-call-types' }, { slug: 'sync-vs-async' }, { slug: 'protobuf-wire' }],
} satisfies Record<string, readonly Bench[]>;
const rawRounds = 40;
/** Longest that a click's effect is waited for after the last click. */
const graceMs = 10_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    technology: { type: 'string', default: 'mix' },
    learners: { type: 'string', default: '40' },
    within: { type: 'string', default: '10' },
    idle: { type: 'string', default: '15' },
    every: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '60' },
    json: { type: 'boolean', default: false },
  },
});
const seconds = z.coerce.number().positive();
const plan = z
  .object({
    technology: z.enum(['rabbitmq', 'kafka', 'mix', 'grpc']),
    learners: z.coerce.number().int().positive(),
    /** All openings within so many seconds; then nobody clicks for `idle`; then everybody clicks `every` so many, for `seconds`. */
    within: seconds,
    idle: seconds,
    every: seconds,
    seconds,
    json: z.boolean(),
  })
  .parse(values);
const benches: readonly Bench[] =
  positionals.length > 0 ? positionals.map((slug) => ({ slug })) : mixes[plan.technology];

const round = (value: number, digits = 1): number | null =>
  Number.isFinite(value) ? Number(value.toFixed(digits)) : null;
const rounded = <Key extends string>(figures: Record<Key, number>, digits: number): Record<string, number | null> =>
  Object.fromEntries(Object.entries<number>(figures).map(([key, value]) => [key, round(value, digits)]));
const count = <Of>(of: readonly Of[], figure: (one: Of) => number): number =>
  of.reduce((sum, one) => sum + figure(one), 0);

interface Played {
  lab: Lab;
  control: Control;
  raw: BrokerTechnology | undefined;
}

const playedOf = async ({ slug, raw }: Bench): Promise<Played> => {
  const lab = await loadLab(slug);
  const control = lab?.controls.find((one) => one.kind === 'button' && one.primary);
  if (!lab || !control) throw new Error(`${slug} has no primary button`);
  return { lab, control, raw };
};

const dataDir = path.resolve('.data/bench');
const played = await Promise.all(benches.map(playedOf));
const site = await startBenchSite(dataDir, { TRAMTIN_MAX_SANDBOXES: String(plan.learners + played.length) });
const roots = { server: site.pid, brokers: site.brokerPids };
const everybody: LoadLearner[] = [];
const arrive = ({ lab, control }: Played): LoadLearner => {
  const learner = createLoadLearner(site.url, lab, control);
  everybody.push(learner);
  return learner;
};

/** The first visit loads the server's code; learners after it do not. */
const warmUp = async (one: Played): Promise<void> => {
  const learner = arrive(one);
  const opening = await learner.open();
  if (opening.state === 'refused') throw new Error(`${one.lab.slug} cannot be opened: ${opening.code}`);
  await learner.click();
  await learner.leave();
};

/** Round trips of the raw client, spread over most of the time in which everybody clicks. */
const rawOf = (technology: BrokerTechnology): Promise<number[]> => {
  const pauseMs = (plan.seconds * 800) / rawRounds;
  return technology === 'kafka'
    ? rawKafka(site.addresses.kafka, rawRounds, pauseMs)
    : rawRabbitmq(site.addresses.rabbitmq, rawRounds, pauseMs);
};

const memory = async () =>
  Object.fromEntries(
    Object.entries(await memoryByKind(roots)).map(([kind, of]) => [
      kind,
      { processes: of.processes, privateMb: round(of.privateMb, 0), pssMb: round(of.pssMb, 0) },
    ]),
  );

/** Everybody clicks, each at a moment of its own, and raw clients make their round trips on the same brokers meanwhile. */
const clickAll = async (learners: readonly LoadLearner[]): Promise<Map<BrokerTechnology, number[]>> => {
  const everyMs = plan.every * 1000;
  const end = performance.now() + plan.seconds * 1000;
  const clicking = learners.map(async (learner, index) => {
    let next = performance.now() + (index / learners.length) * everyMs;
    const pressed: Promise<void>[] = [];
    while (next < end) {
      await wait(Math.max(0, next - performance.now()));
      pressed.push(learner.click());
      next += everyMs;
    }
    await Promise.all(pressed);
  });
  const beside = played.flatMap(({ raw }) => raw ?? []);
  const raw = await Promise.all(beside.map(async (technology) => [technology, await rawOf(technology)] as const));
  await Promise.all(clicking);
  return new Map(raw);
};

const settled = async (learners: readonly LoadLearner[]): Promise<void> => {
  const end = performance.now() + graceMs;
  while (performance.now() < end && learners.some(({ clicks }) => clicks.unanswered() > 0)) await wait(50);
  await Promise.all(learners.map((learner) => learner.check().catch(() => {})));
};

interface Visit {
  learner: LoadLearner;
  opening: Opening;
}

const summary = (visits: readonly Visit[], raw: readonly number[]) => {
  const moving = visits.flatMap(({ opening }) => (opening.state === 'moving' ? [opening] : []));
  const openMs = moving.map(({ ms }) => ms);
  const learners = visits.map(({ learner }) => learner);
  const clickMs = learners.flatMap(({ clicks }) => clicks.times());
  const refusals = visits.flatMap(({ opening }) => (opening.state === 'refused' ? [opening.code] : []));
  const tallies = learners.map(({ arrivals }) => arrivals.tally());
  return {
    learners: visits.length,
    openToMovingMs: rounded(
      { p50: percentile(openMs, 50), p95: percentile(openMs, 95), max: percentile(openMs, 100) },
      0,
    ),
    waitedInTurn: moving.filter(({ queued }) => queued).length,
    refused: Object.fromEntries(refusals.map((code) => [code, refusals.filter((one) => one === code).length])),
    clicks: clickMs.length,
    clickToEventMs: rounded(
      { p50: percentile(clickMs, 50), p95: percentile(clickMs, 95), p99: percentile(clickMs, 99) },
      1,
    ),
    ...(raw.length > 0 && {
      rawRoundTripMs: rounded({ p50: percentile(raw, 50), p95: percentile(raw, 95) }, 1),
      clickToRaw: round(percentile(clickMs, 50) / percentile(raw, 50)),
    }),
    clicksRefused: count(learners, ({ clicks }) => clicks.refused()),
    clicksWithoutEffect: count(learners, ({ clicks }) => clicks.unanswered()),
    effectsWithoutClick: count(learners, ({ clicks }) => clicks.unasked()),
    events: count(tallies, ({ events }) => events),
    lost: count(tallies, ({ lost }) => lost),
    outOfOrder: count(tallies, ({ outOfOrder }) => outOfOrder),
    duplicates: count(tallies, ({ duplicates }) => duplicates),
  };
};

const run = async () => {
  for (const one of played) await warmUp(one);
  const coming = Array.from({ length: plan.learners }, (_, index) => {
    const one = played[index % played.length];
    if (!one) throw new Error('nothing to play');
    return arrive(one);
  });
  const before = await memory();
  const atOpening = await usageOf(roots);
  const visits = await Promise.all(
    coming.map(async (learner, index): Promise<Visit> => {
      await wait((index / coming.length) * plan.within * 1000);
      return { learner, opening: await learner.open() };
    }),
  );
  const atIdle = await usageOf(roots);
  await wait(plan.idle * 1000);
  const atClicking = await usageOf(roots);
  const start = await memory();
  const present = visits.flatMap(({ learner, opening }) => (opening.state === 'moving' ? [learner] : []));
  const raw = await clickAll(present);
  const atEnd = await usageOf(roots);
  await settled(present);
  const end = await memory();
  const cores = {
    opening: rounded(coresBetween(atOpening, atIdle), 2),
    idle: rounded(coresBetween(atIdle, atClicking), 2),
    clicking: rounded(coresBetween(atClicking, atEnd), 2),
  };
  return {
    plan,
    openingTook: round((atIdle.at - atOpening.at) / 1000),
    labs: Object.fromEntries(
      played.map(({ lab, raw: beside }) => [
        lab.slug,
        summary(
          visits.filter(({ learner }) => learner.lab === lab.slug),
          (beside && raw.get(beside)) ?? [],
        ),
      ]),
    ),
    ...(played.length > 1 && { together: summary(visits, []) }),
    cores,
    memory: { before, start, end },
  };
};

try {
  const report = await run();
  if (plan.json) console.log(JSON.stringify(report, undefined, 2));
  else {
    const { cores, memory: memories, ...rest } = report;
    console.dir(rest, { depth: 5 });
    console.log(`\nCPU, in cores, by ${kinds.join(', ')}`);
    console.table(cores);
    for (const [when, of] of Object.entries(memories)) {
      console.log(`memory, ${when}`);
      console.table(of);
    }
  }
} finally {
  await Promise.all(everybody.map((learner) => learner.leave()));
  await site.stop();
}
