import path from 'node:path';
import { type Program, type ProgramEnd, startProgram } from '#server/programs/program.ts';
import { preloadsOf } from '#server/technologies.ts';
import { type MemberName, memberNames, members } from './members.ts';

const programs = path.resolve(import.meta.dirname, '../../labs/order-saga/programs');

/** A line that a program of the shop has printed. */
export interface Line {
  program: MemberName;
  text: string;
}

/** The shop's programs, running: each a process of its own under the rules of the platform's labs. */
export interface Shop {
  ports: Readonly<Partial<Record<MemberName, number>>>;
  /** Where the gateway is. */
  url: string;
  databaseOf(program: MemberName): string;
  pidOf(program: MemberName): number;
  tell(program: MemberName, command: string): void;
  signal(program: MemberName, signal: NodeJS.Signals): void;
  /** Starts it again once it has ended; resolves when it is ready. */
  start(program: MemberName): Promise<void>;
  /** How the process that runs now ends. */
  ended(program: MemberName): Promise<ProgramEnd>;
  /** Every line so far, oldest first; it grows. */
  lines: readonly Line[];
  /** The first such line from that place in `lines` on; rejects when it does not come. */
  said(program: MemberName, what: RegExp, from: number): Promise<string>;
  /** Asks all to leave, and insists after some seconds; resolves when all are gone. */
  stop(): Promise<void>;
}

interface Options {
  /** Folder of the databases. */
  folder: string;
  env: Readonly<Record<string, string>>;
  /** What only one of them gets. */
  envOf?: Readonly<Partial<Record<MemberName, Readonly<Record<string, string>>>>>;
  /** A free port for who would like that one. */
  portFor(usual: number): Promise<number>;
  onLine?(line: Line): void;
  /** Called when a program has ended and nobody has asked it to stop. */
  onEnd?(program: MemberName, end: ProgramEnd): void;
}

const patienceMs = 5_000;
const longestSilenceMs = 20_000;

/** Starts all programs at once; resolves when each has said that it is ready. */
export const openShop = async ({ folder, env, envOf = {}, portFor, onLine, onEnd }: Options): Promise<Shop> => {
  const ports: Partial<Record<MemberName, number>> = {};
  for (const name of memberNames) {
    const { usualPort } = members[name];
    if (usualPort !== undefined) ports[name] = await portFor(usualPort);
  }
  const addressOf = (name: MemberName): string => `${members[name].scheme ?? 'http'}://127.0.0.1:${ports[name]}`;
  const databaseOf = (name: MemberName): string => path.join(folder, `${name}.db`);
  const running = new Map<MemberName, Program>();
  const lines: Line[] = [];
  const readers = new Set<() => void>();
  let stopping = false;

  const print = (program: MemberName, text: string): void => {
    const line = { program, text };
    lines.push(line);
    onLine?.(line);
    for (const read of readers) read();
  };

  const said = (program: MemberName, what: RegExp, from: number): Promise<string> =>
    new Promise((resolve, reject) => {
      let next = from;
      const settle = (how: () => void): void => {
        readers.delete(read);
        clearTimeout(timer);
        how();
      };
      const read = (): void => {
        for (; next < lines.length; next += 1) {
          const line = lines[next];
          if (line?.program !== program || !what.test(line.text)) continue;
          settle(() => resolve(line.text));
          return;
        }
      };
      const giveUp = (): void => {
        const last = lines.slice(-30).map((line) => `${line.program}: ${line.text}`);
        settle(() => reject(new Error(`${program} did not say ${what}; the last lines:\n${last.join('\n')}`)));
      };
      const timer = setTimeout(giveUp, longestSilenceMs);
      readers.add(read);
      read();
    });

  const start = async (name: MemberName): Promise<void> => {
    const { calls = {}, database, usesKafka = false, ready } = members[name];
    const from = lines.length;
    const addresses = Object.entries(calls).map(([variable, callee]) => [variable, addressOf(callee)]);
    const program = await startProgram({
      id: name,
      file: path.join(programs, `${name}.ts`),
      cwd: programs,
      env: {
        ...env,
        ...envOf[name],
        ...Object.fromEntries(addresses),
        ...(ports[name] !== undefined && { PORT: String(ports[name]) }),
        ...(database && { DB: databaseOf(name) }),
      },
      shares: database ? [folder] : [],
      flags: [],
      // What it reports nobody hears; but it mends kafkajs, as it does in the labs.
      preloads: usesKafka ? preloadsOf(['kafka']) : {},
      cables: {},
      onLine: (_stream, text) => print(name, text),
      onReport: () => {},
    });
    running.set(name, program);
    const ended = program.ended.then((end) => {
      if (running.get(name) === program) running.delete(name);
      if (!stopping) onEnd?.(name, end);
      throw new Error(`${name} ended: ${end.signal ?? end.code}`);
    });
    // Awaited only until it is ready.
    ended.catch(() => {});
    await Promise.race([Promise.all(ready.map((line) => said(name, line, from))), ended]);
  };

  const runningOf = (name: MemberName): Program => {
    const program = running.get(name);
    if (!program) throw new Error(`${name} does not run`);
    return program;
  };

  const stop = async (): Promise<void> => {
    stopping = true;
    // Who calls goes before who is called.
    const all = [...running.values()].reverse();
    for (const program of all) program.signal('SIGTERM');
    const insist = setTimeout(() => {
      for (const program of all) program.signal('SIGKILL');
    }, patienceMs);
    await Promise.all(all.map(({ ended }) => ended));
    clearTimeout(insist);
  };

  const starts = await Promise.allSettled(memberNames.map(start));
  const failed = starts.find((one) => one.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return {
    ports,
    url: addressOf('gateway'),
    databaseOf,
    pidOf: (name) => runningOf(name).pid,
    tell: (name, command) => runningOf(name).tell(command),
    signal: (name, signal) => runningOf(name).signal(signal),
    start,
    ended: (name) => runningOf(name).ended,
    lines,
    said,
    stop,
  };
};
