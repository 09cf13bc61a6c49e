import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { IsLeft } from '../technology.ts';

/** The files that the programs of one sandbox keep: a folder only this user may enter, there once it is asked for. */
export interface SandboxFiles {
  /** Absolute path of the file of that name; the file itself is the program's to make. */
  pathOf(name: string): string;
  /** Every path that was asked for, also once it has been deleted. */
  paths(): string[];
  /** Deletes all of it, for good. */
  remove(): Promise<void>;
}

/** The rest of the name is the sandbox's id, by which the next server knows whose it was. */
const prefix = 'tram-tin-';

/** Makes nothing before the first file is asked for. */
export const createSandboxFiles = (sandbox: string): SandboxFiles => {
  let folder: string | undefined;
  const makeFolder = (): string => {
    const fresh = path.join(tmpdir(), prefix + sandbox);
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

/** Deletes the folders of sandboxes that are left; returns how many that were. */
export const sweepSandboxFiles = (isLeft: IsLeft): number => {
  const left = readdirSync(tmpdir()).filter((name) => name.startsWith(prefix) && isLeft(name.slice(prefix.length)));
  for (const name of left) rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
  return left.length;
};
