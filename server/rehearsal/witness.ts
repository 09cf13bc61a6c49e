import { setTimeout as wait } from 'node:timers/promises';
import type { LabEvent } from '#model/events.ts';
import type { Aspect, Audit, AuditedSandbox, Told } from '#server/technologies/audit.ts';
import { type Contradiction, contradictionsOf, type Look } from './contradictions.ts';
import { createTimeline, type Timeline } from './timeline.ts';

/**
 * Asks about a sandbox while a script plays in it, and compares the answers with the log only when it is over: whatever is
 * asked holds nothing up, and the log knows what the picture was at each moment.
 */
export interface Witness {
  /** Asks now and a moment later; `after` is what the script has just seen. */
  look(after: string): void;
  /** Resolves when nothing is being asked any more. Looks that want their second answer are given up. */
  leave(): Promise<void>;
  /**
   * Resolves with what speaks against the picture, each figure once, as soon as nothing does or the picture has had time
   * for all of it.
   */
  verdict(): Promise<string[]>;
  /** How many looks have both their answers from everybody. */
  looks(): number;
}

/** Longer than between two looks of the platform's own: what passes by between them is nobody's fault. */
const againMs = 500;
const betweenVerdictsMs = 100;

/** Knows nothing of what was before its first look. */
export const createWitness = (
  audits: readonly Audit[],
  sandbox: AuditedSandbox & { events(): readonly LabEvent[] },
): Witness => {
  const gone = new AbortController();
  const asking: Promise<void>[] = [];
  const failures: string[] = [];
  let looks = 0;
  const views = audits
    .flatMap(({ aspects }) => aspects)
    .map((aspect): View => ({ aspect, timeline: createTimeline(aspect.read), looks: [] }));

  const ask = async ({ aspect, looks }: View, after: string): Promise<void> => {
    const first = await aspect.ask(sandbox);
    await wait(againMs, undefined, { signal: gone.signal });
    looks.push({ after, answers: [first, await aspect.ask(sandbox)] });
  };
  const contradictions = (): Contradiction[] =>
    views.flatMap(({ aspect, timeline, looks }) => {
      timeline.follow(sandbox.events());
      return looks.flatMap((look) => contradictionsOf(aspect, timeline, look));
    });
  /** When the picture has had time for every answer. */
  const dueAt = (): number =>
    Math.max(
      0,
      ...views.flatMap(({ aspect, looks }) => looks.map(({ answers }) => lastOf(answers).until + aspect.pictureLagMs)),
    );

  return {
    look(after) {
      const done = Promise.all(views.map((view) => ask(view, after))).then(
        () => {
          looks += 1;
        },
        (error: unknown) => {
          if (!gone.signal.aborted) failures.push(`asked after ${after}: ${error}`);
        },
      );
      asking.push(done);
    },
    async leave() {
      gone.abort();
      await Promise.all(asking);
    },
    async verdict() {
      await Promise.all(asking);
      for (;;) {
        const found = contradictions();
        if (found.length === 0 || Date.now() > dueAt()) return [...failures, ...firstOfEach(found)];
        await wait(betweenVerdictsMs);
      }
    },
    looks: () => looks,
  };
};

interface View {
  aspect: Aspect;
  timeline: Timeline;
  looks: Look[];
}

const firstOfEach = (found: readonly Contradiction[]): string[] => [
  ...new Map(found.toReversed().map(({ what, sentence }) => [what, sentence])).values(),
];

const lastOf = ([, second]: Look['answers']): Told => second;
