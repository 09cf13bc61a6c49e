import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dieWithParent } from '#server/processes/die-with-parent.mjs';
import { identify, isIdentity, ownIdentity, stillRuns, untilGone } from '#server/processes/identity.mjs';
import { quietExperiments } from '#server/processes/quiet.mjs';
import { dataDir, projectDir } from './folders.mjs';
import { readJson } from './json-file.mjs';
import { nextEnvironment } from './site-build.mjs';
import { until } from './until.mjs';

/** @import { Identity } from '#server/processes/identity.mjs' */

const runningFile = path.join(dataDir, 'server.json');

/** Where the server of this checkout writes what it has to say. */
export const serverLog = path.join(dataDir, 'server.log');

/**
 * The address of a server that serves this data folder already, or undefined. One whose launcher was killed is on its
 * way out: that is waited for.
 */
export async function alreadyRunning() {
  const before = readJson(runningFile);
  if (!isRunning(before) || !stillRuns(before.server)) return undefined;
  if (stillRuns(before.launcher)) return { port: before.port, pid: before.launcher.pid };
  await untilGone(before.server, 20_000);
  return undefined;
}

/**
 * @param {unknown} value
 * @returns {value is { launcher: Identity, server: Identity, port: number }}
 */
const isRunning = (value) =>
  typeof value === 'object' &&
  value !== null &&
  'launcher' in value &&
  isIdentity(value.launcher) &&
  'server' in value &&
  isIdentity(value.server) &&
  'port' in value &&
  typeof value.port === 'number';

/**
 * Starts the server as a child that does not outlive this process, even when this is killed with SIGKILL. Its output
 * goes to the log file, in development to the terminal.
 * @param {{ node24: string, port: number, dev: boolean }} options
 */
export function startServer({ node24, port, dev }) {
  mkdirSync(dataDir, { recursive: true });
  const log = dev ? undefined : openSync(serverLog, 'w');
  const main = path.join(projectDir, 'server/main.ts');
  const { command, args, watch } = dieWithParent(node24, [quietExperiments, main], 'SIGTERM');
  const output = log ?? 'inherit';
  const child = spawn(command, args, {
    cwd: projectDir,
    env: {
      ...nextEnvironment(dev ? 'development' : 'production'),
      PORT: String(port),
      TRAMTIN_DATA: dataDir,
      ...(dev ? { TRAMTIN_DEV: '1' } : {}),
    },
    stdio: ['ignore', output, output],
    // Ctrl-C is for the launcher, which then stops the server in order.
    detached: true,
  });
  if (log !== undefined) closeSync(log);
  if (child.pid) watch(child.pid);
  const known = { launcher: ownIdentity(), server: child.pid && identify(child.pid), port };
  writeFileSync(runningFile, JSON.stringify(known));
  /** @type {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} */
  const ended = new Promise((resolve) => {
    const end = (/** @type {number | null} */ code, /** @type {NodeJS.Signals | null} */ signal) => {
      rmSync(runningFile, { force: true });
      resolve({ code, signal });
    };
    child.once('error', () => end(null, null));
    child.once('exit', end);
  });
  return { ended, kill: (/** @type {NodeJS.Signals} */ signal) => child.kill(signal) };
}

/**
 * Resolves with true once that path answers 200, with false when the limit passes or `abandoned` resolves first.
 * @param {string} url
 * @param {{ limitMs: number, abandoned: Promise<unknown> }} options
 */
export async function untilAnswers(url, { limitMs, abandoned }) {
  const answers = async () => {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    return answer?.status === 200;
  };
  return until(answers, { everyMs: 100, limitMs, abandoned });
}
