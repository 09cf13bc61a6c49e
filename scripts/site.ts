import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dieWithParent } from '#server/processes/die-with-parent.mjs';
import { quietExperiments } from '#server/processes/quiet.mjs';
import { freePort } from './setup/ports.mjs';
import { untilAnswers } from './setup/server.mjs';
import { buildMatches, buildSite } from './setup/site-build.mjs';

/** The built site, served by a process of its own for a script. */
export interface Site {
  url: string;
  pid: number;
  /** Resolves when the server has exited. */
  stop(): Promise<void>;
}

/**
 * Builds the site where its sources have changed, and starts the production server on a free port; resolves when `/readyz`
 * says so, rejects when it ends before.
 */
export const startSite = async (options: { dataDir: string; env?: Record<string, string> }): Promise<Site> => {
  if (!buildMatches()) await buildSite(process.execPath);
  const port = await freePort();
  // A script that is killed stops nothing any more.
  const { command, args, watch } = dieWithParent(process.execPath, [quietExperiments, 'server/main.ts'], 'SIGTERM');
  const server = spawn(command, args, {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      TRAMTIN_DATA: options.dataDir,
      ...options.env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (server.pid) watch(server.pid);
  const exited = once(server, 'exit');
  process.once('exit', () => server.kill('SIGKILL'));
  const url = `http://localhost:${port}`;
  if (!(await untilAnswers(`${url}/readyz`, { limitMs: Number.POSITIVE_INFINITY, abandoned: exited })))
    throw new Error(`the server ended with code ${server.exitCode}`);
  return {
    url,
    pid: server.pid ?? 0,
    async stop() {
      server.kill('SIGTERM');
      await exited;
    },
  };
};
