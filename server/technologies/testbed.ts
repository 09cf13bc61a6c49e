import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { EventDraft, EventOf, LabEvent, LabEventType } from '#model/events.ts';
import type { Lab } from '#model/lab.ts';
import { eventsOf } from '#model/log-index.ts';
import { emptyPicture, type Picture } from '#model/picture.ts';
import { reduce } from '#model/reduce.ts';
import type { Corner, ServerTechnology } from './technology.ts';

interface TestbedSpec<Address> {
  technology: ServerTechnology<Address>;
  address: Address;
  lab: Lab;
  /** What programs get in their environment besides what the corner gives them. */
  env?: (corner: Corner) => Record<string, string | undefined>;
}

/** For live tests of one technology: one open corner, its log as the engine would keep it, and real programs in it. */
export type Testbed = Awaited<ReturnType<typeof createTestbed>>;

/**
 * Opens the corner of sandbox `id` on a real broker. `until` looks again after every event and never rejects; `close` kills the
 * programs, waits until they are gone and closes the corner, and may be called twice.
 */
export const createTestbed = async <Address>(spec: TestbedSpec<Address>, id: string) => {
  const events: LabEvent[] = [];
  let picture: Picture = emptyPicture;
  const listeners = new Set<() => void>();
  const emit = (draft: EventDraft): void => {
    const event: LabEvent = { ...draft, seq: events.length + 1, at: Date.now() };
    events.push(event);
    picture = reduce(picture, event);
    for (const listener of listeners) listener();
  };
  const corner = await spec.technology.open(spec.address, { id, lab: spec.lab }, emit);
  const children = new Map<string, ChildProcess>();
  return {
    id,
    corner,
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
      const env = { ...corner.env(program), ...spec.env?.(corner) };
      const child = runProgram({ corner, preload: spec.technology.preload, env }, program, source);
      children.set(program, child);
      const { pid = 0, stdout } = child;
      emit({ type: 'program.started', origin: 'platform', program, role: 'probe', pid });
      if (stdout) {
        createInterface({ input: stdout }).on('line', (line) =>
          emit({ type: 'program.printed', origin: 'platform', program, stream: 'stdout', line }),
        );
      }
      corner.programStarted?.(program, pid);
      child.once('close', (code, signal) => {
        const cause = signal ? 'killed' : 'left';
        emit({ type: 'program.exited', origin: 'platform', program, pid, signal, code, cause });
        corner.programExited?.(program);
      });
      return child;
    },
    freeze: (program: string): void => {
      children.get(program)?.kill('SIGSTOP');
      emit({ type: 'program.frozen', origin: 'platform', program });
      corner.programFrozen?.(program);
    },
    thaw: (program: string): void => {
      children.get(program)?.kill('SIGCONT');
      emit({ type: 'program.thawed', origin: 'platform', program });
      corner.programThawed?.(program);
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
      await corner.close();
    },
  };
};

interface Surroundings {
  corner: Corner;
  preload: string | undefined;
  env: Record<string, string | undefined>;
}

const runProgram = ({ corner, preload, env }: Surroundings, program: string, source: string): ChildProcess => {
  const start = `data:text/javascript,${encodeURIComponent(startOf(preload))}`;
  const child: ChildProcess = spawn(process.execPath, ['--import', start, '--input-type=module', '--eval', source], {
    env: { NODE_ENV: 'test', PROGRAM_ID: program, ...env },
    stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
  });
  const [, , , reports] = child.stdio;
  if (reports instanceof Readable) {
    createInterface({ input: reports }).on('line', (text) => corner.report(program, line.parse(JSON.parse(text))));
  }
  return child;
};

const line = z.looseObject({ of: z.string(), kind: z.string() });

const startOf = (preload: string | undefined): string =>
  preload === undefined
    ? ''
    : `import { writeSync } from 'node:fs';
const { patch } = await import(${JSON.stringify(preload)});
patch((kind, fields) => writeSync(3, JSON.stringify({ of: 'testbed', kind, ...fields }) + '\\n'));`;
