import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { dieWithParent } from './die-with-parent.mjs';

/** How a process ended: by its own code or by a signal. */
export interface ProcessEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A running program whose life is bound to this process. */
export interface BoundProcess {
  readonly pid: number;
  readonly ended: Promise<ProcessEnd>;
  kill(signal: NodeJS.Signals): void;
  /** Asks it to end, insists after so many ms; resolves when it is gone. */
  stop(patienceMs: number): Promise<void>;
}

/** What to run, and which signal it gets should this process die without a word. */
export interface BoundProcessSpec {
  command: string;
  args: readonly string[];
  cwd: string;
  /** The whole environment: nothing of this process's own leaks in. */
  env: Readonly<Record<string, string>>;
  /** File that takes both output streams, appended. */
  logFile: string;
  signalOnOrphaning: 'SIGTERM' | 'SIGKILL';
}

/**
 * Starts a program that does not outlive this process, even when this process is killed with SIGKILL: the kernel sends
 * the signal on Linux, elsewhere a small shell that waits for its pipe to close. Ctrl-C in the terminal does not reach
 * the program, so that it can be stopped in order. Rejects when the program cannot be started.
 */
export async function spawnBound(spec: BoundProcessSpec): Promise<BoundProcess> {
  const log = openSync(spec.logFile, 'a');
  const { command, args, watch } = dieWithParent(spec.command, spec.args, spec.signalOnOrphaning);
  const child = spawn(command, args, {
    cwd: spec.cwd,
    env: { NODE_ENV: 'production', ...spec.env },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const ended = new Promise<ProcessEnd>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve(child.pid ?? 0));
  });
  // A signal that could not be sent is told by an error too.
  child.on('error', () => {});
  watch(pid);
  return {
    pid,
    ended,
    kill: (signal) => {
      child.kill(signal);
    },
    async stop(patienceMs) {
      child.kill('SIGTERM');
      const insist = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      await ended;
      clearTimeout(insist);
    },
  };
}
