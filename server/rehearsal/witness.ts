import { setTimeout as wait } from 'node:timers/promises';
import type { LabEvent } from '#model/events.ts';
import type { Aspect, Audit, AuditedSandbox } from '#server/technologies/audit.ts';
import { type Contradiction, contradictionsOf, type Look } from './contradictions.ts';
import { createTimeline, type Timeline } from './timeline.ts';

/**
 * Asks about a sandbox while a script plays in it, from time to time and whenever the script has seen something, and
 * compares the answers with the log only when it is over: whatever is asked holds nothing up, and the log knows what the
 * picture was at each moment.
 */
export interface Witness {
  /** Asks now; `why` names what the script has just seen. */
  look(why: string): void;
  /** Asks no more, and resolves when nothing is being asked; a look that wants another answer is given up. */
  leave(): Promise<void>;
  /**
   * Asks no more, and resolves with what speaks against the picture, each figure once: as soon as nothing does or the
   * picture has had time for all of it.
   */
  verdict(): Promise<string[]>;
  /** How many looks have all their answers. */
  looks(): number;
}

/** What a broker took along with it is missed only after some seconds without it. */
const settlesMs = 8_000;
/** Somebody who asks may find a broker gone before the platform does. */
const noticedBeforeMs = 2_000;
const everyMs = 700;
const betweenVerdictsMs = 100;

/** Begins to ask at once. */
export const createWitness = (
  audits: readonly Audit[],
  sandbox: AuditedSandbox & { events(): readonly LabEvent[] },
): Witness => {
  const resting = new AbortController();
  const leaving = new AbortController();
  const asking: Promise<void>[] = [];
  const failures: { sentence: string; at: number }[] = [];
  let looks = 0;
  let seen = 'the start';
  const views = audits
    .flatMap(({ aspects }) => aspects)
    .map((aspect): View => ({ aspect, timeline: createTimeline(aspect.read), looks: [] }));

  const ask = async ({ aspect, looks }: View, after: string): Promise<void> => {
    const first = await aspect.ask(sandbox);
    if (aspect.fleetingMs === 0) {
      looks.push({ after, answers: [first] });
      return;
    }
    await wait(aspect.fleetingMs, undefined, { signal: leaving.signal });
    looks.push({ after, answers: [first, await aspect.ask(sandbox)] });
  };
  const look = async (after: string): Promise<void> => {
    try {
      await Promise.all(views.map((view) => ask(view, after)));
      looks += 1;
    } catch (error) {
      if (!leaving.signal.aborted) failures.push({ sentence: `asked after ${after}: ${error}`, at: Date.now() });
    }
  };
  const watch = async (): Promise<void> => {
    while (!resting.signal.aborted) {
      await look(seen);
      await wait(everyMs, undefined, { signal: resting.signal }).catch(() => {});
    }
  };
  asking.push(watch());

  const contradictions = (): Contradiction[] =>
    views.flatMap(({ aspect, timeline, looks }) => {
      timeline.follow(sandbox.events());
      return looks
        .filter(({ answers }) => answers.every(({ from, until }) => !isUnsettled(sandbox.events(), from, until)))
        .flatMap((look) => contradictionsOf(aspect, timeline, look));
    });
  /** When the picture has had time for every answer. */
  const dueAt = (): number =>
    Math.max(
      ...views.flatMap(({ aspect, looks }) =>
        looks.flatMap(({ answers }) => answers.map(({ until }) => until + aspect.pictureLagMs)),
      ),
    );

  return {
    look(why) {
      seen = why;
      asking.push(look(why));
    },
    async leave() {
      resting.abort();
      leaving.abort();
      await Promise.all(asking);
    },
    async verdict() {
      resting.abort();
      await Promise.all(asking);
      for (;;) {
        const found = contradictions();
        if (found.length > 0 && Date.now() <= dueAt()) {
          await wait(betweenVerdictsMs);
          continue;
        }
        const unanswered = failures.filter(({ at }) => !isUnsettled(sandbox.events(), at, at));
        return [...unanswered.map(({ sentence }) => sentence), ...firstOfEach(found)];
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

/** Whether a broker was away at any time between the two, or had been a moment before: nobody can be held to that. */
const isUnsettled = (events: readonly LabEvent[], from: number, until: number): boolean =>
  events.some((event, i) => {
    if (event.type !== 'broker.lost') return false;
    const back = events.slice(i).find((one) => one.type === 'broker.returned' && one.technology === event.technology);
    return until >= event.at - noticedBeforeMs && (back === undefined || from <= back.at + settlesMs);
  });

const firstOfEach = (found: readonly Contradiction[]): string[] => [
  ...new Map(found.toReversed().map(({ what, sentence }) => [what, sentence])).values(),
];
