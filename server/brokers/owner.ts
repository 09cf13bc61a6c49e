import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { type Identity, isIdentity, ownIdentity, stillRuns } from '#server/processes/identity.mjs';

/**
 * Whose the sandboxes on the brokers are. A sandbox's id is the name of its data folder, of the run of a server that made it,
 * and its own: lower-case letters and digits, each part as long as in every other id.
 */
export interface Owner {
  /** The name of the data folder: the same over every run. */
  readonly folder: string;
  /** The data folder itself. */
  readonly dataDir: string;
  newSandboxId(): string;
  /** Whether a sandbox of that id was left by a run of this data folder that is over. Anybody else's id is not. */
  isLeft(sandboxId: string): boolean;
  /** This run is over: what it still has on the brokers is left. */
  leave(): void;
}

const folderBytes = 5;
const runBytes = 3;
const sandboxBytes = 4;
const folderName = z.object({ name: z.string().regex(/^[0-9a-f]{10}$/), inode: z.number() });
const runFile = z.object({ process: z.custom<Identity>(isIdentity), place: z.string() });

/** A run on another machine, or in another container, is alive while its file has been touched so lately. */
const beatMs = 15_000;
const silentMs = 60_000;

/** Begins a run of a server that keeps everything in that data folder. */
export const claimOwner = (dataDir: string): Owner => {
  const runs = path.join(dataDir, 'runs');
  mkdirSync(runs, { recursive: true });
  const folder = nameOf(path.join(dataDir, 'owner.json'));
  const run = randomBytes(runBytes).toString('hex');
  const fileOf = (name: string): string => path.join(runs, `${name}.json`);
  // There, and whole, before anything bears its name.
  const begin = (): void => {
    const partial = path.join(runs, run);
    writeFileSync(partial, JSON.stringify({ process: ownIdentity(), place: place() }), { mode: 0o600 });
    renameSync(partial, fileOf(run));
  };
  begin();
  const beat = setInterval(() => {
    try {
      const now = new Date();
      utimesSync(fileOf(run), now, now);
    } catch {
      // A folder that was emptied meanwhile, or a full disk: the next beat may succeed.
      if (!existsSync(fileOf(run))) attempt(begin);
    }
  }, beatMs);
  beat.unref();
  for (const name of readdirSync(runs)) {
    const file = path.join(runs, name);
    if (name.endsWith('.json') && !isAlive(file)) rmSync(file, { force: true });
  }

  return {
    folder,
    dataDir,
    newSandboxId: () => folder + run + randomBytes(sandboxBytes).toString('hex'),
    isLeft(sandboxId) {
      const [, ofFolder, ofRun] = idParts.exec(sandboxId) ?? [];
      if (ofFolder !== folder || ofRun === undefined || ofRun === run) return false;
      return !isAlive(fileOf(ofRun));
    },
    leave() {
      clearInterval(beat);
      rmSync(fileOf(run), { force: true });
    },
  };
};

const idParts = new RegExp(`^([0-9a-f]{${2 * folderBytes}})([0-9a-f]{${2 * runBytes}})[0-9a-f]{${2 * sandboxBytes}}$`);

/** The name of the data folder that owns a sandbox; undefined for an id of no server's making. */
export const folderOf = (sandboxId: string): string | undefined => idParts.exec(sandboxId)?.[1];

/** The folder's name, made at random on first use. A copy of the folder is another folder, and gets another name. */
const nameOf = (file: string): string => {
  const known = read(file, folderName);
  if (known && known.inode === statSync(file).ino) return known.name;
  const name = randomBytes(folderBytes).toString('hex');
  // A file of its own, whose number on the disk no copy has; that is known once it is there.
  rmSync(file, { force: true });
  writeFileSync(file, '', { mode: 0o600, flag: 'wx' });
  writeFileSync(file, JSON.stringify({ name, inode: statSync(file).ino }));
  return name;
};

const isAlive = (file: string): boolean => {
  const known = read(file, runFile);
  if (!known) return false;
  if (known.place === place()) return stillRuns(known.process);
  return Date.now() - statSync(file).mtimeMs < silentMs;
};

/** Where a pid means the same process: this machine since it was started, or a container on it. */
const place = (): string => {
  const parts = [hostname(), attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())];
  return [...parts, attempt(() => readlinkSync('/proc/self/ns/pid'))].join(' ');
};

const read = <Value>(file: string, schema: z.ZodType<Value>): Value | undefined =>
  attempt(() => schema.parse(JSON.parse(readFileSync(file, 'utf8'))));

const attempt = <Value>(work: () => Value): Value | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};
