import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { claimOwner, folderOf, type Owner } from './owner.ts';

// Most of these start a process of their own.
vi.setConfig({ testTimeout: 30_000 });

const folder = (): string => {
  const made = mkdtempSync(path.join(tmpdir(), 'owner-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};
const claim = (dataDir: string): Owner => {
  const owner = claimOwner(dataDir);
  onTestFinished(owner.leave);
  return owner;
};
/** The id of a sandbox of a server in that folder that ended without a word. */
const idOfTheDead = (dataDir: string): string => {
  const script = `
    import { claimOwner } from '#server/brokers/owner.ts';
    process.stdout.write(claimOwner(${JSON.stringify(dataDir)}).newSandboxId());
    process.kill(process.pid, 'SIGKILL');
  `;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }).stdout;
};

test('what a run that was killed left is swept by the next of its folder, and by nobody else', () => {
  const [dataDir, other] = [folder(), claim(folder())];
  const id = idOfTheDead(dataDir);
  expect(id).toMatch(/^[0-9a-f]{24}$/);
  const next = claim(dataDir);
  expect(next.isLeft(id)).toBe(true);
  expect(other.isLeft(id)).toBe(false);
  expect(folderOf(next.newSandboxId())).toBe(folderOf(id));
});

test('a run that is alive keeps what it has, beside others of the same folder too, until it leaves', () => {
  const dataDir = folder();
  const [first, second] = [claim(dataDir), claim(dataDir)];
  const id = first.newSandboxId();
  expect(second.isLeft(id)).toBe(false);
  expect(first.isLeft(id)).toBe(false);
  first.leave();
  expect(second.isLeft(id)).toBe(true);
});

test('a run in another container is alive while its file is touched', () => {
  const dataDir = folder();
  const elsewhere = idOfTheDead(dataDir);
  const file = path.join(
    dataDir,
    'runs',
    readdirSync(path.join(dataDir, 'runs')).find((name) => name.endsWith('.json')) ?? '',
  );
  const known = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...known, place: 'another container' }));
  const here = claim(dataDir);
  expect(here.isLeft(elsewhere)).toBe(false);
  const longAgo = new Date(Date.now() - 120_000);
  utimesSync(file, longAgo, longAgo);
  expect(here.isLeft(elsewhere)).toBe(true);
});

test('a folder that was moved is the same owner, a copy of it is another', () => {
  const dataDir = folder();
  const id = idOfTheDead(dataDir);
  const [moved, copied] = [`${dataDir}-moved`, `${dataDir}-copied`];
  onTestFinished(() => {
    for (const one of [moved, copied]) rmSync(one, { recursive: true, force: true });
  });
  cpSync(dataDir, copied, { recursive: true });
  renameSync(dataDir, moved);
  expect(claim(moved).isLeft(id)).toBe(true);
  expect(claim(copied).isLeft(id)).toBe(false);
});

test('names of no server’s making are nobody’s, nor is one that begins like ours', () => {
  const owner = claim(folder());
  const mine = owner.newSandboxId();
  for (const id of ['', 'probe', 'orphan1', mine.slice(0, -1), `${mine}0`, mine.toUpperCase()]) {
    expect(owner.isLeft(id)).toBe(false);
  }
});
