// Plain JavaScript: the set-up reads it as well, on a Node that may not run TypeScript.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((file) => process.platform === 'linux' && existsSync(file));

// The kernel says nothing of a parent that died before it was asked to.
const unlessOrphaned = 'test "$PPID" = "$0" && exec "$@"';

/**
 * What to spawn so that it does not outlive this process.
 * @typedef {{ command: string, args: string[], watch: (pid: number) => void }} BoundCommand
 */

/**
 * The command line that makes a child get the signal when this process dies, however it dies. `watch` is to be called
 * with the child's pid once it runs: where the kernel has no such service a small shell waits for its pipe to close.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {'SIGTERM' | 'SIGKILL'} signal
 * @returns {BoundCommand}
 */
export function dieWithParent(command, args, signal) {
  if (setpriv) {
    const bound = ['--pdeathsig', signal.slice(3), '--', '/bin/sh', '-c', unlessOrphaned, String(process.pid)];
    return { command: setpriv, args: [...bound, command, ...args], watch: () => {} };
  }
  return { command, args: [...args], watch: (pid) => watchFromOutside(pid, signal) };
}

/**
 * @param {number} pid
 * @param {string} signal
 */
function watchFromOutside(pid, signal) {
  if (process.platform === 'win32') return;
  const script = `cat >/dev/null; kill -${signal.slice(3)} ${pid} 2>/dev/null`;
  const watcher = spawn('/bin/sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  watcher.on('error', () => {});
  watcher.unref();
}
