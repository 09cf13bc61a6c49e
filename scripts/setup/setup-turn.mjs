import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { dataDir, ensureDir } from './folders.mjs';
import { identify, isAlive } from './process-identity.mjs';

const turnFile = path.join(dataDir, 'setup.turn');

/**
 * Two set-ups of one checkout would tread on each other: the later waits here until the earlier has finished or died.
 * @param {(pid: number) => void} onWait
 * @returns {Promise<() => void>} gives the turn back
 */
export async function takeTurn(onWait) {
  ensureDir(dataDir);
  const own = `${turnFile}.${process.pid}`;
  writeFileSync(own, JSON.stringify(identify(process.pid) ?? { pid: process.pid, started: '' }));
  try {
    while (!claim(own)) {
      const holder = readHolder();
      if (holder && isAlive(holder)) {
        onWait(holder.pid);
        await untilGoneOrDone(holder);
      } else rmSync(turnFile, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(turnFile, { force: true });
}

/** A hard link is made by one process only, whole from the start. */
function claim(own) {
  try {
    linkSync(own, turnFile);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder() {
  try {
    return JSON.parse(readFileSync(turnFile, 'utf8'));
  } catch {
    return undefined;
  }
}

async function untilGoneOrDone(holder) {
  while (isAlive(holder) && existsSync(turnFile)) await wait(200);
}
