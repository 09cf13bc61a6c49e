import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { EventDraft, EventOf, LabEvent, LabEventType } from '#model/events.ts';
import type { Lab } from '#model/lab.ts';
import { eventsOf } from '#model/log-index.ts';
import { emptyPicture, type Picture } from '#model/picture.ts';
import { reduce } from '#model/reduce.ts';
import type { Report, TechnologyDriver, TechnologySandbox } from './technology.ts';

interface BenchSetup<Address> {
  driver: TechnologyDriver<Address>;
  address: Address;
  /** The client library whose preload the programs run with. */
  library: Report['of'];
  lab: Lab;
  /** What programs get in their environment besides what the sandbox gives them. */
  env?: (sandbox: TechnologySandbox) => Record<string, string | undefined>;
}

/** For live tests of drivers: one open sandbox, its log as the engine would keep it, and real programs in it. */
export type Bench = Awaited<ReturnType<typeof createBench>>;

/**
 * Opens sandbox `id` on a real broker. `until` looks again after every event and never rejects; `close` kills the
 * programs, waits until they are gone and closes the sandbox, and may be called twice.
 */
export const createBench = async <Address>(setup: BenchSetup<Address>, id: string) => {
  const events: LabEvent[] = [];
  let picture: Picture = emptyPicture;
  const listeners = new Set<() => void>();
  const emit = (draft: EventDraft): void => {
    const event: LabEvent = { ...draft, seq: events.length + 1, at: Date.now() };
    events.push(event);
    picture = reduce(picture, event);
    for (const listener of listeners) listener();
  };
  const sandbox = await setup.driver.open(setup.address, { id, lab: setup.lab }, emit);
  const children = new Map<string, ChildProcess>();
  return {
    id,
    sandbox,
    events,
    children,
    picture: () => picture,
    of: <Type extends LabEventType>(type: Type): EventOf<Type>[] => eventsOf(events, type),
    until: (isSo: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (!isSo()) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    run: (program: string, source: string): ChildProcess => {
      const env = { ...sandbox.env(program), ...setup.env?.(sandbox) };
      const child = runProgram({ sandbox, library: setup.library, env }, program, source);
      children.set(program, child);
      const { pid = 0 } = child;
      emit({ type: 'program.started', origin: 'platform', program, role: 'probe', pid });
      sandbox.programStarted(program, pid);
      child.once('close', (code, signal) => {
        const cause = signal ? 'killed' : 'left';
        emit({ type: 'program.exited', origin: 'platform', program, pid, signal, code, cause });
        sandbox.programExited(program);
      });
      return child;
    },
    freeze: (program: string): void => {
      children.get(program)?.kill('SIGSTOP');
      emit({ type: 'program.frozen', origin: 'platform', program });
      sandbox.programFrozen(program);
    },
    thaw: (program: string): void => {
      children.get(program)?.kill('SIGCONT');
      emit({ type: 'program.thawed', origin: 'platform', program });
      sandbox.programThawed(program);
    },
    close: async (): Promise<void> => {
      await Promise.all(
        [...children.values()].map(async (child) => {
          if (child.exitCode !== null || child.signalCode !== null) return;
          const closed = once(child, 'close');
          child.kill('SIGKILL');
          await closed;
        }),
      );
      await sandbox.close();
    },
  };
};

interface Surroundings {
  sandbox: TechnologySandbox;
  library: Report['of'];
  env: Record<string, string | undefined>;
}

const runProgram = ({ sandbox, library, env }: Surroundings, program: string, source: string): ChildProcess => {
  const start = `data:text/javascript,${encodeURIComponent(startOf(library))}`;
  const child: ChildProcess = spawn(
    process.execPath,
    ['--disable-warning=TimeoutNegativeWarning', '--import', start, '--input-type=module', '--eval', source],
    { env: { NODE_ENV: 'test', PROGRAM_ID: program, ...env }, stdio: ['pipe', 'inherit', 'inherit', 'pipe'] },
  );
  const line = z.looseObject({ of: z.literal(library), kind: z.string() });
  const [, , , reports] = child.stdio;
  if (reports instanceof Readable) {
    createInterface({ input: reports }).on('line', (text) => sandbox.report(program, line.parse(JSON.parse(text))));
  }
  return child;
};

const startOf = (library: Report['of']): string => {
  const preload = pathToFileURL(path.resolve(`server/programs/preload/${library}.ts`)).href;
  return `import { writeSync } from 'node:fs';
const { patch } = await import(${JSON.stringify(preload)});
patch((kind, fields) => writeSync(3, JSON.stringify({ of: '${library}', kind, ...fields }) + '\\n'));`;
};
