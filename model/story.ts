import type { LabEvent } from './events.ts';
import type { Picture } from './picture.ts';
import { createWalk, type Walk } from './walk.ts';

/** Seq numbers that prove something, by its id. */
export type Findings<Id extends string = string> = Map<Id, number[]>;

/** What a story has found so far: objectives met, and mistakes that were really made. */
export interface Found<Objective extends string = string, Hint extends string = string> {
  objectives: Findings<Objective>;
  hints: Findings<Hint>;
}

/** Ids of what a story can find. */
export interface StoryIds<Objective extends string = string, Hint extends string = string> {
  objectives: readonly Objective[];
  hints: readonly Hint[];
}

/** State of a story: its own, and what it has found by those ids. */
export type StoryOf<Ids extends StoryIds, Own> = Own & Found<Ids['objectives'][number], Ids['hints'][number]>;

/** How a lab's log is read: what in it meets an objective, and what is a mistake. */
export interface Story<Objective extends string = string, Hint extends string = string>
  extends StoryIds<Objective, Hint> {
  begin: () => Walk<Found<Objective, Hint>, void>;
}

/**
 * A story that walks over the log once, each event with the picture before it: it keeps only what the picture does not tell,
 * and of the picture nothing but copies, for that changes in place. `createWalk` says what of its own state is forgotten.
 */
export const createStory = <Objective extends string, Hint extends string, Own extends object>(
  ids: StoryIds<Objective, Hint>,
  begin: () => Own,
  take: (story: Own & Found<Objective, Hint>, event: LabEvent, before: Picture) => void,
): Story<Objective, Hint> => ({
  ...ids,
  begin: () => {
    const found: Found<Objective, Hint> = { objectives: new Map(), hints: new Map() };
    return createWalk({ ...begin(), ...found }, take);
  },
});

/** Of a lab that teaches nothing. */
export const noStory: Story<never, never> = createStory(
  { objectives: [], hints: [] },
  () => ({}),
  () => {},
);

/** Keeps the first proof. */
export const find = <Id extends string>(findings: Findings<Id>, id: NoInfer<Id>, evidence: number[]): void => {
  if (!findings.has(id)) findings.set(id, evidence);
};

/** Only a mistake on the way to the objective; afterwards it is just something that the learner did. */
export const mistake = <Objective extends string, Hint extends string>(
  { objectives, hints }: Found<Objective, Hint>,
  hint: NoInfer<Hint>,
  objective: NoInfer<Objective>,
  evidence: number[],
): void => {
  if (!objectives.has(objective)) hints.set(hint, evidence);
};
