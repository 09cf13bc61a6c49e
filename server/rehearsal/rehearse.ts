import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Lab, Solution, Step } from '#model/lab.ts';
import type { LogFile } from '#model/log-file.ts';
import type { Audit } from './audit.ts';
import { sqliteDifferences } from './audit-sqlite.ts';
import { type Playable, play, shown } from './play.ts';

/** A sandbox opened for a rehearsal. */
export interface RehearsedSandbox extends Playable {
  readonly id: string;
  /** Pids of its programs that the operating system still knows. */
  livePids(): number[];
  /** Paths of the files that its programs share. */
  files(): string[];
  /** The log as it can be taken home. */
  file(): LogFile;
  close(): Promise<void>;
}

/** Where labs are rehearsed: what a rehearsal needs from the platform. */
export interface Studio {
  /** Opens a fresh sandbox of the lab; resolves when its programs have started. */
  open(lab: Lab): Promise<RehearsedSandbox>;
  /** Audits of the brokers that the lab needs. */
  audits: readonly Audit[];
}

/** Outcome of one lab; `problems` is empty when all is as it should be. */
export interface Rehearsal {
  lab: string;
  /** Time until the sandbox was open, and until the stage first moved, in ms. */
  openMs: number;
  movingMs: number;
  objectives: { id: string; metAfterMs: number | undefined }[];
  predictions: { id: string; actual: string | undefined }[];
  wrongTries: { name: string; hint: string; raised: boolean }[];
  totalMs: number;
  problems: string[];
}

/**
 * Plays a lab's solution and its wrong tries in sandboxes of their own, and checks what must hold for every lab: the
 * start state meets no objective, the solution meets all, each wrong try raises its hint, the picture equals the word of
 * the broker and of the programs' databases, and nothing is left after closing. Never rejects because of the lab: that is a problem in the outcome.
 */
export const rehearse = async (studio: Studio, lab: Lab, solution: Solution): Promise<Rehearsal> => {
  const started = performance.now();
  const problems: string[] = [];
  const objectives = new Map<string, number>();
  const predictions = new Map<string, string>();
  let openMs = 0;
  let movingMs = 0;

  await inSandbox(studio, lab, problems, async (sandbox) => {
    openMs = performance.now() - started;
    await shown(sandbox, () => sandbox.events().some((event) => event.origin === 'broker'), 'a first broker event');
    movingMs = performance.now() - started;
    for (const id of Object.keys(sandbox.picture().objectives)) problems.push(`start state meets objective ${id}`);
    const unplayed = await attempt(sandbox, solution.steps);
    if (unplayed) problems.push(`solution: ${unplayed}`);
    const complete = (): boolean => lab.objectives.every(({ id }) => sandbox.picture().objectives[id]);
    await shown(sandbox, complete, 'every objective', 5_000).catch(() => {});
    const opened = sandbox.events()[0]?.at ?? 0;
    for (const met of Object.values(sandbox.picture().objectives)) objectives.set(met.objective, met.at - opened);
    for (const [id, made] of Object.entries(sandbox.picture().predictions)) {
      if (made.settled) predictions.set(id, made.settled.actual);
    }
    for (const { id } of lab.objectives)
      if (!objectives.has(id)) problems.push(`solution does not meet objective ${id}`);
    problems.push(...(await agreement(studio, sandbox)));
  });

  const wrongTries: Rehearsal['wrongTries'] = [];
  for (const { name, raises, steps } of solution.wrongTries) {
    await inSandbox(studio, lab, problems, async (sandbox) => {
      const unplayed = await attempt(sandbox, steps);
      const raised = await shown(sandbox, () => sandbox.picture().hints[raises] !== undefined, raises, 5_000).then(
        () => true,
        () => false,
      );
      wrongTries.push({ name, hint: raises, raised });
      if (!raised)
        problems.push(`wrong try "${name}" does not raise hint ${raises}${unplayed ? ` (${unplayed})` : ''}`);
    });
  }
  if (solution.wrongTries.length < 2) problems.push('fewer than two wrong tries');

  return {
    lab: lab.slug,
    openMs,
    movingMs,
    objectives: lab.objectives.map(({ id }) => ({ id, metAfterMs: objectives.get(id) })),
    predictions: lab.predictions.map(({ id }) => ({ id, actual: predictions.get(id) })),
    wrongTries,
    totalMs: performance.now() - started,
    problems,
  };
};

const inSandbox = async (
  studio: Studio,
  lab: Lab,
  problems: string[],
  use: (sandbox: RehearsedSandbox) => Promise<void>,
): Promise<void> => {
  const sandbox = await studio.open(lab);
  try {
    await use(sandbox);
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  } finally {
    await sandbox.close();
  }
  for (const pid of sandbox.livePids()) problems.push(`process ${pid} is left after closing`);
  for (const file of sandbox.files().filter((one) => existsSync(one))) problems.push(`${file} is left after closing`);
  const left = (await Promise.all(studio.audits.map((audit) => audit.leftovers(sandbox.id)))).flat();
  problems.push(...left.map((what) => `${what} is left after closing`));
};

const attempt = async (sandbox: RehearsedSandbox, steps: readonly Step[]): Promise<string | undefined> => {
  try {
    await play(sandbox, steps);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const agreementLimitMs = 12_000;
const betweenLooksMs = 250;

/** Differences that remain although the broker was given time to count: its admin API lags behind what it delivers. */
const agreement = async (studio: Studio, sandbox: RehearsedSandbox): Promise<string[]> => {
  const deadline = performance.now() + agreementLimitMs;
  for (;;) {
    const all = await Promise.all(studio.audits.map((audit) => audit.differences(sandbox.id, sandbox.picture())));
    const differences = [...all.flat(), ...sqliteDifferences(sandbox.files(), sandbox.picture())];
    if (differences.length === 0 || performance.now() > deadline) return differences;
    await wait(betweenLooksMs);
  }
};
