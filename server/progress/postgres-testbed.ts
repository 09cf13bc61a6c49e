import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A PostgreSQL of a test's own. */
export interface Postgres {
  url: string;
  start(): Promise<void>;
  /** `SIGINT` is its quick orderly end, in which it tells its clients; `SIGKILL` tells nobody. */
  stop(signal: 'SIGINT' | 'SIGKILL'): Promise<void>;
  remove(): Promise<void>;
}

const user = 'tramtin';
const debian = '/usr/lib/postgresql';

/** Folder of PostgreSQL's own programs: newest of Debian's, else what is on PATH; undefined where there is none. */
export const postgresPrograms = (): string | undefined => {
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => path.join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(path.join(folder, name))));
};

/** Makes an empty database cluster on a free loopback port; it does not run yet, and dies with this process. */
export const createPostgres = async (programs: string): Promise<Postgres> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'postgres-'));
  const data = path.join(folder, 'data');
  // PostgreSQL refuses to run as root.
  const asNobody = process.getuid?.() === 0 ? ['--reuid=nobody', '--regid=nogroup', '--clear-groups'] : undefined;
  const commandOf = (name: string, args: string[]): [command: string, args: string[]] => {
    const file = path.join(programs, name);
    return asNobody ? ['setpriv', [...asNobody, '--', file, ...args]] : [file, args];
  };
  if (asNobody) chmodSync(folder, 0o777);
  const options = ['-D', data, '-U', user, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  const made = spawnSync(...commandOf('initdb', options), { cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || made.error}`);
  const port = await freePort();
  let server: ChildProcess | undefined;

  const postgres: Postgres = {
    url: `postgres://${user}@127.0.0.1:${port}/postgres`,
    async start() {
      const settings = {
        listen_addresses: '127.0.0.1',
        port,
        unix_socket_directories: '',
        fsync: 'off',
        jit: 'off',
        shared_buffers: '8MB',
      };
      const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
      const [command, own] = commandOf('postgres', ['-D', data, ...args]);
      const started = spawn(command, own, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
      server = started;
      process.once('exit', () => started.kill('SIGKILL'));
      const lines = createInterface({ input: started.stderr });
      await new Promise<void>((resolve, reject) => {
        const said: string[] = [];
        started.once('exit', () => reject(new Error(`postgres: ${said.join('\n')}`)));
        lines.on('line', (line) => {
          said.push(line);
          if (line.includes('ready to accept connections')) resolve();
        });
      });
    },
    async stop(signal) {
      if (!server || server.exitCode !== null || server.signalCode !== null) return;
      const exited = once(server, 'exit');
      server.kill(signal);
      await exited;
    },
    async remove() {
      await postgres.stop('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return postgres;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address && typeof address === 'object' ? address.port : 0;
};
