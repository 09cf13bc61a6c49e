import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Identity, identify, isIdentity, ownIdentity, stillRuns, untilGone } from './identity.mjs';

const identity = z.custom<Identity>(isIdentity);
const occupancy = z.object({ owner: identity, processes: z.array(identity) });

/** Thrown when a broker's data folder serves another server that is still running. */
export class FolderInUse extends Error {
  readonly ownerPid: number;

  constructor(ownerPid: number) {
    super(`the broker's data folder is in use by process ${ownerPid}`);
    this.ownerPid = ownerPid;
  }
}

const graceMs = 15_000;

/**
 * Makes sure that no earlier broker still runs on this data folder: one whose server has died is given time to stop
 * cleanly, then killed. Throws {@link FolderInUse} while its server is alive.
 */
export async function claimFolder(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const before = readOccupancy(folder);
  if (!before) return;
  if (before.owner.pid !== process.pid && stillRuns(before.owner)) throw new FolderInUse(before.owner.pid);
  await Promise.all(before.processes.map((each) => untilGone(each, graceMs)));
  rmSync(occupancyFile(folder), { force: true });
}

/** Writes down which processes serve this data folder on behalf of this server, for the next start to find. */
export function occupyFolder(folder: string, pids: readonly number[]): void {
  const processes = pids.map(identify).filter((each) => each !== undefined);
  const value = { owner: ownIdentity(), processes };
  writeFileSync(occupancyFile(folder), JSON.stringify(value), { mode: 0o600 });
}

/** Forgets the processes of this folder: they have ended. */
export function leaveFolder(folder: string): void {
  rmSync(occupancyFile(folder), { force: true });
}

const occupancyFile = (folder: string) => path.join(folder, 'running.json');

function readOccupancy(folder: string): z.infer<typeof occupancy> | undefined {
  try {
    return occupancy.parse(JSON.parse(readFileSync(occupancyFile(folder), 'utf8')));
  } catch {
    return undefined;
  }
}
