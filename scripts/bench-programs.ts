// npm run bench:programs [-- --json] [--labs 5] [--seconds 20] [slug …]: what the start of a lab's programs costs, and
// what labs cost in which nothing happens, by kind of process. The engine runs in this process, without a web server.
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { LabEvent } from '#model/events.ts';
import type { Lab } from '#model/lab.ts';
import type { Picture } from '#model/picture.ts';
import { createBrokerBoard } from '#server/brokers/board.ts';
import { openBrokers } from '#server/brokers/open.ts';
import { claimOwner } from '#server/brokers/owner.ts';
import { addressesOf } from '#server/brokers/until-ready.ts';
import { shown } from '#server/rehearsal/play.ts';
import { createStudio } from '#server/rehearsal/studio.ts';
import { loadLab, loadSolution } from '#server/sandboxes/labs.ts';
import { percentile } from './bench/percentile.ts';
import { cpuOf, familyOf, nameOf, privateMbOf } from './bench/processes.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    labs: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '20' },
  },
});
const slugs = positionals.length > 0 ? positionals : ['rabbitmq-work-queue', 'kafka-consumer-groups'];
const count = Number(values.labs);
const idleMs = Number(values.seconds) * 1000;
/** Until what follows a start, such as the engine's own attention to it, is over. */
const calmMs = 8_000;

const dataDir = path.resolve('.data/bench');
const brokers = openBrokers({ dataDir, log: () => {} });

type Cpu = Record<string, number>;

/** CPU seconds used so far: of each kind of broker, of the programs together, of the engine. */
const cpuByKind = async (programs: readonly number[]): Promise<Cpu> => {
  const cpu: Cpu = { programs: 0, engine: 0 };
  for (const pid of await familyOf(process.pid)) {
    const kind = pid === process.pid ? 'engine' : programs.includes(pid) ? 'programs' : await nameOf(pid);
    cpu[kind] = (cpu[kind] ?? 0) + cpuOf(pid);
  }
  return cpu;
};

/** Per cent of one core in that time, for each lab. */
const usedWhile = async (programs: readonly number[], ms: number): Promise<Cpu> => {
  const [before, begun] = [await cpuByKind(programs), performance.now()];
  await wait(ms);
  const [after, seconds] = [await cpuByKind(programs), (performance.now() - begun) / 1000];
  const used = Object.entries(after).map(([kind, cpu]) => [
    kind,
    round((100 * (cpu - (before[kind] ?? 0))) / seconds / count, 2),
  ]);
  return Object.fromEntries(used.filter(([, share]) => share !== 0));
};

/** Ready is a lab in the picture for which its solution waits before it does anything. */
const readiness = async (slug: string): Promise<(picture: Picture, events: readonly LabEvent[]) => boolean> => {
  const [first] = (await loadSolution(slug)).steps;
  return first && 'until' in first ? first.until : () => true;
};

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
const median = (values: readonly number[]): number => round(percentile(values, 50), 2);

try {
  await addressesOf(brokers);
  const board = createBrokerBoard(brokers, claimOwner(dataDir), () => {});
  const measure = async (lab: Lab) => {
    const isReady = await readiness(lab.slug);
    const idleWithout = await usedWhile([], idleMs / 2);
    const studio = createStudio(board);
    const opened: Awaited<ReturnType<typeof studio.open>>[] = [];
    const starts: { cpu: number; mb: number }[] = [];
    const openMs: number[] = [];
    try {
      for (let i = 0; i < count; i += 1) {
        const begun = performance.now();
        const sandbox = await studio.open(lab);
        opened.push(sandbox);
        const pids = sandbox.livePids();
        await shown(sandbox, () => isReady(sandbox.picture(), sandbox.events()), 'what its solution begins with');
        openMs.push(performance.now() - begun);
        for (const pid of pids) starts.push({ cpu: cpuOf(pid), mb: await privateMbOf(pid) });
      }
      await wait(calmMs);
      const programs = opened.flatMap((sandbox) => sandbox.livePids());
      return {
        programs: programs.length / count,
        readyMs: round(percentile(openMs, 50), 0),
        startCpuSeconds: median(starts.map(({ cpu }) => cpu)),
        startPrivateMb: median(starts.map(({ mb }) => mb)),
        idlePrivateMb: median(await Promise.all(programs.map(privateMbOf))),
        idlePercentOfCorePerLab: await usedWhile(programs, idleMs),
        /** The same processes with no lab open, shared out in the same way. */
        withoutLabs: idleWithout,
      };
    } finally {
      await Promise.all(opened.map((sandbox) => sandbox.close()));
    }
  };
  const report: Record<string, unknown> = {};
  for (const slug of slugs) {
    const lab = await loadLab(slug);
    if (!lab) throw new Error(`there is no lab ${slug}`);
    report[slug] = await measure(lab);
  }
  if (values.json) console.log(JSON.stringify(report, undefined, 2));
  else console.dir(report, { depth: 5 });
} finally {
  await brokers.stop();
}
