import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { setPriority } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { dieWithParent } from '#server/processes/die-with-parent.mjs';
import type { Door } from '#server/processes/ports.ts';
import { quietExperiments } from '#server/processes/quiet.mjs';
import { permissionFlags } from './permissions.ts';
import { createPlainLine } from './plain-line.ts';
import type { Report } from './report.ts';
import { sourcesOf } from './sources.ts';

/** A lab program as it is started: its file, and all that its environment holds. */
export interface ProgramSpec {
  id: string;
  /** Absolute path of the `.ts` file. */
  file: string;
  /** Folder it runs in. */
  cwd: string;
  env: Readonly<Record<string, string>>;
  /** Folders of files that it shares with others; of the rest of the disk it sees its own folder and the packages. */
  shares: readonly string[];
  /** Flags of Node besides those that every program gets. */
  flags: readonly string[];
  /** URLs of the `Preload` modules to run in it, by the id that their reports shall bear. */
  preloads: Readonly<Record<string, string>>;
  /** Whoever else wants a processor gets it first. */
  givesWay?: boolean;
  /** Near ends of its cables, by the `host:port` that each leads to. */
  cables: Readonly<Record<string, Door>>;
  /** Called for what it prints, without paths of this machine and frames of the platform's. */
  onLine(stream: 'stdout' | 'stderr', line: string): void;
  onReport(report: Report): void;
}

/** How a program ended. */
export interface ProgramEnd {
  signal: NodeJS.Signals | null;
  code: number | null;
  outOfMemory: boolean;
}

/** A running lab program: one operating-system process. */
export interface Program {
  readonly pid: number;
  /** Resolves once it has exited and everything it wrote was passed on. */
  readonly ended: Promise<ProgramEnd>;
  /** Writes one line to its standard input; ignored when it has gone. */
  tell(line: string): void;
  signal(signal: NodeJS.Signals): void;
}

/** Most memory of a program, in MB, before V8 gives up. */
export const memoryMb = 96;
const lowPriority = 10;
const preload = path.join(import.meta.dirname, 'preload');
const main = pathToFileURL(path.join(preload, 'main.mjs')).href;
const cables = pathToFileURL(path.join(preload, 'cables.ts')).href;
const modules = path.join(import.meta.dirname, '../../node_modules');
/** Also where a link leads to: Node loads a package by its real path. */
const packages = [modules, realpathSync(modules)];

/**
 * Starts the program with a bare environment, a memory limit and leave to read no more than its own; it dies with this
 * process. Resolves once Node runs in it, or it has ended; rejects when it cannot start.
 */
export const startProgram = async (spec: ProgramSpec): Promise<Program> => {
  const flags = [
    `--max-old-space-size=${memoryMb}`,
    quietExperiments,
    // Loading the compiler's stripper costs a program as much as all the rest of its start.
    '--no-experimental-strip-types',
    ...spec.flags,
    ...permissionFlags({ reads: [path.dirname(spec.file), preload, ...packages], writes: spec.shares }),
    '--import',
    main,
  ];
  const { command, args, watch } = dieWithParent(process.execPath, [...flags, spec.file], 'SIGKILL');
  const isCabled = Object.keys(spec.cables).length > 0;
  const sources = sourcesOf([
    pathToFileURL(spec.file).href,
    ...Object.values(spec.preloads),
    ...(isCabled ? [cables] : []),
  ]);
  const child = spawn(command, args, {
    cwd: spec.cwd,
    env: {
      NODE_ENV: 'production',
      PATH: '/usr/bin:/bin',
      ...spec.env,
      PROGRAM_ID: spec.id,
      TRAMTIN_SOURCES: JSON.stringify(sources),
      TRAMTIN_PRELOADS: JSON.stringify(spec.preloads),
      ...(isCabled && { TRAMTIN_CABLES: JSON.stringify(spec.cables) }),
    },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    // Ctrl-C in the terminal is for the server, which then ends its programs in order.
    detached: true,
  });
  // Writing to a program that has just died is no error of ours.
  child.stdin.on('error', () => {});
  let outOfMemory = false;
  const plain = createPlainLine(spec.file, spec.shares);
  const print = (stream: 'stdout' | 'stderr', line: string): void => {
    const read = plain(line);
    if (read !== undefined) spec.onLine(stream, read);
  };
  lines(child.stdout, (line) => print('stdout', line));
  lines(child.stderr, (line) => {
    outOfMemory ||= line.includes('heap out of memory');
    print('stderr', line);
  });
  const reports = child.stdio[3];
  const loaded = new Promise<void>((resolve) => {
    if (!reports || !('read' in reports)) return resolve();
    lines(reports, (line) => {
      resolve();
      pass(line, spec.onReport);
    });
  });
  const ended = new Promise<ProgramEnd>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, outOfMemory }));
  });
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve(child.pid ?? 0));
  });
  // Before Node has made its threads, which inherit it.
  if (spec.givesWay) setPriority(pid, lowPriority);
  // A signal that could not be sent is told by an error too.
  child.on('error', () => {});
  watch(pid);
  // Before its first word the process may still be what binds its life to ours: stopped then, it would outlive us.
  await Promise.race([loaded, ended]);
  return {
    pid,
    ended,
    tell: (line) => {
      child.stdin.write(`${line}\n`);
    },
    signal: (signal) => {
      child.kill(signal);
    },
  };
};

const lines = (stream: Readable, onLine: (line: string) => void): void => {
  stream.on('error', () => {});
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', onLine);
};

// A program could write to the channel itself; what is no report is nobody's business.
const pass = (line: string, onReport: (report: Report) => void): void => {
  const report = parse(line);
  if (report) onReport(report);
};

const parse = (line: string): Report | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('of' in value) || !('kind' in value)) return undefined;
    const { of, kind } = value;
    if (typeof of !== 'string' || typeof kind !== 'string') return undefined;
    return { ...value, of, kind };
  } catch {
    return undefined;
  }
};
