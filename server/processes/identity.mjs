// Plain JavaScript, for the set-up reads it as well, on a Node that may not run TypeScript.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * One process for good: its pid alone may be given to another program later, the time of its start tells them apart.
 * @typedef {{ pid: number, started: string }} Identity
 */

/**
 * Who runs under that pid now, whoever's it is; undefined for nobody, and for one that has ended but is not reaped yet.
 * @param {number} pid
 * @returns {Identity | undefined}
 */
export const identify = (pid) => {
  const { state, started } = process.platform === 'linux' ? readStat(pid) : askPs(pid);
  if (state?.startsWith('Z')) return undefined;
  if (started !== undefined) return { pid, started };
  return isHidden(pid) ? { pid, started: '' } : undefined;
};

/**
 * Whether anybody runs under that pid.
 * @param {number} pid
 */
export const isAlive = (pid) => identify(pid) !== undefined;

/** @returns {Identity} of the process that asks. */
export const ownIdentity = () => identify(process.pid) ?? { pid: process.pid, started: '' };

/**
 * Whether that very process still runs.
 * @param {Identity} known
 */
export const stillRuns = (known) => identify(known.pid)?.started === known.started;

/**
 * Waits until that process has ended; past the limit it is killed.
 * @param {Identity} known
 * @param {number} limitMs
 */
export const untilGone = async (known, limitMs) => {
  const deadline = Date.now() + limitMs;
  while (stillRuns(known)) {
    if (Date.now() > deadline) process.kill(known.pid, 'SIGKILL');
    await wait(50);
  }
};

/**
 * Whether a value that was read from a file is an identity.
 * @param {unknown} value
 * @returns {value is Identity}
 */
export const isIdentity = (value) =>
  typeof value === 'object' &&
  value !== null &&
  'pid' in value &&
  typeof value.pid === 'number' &&
  Number.isInteger(value.pid) &&
  value.pid > 0 &&
  'started' in value &&
  typeof value.started === 'string';

/**
 * What Linux says of a process; nothing where it shows none.
 * @param {number} pid
 * @returns {{ name?: string, state?: string | undefined, parent?: number, started?: string | undefined }}
 */
export const readStat = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets before the fields, may hold blanks and brackets itself.
    const afterName = stat.lastIndexOf(')');
    const fields = stat.slice(afterName + 2).split(' ');
    const name = stat.slice(stat.indexOf('(') + 1, afterName);
    return { name, state: fields[0], parent: Number(fields[1]), started: fields[19] };
  } catch {
    return {};
  }
};

/**
 * @param {number} pid
 * @returns {{ state?: string | undefined, started?: string | undefined }}
 */
const askPs = (pid) => {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', `${pid}`], { encoding: 'utf8' }).trim();
    const [, state, started] = /^(\S+)\s+(.+)$/.exec(line) ?? [];
    return { state, started };
  } catch {
    return {};
  }
};

/**
 * Where `/proc` shows nobody but one's own, or there is no `ps`, the kernel still says that somebody is there.
 * @param {number} pid
 */
const isHidden = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
