import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isAlive } from '#server/processes/identity.mjs';

/** The files that the programs of one sandbox keep: a folder only this user may enter, there once it is asked for. */
export interface SandboxFiles {
  /** Absolute path of the file of that name; the file itself is the program's to make. */
  pathOf(name: string): string;
  /** Every path that was asked for, also once it has been deleted. */
  paths(): string[];
  /** Deletes all of it, for good. */
  remove(): Promise<void>;
}

// In a container every server may have the same pid: what makes a name ours is the rest of it.
const ours = `tram-tin-${process.pid}-${randomBytes(4).toString('hex')}-`;

/** Makes nothing before the first file is asked for. */
export const createSandboxFiles = (sandbox: string): SandboxFiles => {
  let folder: string | undefined;
  const makeFolder = (): string => {
    // The name tells the next server whose it was.
    const fresh = path.join(tmpdir(), ours + sandbox);
    mkdirSync(fresh, { mode: 0o700 });
    return fresh;
  };
  const paths = new Set<string>();
  return {
    pathOf(name) {
      folder ??= makeFolder();
      const file = path.join(folder, path.basename(name));
      paths.add(file);
      return file;
    },
    paths: () => [...paths],
    async remove() {
      if (folder) await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Deletes the folders of servers that are gone; returns how many that were. */
export const sweepSandboxFiles = (): number => {
  const orphaned = readdirSync(tmpdir()).filter((name) => {
    const [, pid] = /^tram-tin-(\d+)-/.exec(name) ?? [];
    if (pid === undefined || name.startsWith(ours)) return false;
    return Number(pid) === process.pid || !isAlive(Number(pid));
  });
  for (const name of orphaned) rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
  return orphaned.length;
};
