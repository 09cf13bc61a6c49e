import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { spawnBound } from './bound-process.ts';
import { dieWithParent } from './die-with-parent.mjs';
import { isAlive } from './identity.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'bound-process-'));
const forever = { command: '/bin/sleep', args: ['1000'], cwd: folder, env: {}, logFile: path.join(folder, 'log') };

test('says how the program ended', async () => {
  const program = await spawnBound({ ...forever, signalOnOrphaning: 'SIGKILL' });
  expect(isAlive(program.pid)).toBe(true);
  program.kill('SIGTERM');
  expect(await program.ended).toEqual({ code: null, signal: 'SIGTERM' });
});

test.runIf(process.platform === 'linux')('nothing starts whose parent has gone meanwhile', () => {
  const { command, args } = dieWithParent('/bin/echo', ['started'], 'SIGTERM');
  const started = (by: string, ...before: string[]) => spawnSync(by, [...before, ...args]).stdout.toString();
  expect(started(command)).toBe('started\n');
  expect(started('/bin/sh', '-c', '"$@"; true', 'sh', command)).toBe('');
});

test('the program goes when its parent is killed without a word', async () => {
  const module = pathToFileURL(path.resolve('server/processes/bound-process.ts')).href;
  const script = `import { spawnBound } from ${JSON.stringify(module)};
    const program = await spawnBound(${JSON.stringify({ ...forever, signalOnOrphaning: 'SIGTERM' })});
    console.log(program.pid);
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(parent.stdout), 'line');
  const pid = Number(line);
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  await expect.poll(() => isAlive(pid), { timeout: 20_000, interval: 20 }).toBe(false);
}, 30_000);
