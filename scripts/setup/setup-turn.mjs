import { existsSync, linkSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isIdentity, ownIdentity, stillRuns } from '#server/processes/identity.mjs';
import { dataDir, ensureDir } from './folders.mjs';
import { readJson } from './json-file.mjs';
import { until } from './until.mjs';

const turnFile = path.join(dataDir, 'setup.turn');

/**
 * Two set-ups of one checkout would tread on each other: the later waits here until the earlier has finished or died.
 * @param {(pid: number) => void} onWait
 * @returns {Promise<() => void>} gives the turn back
 */
export async function takeTurn(onWait) {
  ensureDir(dataDir);
  const own = `${turnFile}.${process.pid}`;
  writeFileSync(own, JSON.stringify(ownIdentity()));
  try {
    while (!claim(own)) {
      const holder = readJson(turnFile);
      if (isIdentity(holder) && stillRuns(holder)) {
        onWait(holder.pid);
        const done = () => !stillRuns(holder) || !existsSync(turnFile);
        await until(done, { everyMs: 200, limitMs: Number.POSITIVE_INFINITY });
      } else rmSync(turnFile, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(turnFile, { force: true });
}

/**
 * A hard link is made by one process only, whole from the start.
 * @param {string} own
 */
function claim(own) {
  try {
    linkSync(own, turnFile);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
