import { setTimeout as wait } from 'node:timers/promises';
import type { Lab, Solution, Step } from '#model/lab.ts';
import type { LogFile } from '#model/log-file.ts';
import { type Audit, type AuditedSandbox, differencesOf } from '#server/technologies/audit.ts';
import { isMoving } from './moving.ts';
import { type Playable, play, shown } from './play.ts';
import { createWitness, type Witness } from './witness.ts';

/** A sandbox opened for a rehearsal. */
export interface RehearsedSandbox extends Playable, AuditedSandbox {
  /** Pids of its programs that the operating system still knows. */
  livePids(): number[];
  /** The log as it can be taken home. */
  file(): LogFile;
  /** Audits of all that its programs use. */
  audits: readonly Audit[];
  close(): Promise<void>;
  /** What is still there of it after closing. */
  leftovers(): Promise<string[]>;
}

/** Where labs are rehearsed: what a rehearsal needs from the platform. */
export interface Studio {
  /** Opens a fresh sandbox of the lab; resolves when its programs have started. */
  open(lab: Lab): Promise<RehearsedSandbox>;
}

/** Outcome of one lab; `problems` is empty when all is as it should be. */
export interface Rehearsal {
  lab: string;
  /** Time until the sandbox was open, and until a broker first told of one of its programs, in ms. */
  openMs: number;
  movingMs: number;
  objectives: { id: string; metAfterMs: number | undefined }[];
  predictions: { id: string; actual: string | undefined }[];
  wrongTries: { name: string; hint: string; raised: boolean }[];
  /** How often all audits were asked while solution and wrong tries were going on. */
  comparisons: number;
  totalMs: number;
  problems: string[];
}

/**
 * Plays a lab's solution and its wrong tries in sandboxes of their own, and checks what must hold for every lab: the
 * start state meets no objective, the solution meets all, each wrong try raises its hint, the picture equals the word of
 * the brokers and of the programs' databases at the end and whenever a script has waited for something, and nothing is left
 * after closing. Never rejects because of the lab: that is a problem in the outcome.
 */
export const rehearse = async (studio: Studio, lab: Lab, solution: Solution): Promise<Rehearsal> => {
  const started = performance.now();
  const problems: string[] = [];
  const objectives = new Map<string, number>();
  const predictions = new Map<string, string>();
  let openMs = 0;
  let movingMs = 0;
  let comparisons = 0;

  await inSandbox(studio, lab, problems, async (sandbox, witness) => {
    openMs = performance.now() - started;
    await shown(sandbox, () => isMoving(sandbox.events(), lab), 'a broker’s first word of a program');
    movingMs = performance.now() - started;
    for (const id of Object.keys(sandbox.picture().objectives)) problems.push(`start state meets objective ${id}`);
    const unplayed = await attempt(sandbox, solution.steps, witness);
    if (unplayed) problems.push(`solution: ${unplayed}`);
    const complete = (): boolean => lab.story.objectives.every((id) => sandbox.picture().objectives[id]);
    await shown(sandbox, complete, 'every objective', 5_000).catch(() => {});
    const opened = sandbox.events()[0]?.at ?? 0;
    for (const met of Object.values(sandbox.picture().objectives)) objectives.set(met.objective, met.at - opened);
    for (const [id, made] of Object.entries(sandbox.picture().predictions)) {
      if (made.settled) predictions.set(id, made.settled.actual);
    }
    for (const id of lab.story.objectives)
      if (!objectives.has(id)) problems.push(`solution does not meet objective ${id}`);
    problems.push(...(await agreement(askedAbout(lab, sandbox), sandbox)), ...(await witness.verdict()));
    if (witness.looks() === 0) problems.push('nothing was compared while the solution went on');
    comparisons += witness.looks();
  });

  const wrongTries: Rehearsal['wrongTries'] = [];
  for (const { name, raises, steps } of solution.wrongTries) {
    await inSandbox(studio, lab, problems, async (sandbox, witness) => {
      const unplayed = await attempt(sandbox, steps, witness);
      const raised = await shown(sandbox, () => sandbox.picture().hints[raises] !== undefined, raises, 5_000).then(
        () => true,
        () => false,
      );
      wrongTries.push({ name, hint: raises, raised });
      if (!raised) problems.push(`wrong try "${name}" does not raise hint ${raises}`);
      if (unplayed) problems.push(`wrong try "${name}": ${unplayed}`);
      // Nothing is waited for that only comparing needs.
      await witness.leave();
      problems.push(...(await witness.verdict()).map((one) => `wrong try "${name}": ${one}`));
      comparisons += witness.looks();
    });
  }
  if (solution.wrongTries.length < 2) problems.push('fewer than two wrong tries');

  return {
    lab: lab.slug,
    openMs,
    movingMs,
    objectives: lab.story.objectives.map((id) => ({ id, metAfterMs: objectives.get(id) })),
    predictions: lab.predictions.map(({ id }) => ({ id, actual: predictions.get(id) })),
    wrongTries,
    comparisons,
    totalMs: performance.now() - started,
    problems,
  };
};

const inSandbox = async (
  studio: Studio,
  lab: Lab,
  problems: string[],
  use: (sandbox: RehearsedSandbox, witness: Witness) => Promise<void>,
): Promise<void> => {
  const sandbox = await studio.open(lab);
  const witness = createWitness(askedAbout(lab, sandbox), sandbox);
  try {
    await use(sandbox, witness);
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  } finally {
    await witness.leave();
    await sandbox.close();
  }
  for (const pid of sandbox.livePids()) problems.push(`process ${pid} is left after closing`);
  problems.push(...(await sandbox.leftovers()).map((what) => `${what} is left after closing`));
};

/** The picture of a lab whose programs run bare says nothing that a technology could be asked about. */
const askedAbout = ({ bare }: Lab, { audits }: RehearsedSandbox): readonly Audit[] => (bare ? [] : audits);

const attempt = async (
  sandbox: RehearsedSandbox,
  steps: readonly Step[],
  witness: Witness,
): Promise<string | undefined> => {
  try {
    await play(sandbox, steps, witness.look);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const agreementLimitMs = 12_000;
const betweenLooksMs = 250;

/** Differences that remain although everybody was given time: what counts lags behind what it counts. */
const agreement = async (audits: readonly Audit[], sandbox: RehearsedSandbox): Promise<string[]> => {
  const deadline = performance.now() + agreementLimitMs;
  const aspects = audits.flatMap((audit) => audit.aspects);
  for (;;) {
    const told = await Promise.all(aspects.map(async ({ ask, read }) => ({ read, ...(await ask(sandbox)) })));
    const differences = told.flatMap(({ read, figures }) => differencesOf(read(sandbox.picture()), figures));
    if (differences.length === 0 || performance.now() > deadline) return differences;
    await wait(betweenLooksMs);
  }
};
