import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { dataDir, onPath, projectDir } from './folders.mjs';
import { identify, isAlive, untilGone } from './process-identity.mjs';
import { nextEnvironment } from './site-build.mjs';

const runningFile = path.join(dataDir, 'server.json');

/** Where the server of this checkout writes what it has to say. */
export const serverLog = path.join(dataDir, 'server.log');

/**
 * The address of a server that serves this data folder already, or undefined. One whose launcher was killed is on its
 * way out: that is waited for.
 */
export async function alreadyRunning() {
  if (!existsSync(runningFile)) return undefined;
  let before;
  try {
    before = JSON.parse(readFileSync(runningFile, 'utf8'));
  } catch {
    return undefined;
  }
  if (!isAlive(before.server)) return undefined;
  if (isAlive(before.launcher)) return { port: before.port, pid: before.launcher.pid };
  await untilGone(before.server, 20_000);
  return undefined;
}

/**
 * The wanted port, or the next one that is free.
 * @param {number} wanted
 */
export async function freePort(wanted) {
  for (let port = wanted; port < wanted + 50; port += 1) {
    if ((await canListen(port, '127.0.0.1')) && (await canListen(port, undefined))) return port;
  }
  throw new Error(`no free port from ${wanted} on`);
}

/**
 * Starts the server as a child that does not outlive this process, even when this is killed with SIGKILL. Its output
 * goes to the log file, in development to the terminal.
 * @param {{ node24: string, port: number, dev: boolean }} options
 */
export function startServer({ node24, port, dev }) {
  mkdirSync(dataDir, { recursive: true });
  const log = dev ? undefined : openSync(serverLog, 'w');
  const quiet = ['--disable-warning=TimeoutNegativeWarning', '--disable-warning=ExperimentalWarning'];
  const command = [node24, ...quiet, path.join(projectDir, 'server/main.ts')];
  const setpriv = process.platform === 'linux' ? onPath('setpriv') : undefined;
  const [program, ...args] = setpriv ? [setpriv, '--pdeathsig', 'TERM', '--', ...command] : command;
  const child = spawn(program, args, {
    cwd: projectDir,
    env: {
      ...nextEnvironment(dev ? 'development' : 'production'),
      PORT: String(port),
      TRAMTIN_DATA: dataDir,
      ...(dev ? { TRAMTIN_DEV: '1' } : {}),
    },
    stdio: dev ? ['ignore', 'inherit', 'inherit'] : ['ignore', log, log],
    // Ctrl-C is for the launcher, which then stops the server in order.
    detached: true,
  });
  if (log !== undefined) closeSync(log);
  if (!setpriv && child.pid && process.platform !== 'win32') watchFromOutside(child.pid);
  const known = { launcher: identify(process.pid), server: child.pid ? identify(child.pid) : undefined, port };
  writeFileSync(runningFile, JSON.stringify(known));
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  }).then((end) => {
    rmSync(runningFile, { force: true });
    return end;
  });
  return { ended, kill: (/** @type {NodeJS.Signals} */ signal) => child.kill(signal) };
}

/**
 * Resolves with true once that path answers 200, with false when the limit passes or `abandoned` resolves first.
 * @param {string} url
 * @param {{ limitMs: number, abandoned: Promise<unknown> }} options
 */
export async function untilAnswers(url, { limitMs, abandoned }) {
  let given = false;
  abandoned.then(() => {
    given = true;
  });
  const deadline = Date.now() + limitMs;
  while (!given && Date.now() < deadline) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.status === 200) return true;
    await wait(100);
  }
  return false;
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
}

function watchFromOutside(pid) {
  const watcher = spawn('/bin/sh', ['-c', `cat >/dev/null; kill -TERM ${pid} 2>/dev/null`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.on('error', () => {});
  watcher.unref();
}
