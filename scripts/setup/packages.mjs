import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mustRun, run } from './command.mjs';
import { projectDir } from './folders.mjs';
import { npm } from './npm.mjs';

const modules = path.join(projectDir, 'node_modules');
const stamp = path.join(modules, '.tramtin-packages');
const lockFile = path.join(projectDir, 'package-lock.json');

/**
 * Whether node_modules holds what the lock says: by our own stamp, written last, or by the list that npm itself writes
 * last.
 */
export function packagesMatch() {
  const wanted = lockHash();
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === wanted;
  if (!npmsOwnListMatches()) return false;
  writeFileSync(stamp, wanted);
  return true;
}

/** Brings node_modules in line with the lock; an installation that is interrupted is begun anew next time. */
export async function installPackages() {
  rmSync(stamp, { force: true });
  // No package needs its install script here, and a script would run on a Node that is being replaced under its feet.
  const { command, args } = npm([
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ]);
  await mustRun(command, args, { cwd: projectDir });
  writeFileSync(stamp, lockHash());
}

/**
 * A Node that runs TypeScript by itself: the one among the packages, else the running one. Throws when neither does.
 * @returns {Promise<{ file: string, version: string }>}
 */
export async function findNode24() {
  const own = path.join(modules, `node-linux-${process.arch}`, 'bin/node');
  for (const file of [...(process.platform === 'linux' && existsSync(own) ? [own] : []), process.execPath]) {
    const { code, stdout } = await run(file, ['--version'], { timeoutMs: 5_000 });
    const [major = 0, minor = 0] = stdout.trim().slice(1).split('.').map(Number);
    const runsTypeScript = major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
    if (code === 0 && runsTypeScript) return { file, version: stdout.trim().slice(1) };
  }
  throw new NodeTooOld(process.versions.node);
}

/** Thrown when this machine has no Node that runs TypeScript. */
export class NodeTooOld extends Error {
  constructor(/** @type {string} */ version) {
    super(`Node ${version} does not run TypeScript`);
    this.version = version;
  }
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(lockFile))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

function npmsOwnListMatches() {
  const listFile = path.join(modules, '.package-lock.json');
  if (!existsSync(listFile)) return false;
  try {
    const installed = packagesIn(listFile);
    return Object.entries(packagesIn(lockFile)).every(
      ([name, entry]) =>
        name === '' || entry.optional || entry.devOptional || installed[name]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

/**
 * @param {string} file a lock of npm's
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>}
 */
const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
