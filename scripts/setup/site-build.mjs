import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mustRun } from './command.mjs';
import { projectDir } from './folders.mjs';

const folders = ['app', 'components', 'content', 'labs', 'model', 'proto', 'server'];
const files = ['package-lock.json', 'package.json', 'next.config.mjs', 'source.config.ts'];
const stamp = path.join(projectDir, process.env.TRAMTIN_DIST_DIR ?? '.next', 'tramtin-build');

/** Whether the built site is the one these sources make. */
export function buildMatches() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash();
}

/**
 * Builds the site for production; the stamp is written last, so half a build is never served.
 * @param {string} node24
 */
export async function buildSite(node24) {
  rmSync(stamp, { force: true });
  const hash = sourcesHash();
  const next = path.join(projectDir, 'node_modules/next/dist/bin/next');
  await mustRun(node24, [next, 'build'], { cwd: projectDir, env: nextEnvironment('production') });
  writeFileSync(stamp, hash);
}

/** Environment in which Next runs, with the packages' own Node first. */
export function nextEnvironment(/** @type {'production' | 'development'} */ mode) {
  const bin = path.join(projectDir, 'node_modules/.bin');
  return {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

function sourcesHash() {
  const hash = createHash('sha256');
  // Addresses of this stand in every page.
  hash.update(process.env.TRAMTIN_PUBLIC_URL ?? '').update('\0');
  const add = (/** @type {string} */ file) => {
    hash.update(path.relative(projectDir, file)).update('\0').update(readFileSync(file)).update('\0');
  };
  const walk = (/** @type {string} */ folder) => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(file);
      else if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) add(file);
    }
  };
  for (const folder of folders) if (existsSync(path.join(projectDir, folder))) walk(path.join(projectDir, folder));
  for (const file of files) if (existsSync(path.join(projectDir, file))) add(path.join(projectDir, file));
  return hash.digest('hex');
}
