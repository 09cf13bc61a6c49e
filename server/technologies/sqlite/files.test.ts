import { existsSync, statSync, writeFileSync } from 'node:fs';
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

test('the folder of a sandbox that is left is swept, nobody else’s', async () => {
  const [left, other] = [createSandboxFiles('left1'), createSandboxFiles('left12')];
  onTestFinished(async () => void (await Promise.all([left.remove(), other.remove()])));
  const [swept, kept] = [left.pathOf('shop.db'), other.pathOf('shop.db')];
  expect(sweepSandboxFiles((id) => id === 'left1')).toBe(1);
  expect(existsSync(path.dirname(swept))).toBe(false);
  expect(existsSync(path.dirname(kept))).toBe(true);
});
