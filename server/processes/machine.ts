import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** How much of the machine is left, as far as it tells. */
export interface Machine {
  /** Memory that can still be used without anything being taken from anybody, in bytes. */
  availableMemory(): number;
  /** Processors that this process may use, a limit of its container's included. */
  processors: number;
  /** Processor time that the process has used since it began, in seconds; undefined where nobody can tell. */
  processorTime(pid: number): number | undefined;
}

const cgroups = '/sys/fs/cgroup';
/** Of proc(5): in hundredths of a second on every Linux. */
const ticksPerSecond = 100;

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/** This machine, by `/proc` and control groups; elsewhere than on Linux only what Node knows. */
export const machine: Machine = {
  // What Linux calls available: the page cache counts as free, other than in what is called free.
  availableMemory: () => Math.min(os.freemem(), ...limitingGroups(read('/proc/self/cgroup') ?? '').map(leftIn)),
  processors: os.availableParallelism(),
  processorTime: (pid) => timeIn(read(`/proc/${pid}/stat`)),
};

/** A control group's folder, and the names of its files. */
interface MemoryGroup {
  folder: string;
  files: typeof unified | typeof legacy;
}

const unified = { limit: 'memory.max', used: 'memory.current', cache: 'inactive_file' } as const;
const legacy = { limit: 'memory.limit_in_bytes', used: 'memory.usage_in_bytes', cache: 'total_inactive_file' } as const;

/** The groups that may limit a process, from its own up to the root, by what `/proc/self/cgroup` says. */
export const limitingGroups = (membership: string): MemoryGroup[] =>
  membership.split('\n').flatMap((line): MemoryGroup[] => {
    const [, controllers, own = '/'] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (controllers === '') return above(own).map((folder) => ({ folder: path.join(cgroups, folder), files: unified }));
    if (!controllers?.split(',').includes('memory')) return [];
    return above(own).map((folder) => ({ folder: path.join(cgroups, 'memory', folder), files: legacy }));
  });

/** The folder and all that it lies in. Inside a container its own group may show as the root, or as what is not there. */
const above = (folder: string): string[] => {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...above(parent)];
};

/** `Infinity` where the group sets no limit. */
const leftIn = ({ folder, files }: MemoryGroup): number => {
  const limit = Number(read(path.join(folder, files.limit)));
  const used = Number(read(path.join(folder, files.used)));
  if (!Number.isFinite(limit) || !Number.isFinite(used)) return Number.POSITIVE_INFINITY;
  const stat = read(path.join(folder, 'memory.stat')) ?? '';
  // A group is charged for the files that it has read: a broker would seem to fill any machine.
  const cache = Number(new RegExp(`^${files.cache} (\\d+)$`, 'm').exec(stat)?.[1] ?? 0);
  return limit - used + cache;
};

/** Seconds of user and system time in a line of `/proc/<pid>/stat`. */
export const timeIn = (stat: string | undefined): number | undefined => {
  // The second field is the program's name in parentheses, which may hold blanks and parentheses itself.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [Number(fields?.[11]), Number(fields?.[12])];
  return Number.isFinite(user + system) ? (user + system) / ticksPerSecond : undefined;
};
