import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { machine } from '#server/processes/machine.ts';
import { childrenOf } from './memory.ts';

/** CPU time in seconds that the process has used since it began, to a hundredth; Linux only, 0 for one that is gone. */
export const cpuOf = (pid: number): number => machine.processorTime(pid) ?? 0;

/** Memory in MB that the process shares with no other. Linux only. */
export const privateMbOf = async (pid: number): Promise<number> => {
  const rollup = await read(`/proc/${pid}/smaps_rollup`);
  const kb = [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB$/gm)].map(([, amount]) => Number(amount));
  return kb.reduce((total, amount) => total + amount, 0) / 1024;
};

/** Pids of the process and of all its descendants. */
export const familyOf = async (pid: number): Promise<number[]> => {
  const children = await childrenOf(pid);
  return [pid, ...(await Promise.all(children.map(familyOf))).flat()];
};

const read = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');

/** Name of the program that the process runs, also where a loader that came with it was asked to run it. */
export const nameOf = async (pid: number): Promise<string> => {
  const [command = '', ...args] = (await read(`/proc/${pid}/cmdline`)).split('\0');
  const loaded = args.indexOf('--argv0');
  return path.basename((loaded < 0 ? undefined : args[loaded + 1]) ?? command);
};
