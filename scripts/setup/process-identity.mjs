import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * A running process told apart from a later one with the same pid by the time of its start; undefined when there is none.
 * @param {number} pid
 * @returns {{ pid: number, started: string } | undefined}
 */
export function identify(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? undefined : { pid, started: fields[19] };
    }
    if (process.platform === 'win32') return process.kill(pid, 0) ? { pid, started: '' } : undefined;
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return started ? { pid, started } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The npm that runs this script, through the shell it puts in between; undefined without npm, or off Linux.
 */
export function npmAbove() {
  if (!process.env.npm_lifecycle_event || process.platform !== 'linux') return undefined;
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return identify(/\((?:ba|da)?sh\)/.test(stat) ? Number(parent) : process.ppid);
  } catch {
    return undefined;
  }
}

/** @param {{ pid: number, started: string } | undefined} known */
export function isAlive(known) {
  return Boolean(known) && identify(known.pid)?.started === known.started;
}

/**
 * Waits until that process has ended; past the limit it is killed.
 * @param {{ pid: number, started: string }} known
 * @param {number} limitMs
 */
export async function untilGone(known, limitMs) {
  const deadline = Date.now() + limitMs;
  while (isAlive(known)) {
    if (Date.now() > deadline) process.kill(known.pid, 'SIGKILL');
    await wait(50);
  }
}
