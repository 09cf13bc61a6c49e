import type { LabEvent } from './events.ts';
import type { Hint, Objective } from './lab.ts';

/** Seq numbers that prove something, by its id. */
export type Findings = Map<string, number[]>;

/** What a walk over a lab's log has found so far: objectives met, and mistakes that were really made. */
export interface Found {
  objectives: Findings;
  hints: Findings;
}

type StoryOf = (events: readonly LabEvent[]) => Found;

/** Keeps the first proof. */
export const find = (findings: Findings, id: string, evidence: number[]): void => {
  if (!findings.has(id)) findings.set(id, evidence);
};

/** Only a mistake on the way to the objective; afterwards it is just something that the learner did. */
export const mistake = ({ objectives, hints }: Found, hint: string, objective: string, evidence: number[]): void => {
  if (!objectives.has(objective)) hints.set(hint, evidence);
};

/** Objectives of those ids, as the lab's story finds them. */
export const objectivesOf = (storyOf: StoryOf, ids: readonly string[]): Objective[] =>
  ids.map((id) => ({ id, met: (events) => storyOf(events).objectives.get(id) }));

/** Hints of those ids, as the lab's story finds them. */
export const hintsOf = (storyOf: StoryOf, ids: readonly string[]): Hint[] =>
  ids.map((id) => ({ id, raised: (events) => storyOf(events).hints.get(id) }));
