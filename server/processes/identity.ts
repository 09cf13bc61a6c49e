import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

export const identity = z.object({ pid: z.number().int().positive(), started: z.string() });

/** One process for good: its pid alone may be given to another program later, the time of its start tells them apart. */
export type Identity = z.infer<typeof identity>;

/** Who runs under that pid now, whoever's it is; undefined for nobody, and for one that has ended but is not reaped yet. */
export const identify = (pid: number): Identity | undefined => {
  const { state, started } = process.platform === 'linux' ? readStat(pid) : askPs(pid);
  if (state?.startsWith('Z')) return undefined;
  if (started !== undefined) return { pid, started };
  return isHidden(pid) ? { pid, started: '' } : undefined;
};

/** Whether anybody runs under that pid. */
export const isAlive = (pid: number): boolean => identify(pid) !== undefined;

/** Whether that very process still runs. */
export const stillRuns = (known: Identity): boolean => identify(known.pid)?.started === known.started;

interface Seen {
  state?: string | undefined;
  started?: string | undefined;
}

const readStat = (pid: number): Seen => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets before the fields, may hold spaces and brackets itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], started: fields[19] };
  } catch {
    return {};
  }
};

const askPs = (pid: number): Seen => {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', `${pid}`], { encoding: 'utf8' }).trim();
    const [, state, started] = /^(\S+)\s+(.+)$/.exec(line) ?? [];
    return { state, started };
  } catch {
    return {};
  }
};

/** Where `/proc` shows nobody but one's own, the kernel still says that somebody is there. */
const isHidden = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
