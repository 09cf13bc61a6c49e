import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { claimPorts } from './ports.ts';

const inFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ports-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'ports.json');
};

test('the same ports as last time, unless somebody has taken one of them', async () => {
  const file = inFolder();
  const ports = await claimPorts(file, 3);
  expect(new Set(ports).size).toBe(3);
  expect(await claimPorts(file, 3)).toEqual(ports);
  const squatter = createServer().listen(ports[1], '127.0.0.1');
  onTestFinished(() => void squatter.close());
  await once(squatter, 'listening');
  expect(await claimPorts(file, 3)).not.toContain(ports[1]);
});

const range = '/proc/sys/net/ipv4/ip_local_port_range';

test.skipIf(!existsSync(range))('none that the kernel may give to a connection that goes out', async () => {
  const [first = 0] = readFileSync(range, 'utf8').split(/\s+/).map(Number);
  for (const port of await claimPorts(inFolder(), 5)) expect(port).toBeLessThan(Math.max(first, 21_000));
});
