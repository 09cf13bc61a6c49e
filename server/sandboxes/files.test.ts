import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSandboxFiles, sweepSandboxFiles } from './files.ts';

test('programs of a sandbox share a folder that nobody else may enter, and it goes with the sandbox', async () => {
  const files = createSandboxFiles();
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
  const mine = createSandboxFiles();
  onTestFinished(mine.remove);
  const file = mine.pathOf('shop.db');
  const { pid } = spawnSync('true');
  const orphan = mkdtempSync(path.join(tmpdir(), `tram-tin-${pid}-`));
  expect(sweepSandboxFiles()).toBeGreaterThanOrEqual(1);
  expect(existsSync(orphan)).toBe(false);
  expect(existsSync(path.dirname(file))).toBe(true);
});
