import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSandboxFiles, sweepSandboxFiles } from './files.ts';

test('programs of a sandbox share a folder that nobody else may enter, and it goes with the sandbox', async () => {
  const files = createSandboxFiles('t1');
  onTestFinished(files.remove);
  const file = files.pathOf('shop.db');
  writeFileSync(file, 'x');
  expect(files.pathOf('shop.db')).toBe(file);
  expect(path.dirname(files.pathOf('../../other.db'))).toBe(path.dirname(file));
  expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
  await files.remove();
  expect(existsSync(path.dirname(file))).toBe(false);
});

test('a folder is swept when the server that made it is gone, and only then', async () => {
  const mine = createSandboxFiles('t2');
  onTestFinished(mine.remove);
  const file = mine.pathOf('shop.db');
  const { pid } = spawnSync('true');
  // The second one's server had the pid that this one has now.
  const orphans = [pid, process.pid].map((one) => mkdtempSync(path.join(tmpdir(), `tram-tin-${one}-`)));
  expect(sweepSandboxFiles()).toBeGreaterThanOrEqual(2);
  expect(orphans.filter((orphan) => existsSync(orphan))).toEqual([]);
  expect(existsSync(path.dirname(file))).toBe(true);
});
