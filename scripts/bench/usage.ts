import { readFile, readlink } from 'node:fs/promises';
import { cpus } from 'node:os';
import { childrenOf } from './memory.ts';
import { cpuOf, nameOf } from './processes.ts';

/** Kinds of processes under load, by whom they belong to. */
export const kinds = ['server', 'programs', 'rabbitmq', 'kafka', 'learners', 'machine'] as const;
export type Kind = (typeof kinds)[number];

/** What processes have used up to a moment: CPU seconds by pid, and what the whole machine was busy with. */
export interface Usage {
  at: number;
  seconds: ReadonlyMap<number, { kind: Kind; seconds: number }>;
  machine: number;
}

/** Memory in MB: private to the process, and with its share of what several have mapped (PSS). */
export interface Memory {
  processes: number;
  privateMb: number;
  pssMb: number;
}

interface Roots {
  server: number;
  brokers: readonly number[];
}

const read = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');

const executable = (pid: number): Promise<string> => readlink(`/proc/${pid}/exe`).catch(() => '');

/** Every process of the site and of the brokers that it may look at, with its kind. Linux only. */
const processesOf = async ({ server, brokers }: Roots): Promise<Map<number, Kind>> => {
  const found = new Map<number, Kind>([
    [server, 'server'],
    [process.pid, 'learners'],
  ]);
  const walk = async (pid: number, kindOf: (pid: number) => Promise<Kind | undefined>): Promise<void> => {
    const kind = await kindOf(pid);
    if (kind) found.set(pid, kind);
    await Promise.all((await childrenOf(pid)).map((child) => walk(child, kindOf)));
  };
  const node = await executable(server);
  const siteKind = async (pid: number): Promise<Kind> => ((await executable(pid)) === node ? 'programs' : 'server');
  await Promise.all((await childrenOf(server)).map((child) => walk(child, siteKind)));
  await Promise.all(brokers.map((pid) => walk(pid, brokerKind)));
  return found;
};

/** Brokers are told apart by the machine that runs them; what else they start counts with neither. */
const brokerKind = async (pid: number): Promise<Kind | undefined> => {
  const name = await nameOf(pid);
  if (name === 'java') return 'kafka';
  return name === 'beam.smp' ? 'rabbitmq' : undefined;
};

const busySeconds = (): number =>
  cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0) / 1000;

/** What all of them have used until now. */
export const usageOf = async (roots: Roots): Promise<Usage> => {
  const processes = await processesOf(roots);
  const at = performance.now();
  const seconds = new Map<number, { kind: Kind; seconds: number }>();
  for (const [pid, kind] of processes) seconds.set(pid, { kind, seconds: cpuOf(pid) });
  return { at, seconds, machine: busySeconds() };
};

/** Cores that each kind kept busy between the two; what a process used that ended in between is not in it. */
export const coresBetween = (before: Usage, after: Usage): Record<Kind, number> => {
  const elapsed = (after.at - before.at) / 1000;
  const used: Record<Kind, number> = { server: 0, programs: 0, rabbitmq: 0, kafka: 0, learners: 0, machine: 0 };
  for (const [pid, { kind, seconds }] of after.seconds) {
    used[kind] += Math.max(0, seconds - (before.seconds.get(pid)?.seconds ?? 0));
  }
  used.machine = after.machine - before.machine;
  for (const kind of kinds) used[kind] /= elapsed;
  return used;
};

/** Memory of all of them by kind, as the kernel counts it now. */
export const memoryByKind = async (roots: Roots): Promise<Partial<Record<Kind, Memory>>> => {
  const memory: Partial<Record<Kind, Memory>> = {};
  for (const [pid, kind] of await processesOf(roots)) {
    const rollup = await read(`/proc/${pid}/smaps_rollup`);
    const mb = (field: string): number =>
      Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(rollup)?.[1] ?? 0) / 1024;
    const sum = memory[kind] ?? { processes: 0, privateMb: 0, pssMb: 0 };
    sum.processes += 1;
    sum.privateMb += mb('Private_Clean') + mb('Private_Dirty');
    sum.pssMb += mb('Pss');
    memory[kind] = sum;
  }
  return memory;
};
