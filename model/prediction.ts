import type { LabEvent } from './events.ts';
import type { Picture } from './picture.ts';
import { createWalk, type Walk } from './walk.ts';

/** A question to be answered before the experiment; the answer is computed from the events of the run. */
export interface Prediction<Id extends string = string, Option extends string = string> {
  id: Id;
  options: readonly Option[];
  /** From the moment when the learner commits: the outcome, once an event shows it. */
  begin: () => Walk<object, Settled<Option> | undefined>;
}

export interface Settled<Option extends string = string> {
  actual: Option;
  /** Fill the explanation in `copy.vi.ts`. */
  facts: Record<string, string | number>;
  /** Seq numbers of the events that show it. */
  evidence: number[];
}

/**
 * A prediction that watches the run, each event with the picture before it. `begin` makes what it keeps, `take` may change
 * that, and keeps of the picture nothing but copies; `createWalk` says what of it is forgotten.
 */
export const prediction = <const Id extends string, const Option extends string, State extends object>(
  id: Id,
  options: readonly Option[],
  begin: () => State,
  take: (state: State, event: LabEvent, before: Picture) => Settled<NoInfer<Option>> | undefined,
): Prediction<Id, Option> => ({ id, options, begin: () => createWalk(begin(), take) });

/** Whether the learner has committed to an answer that no event has shown yet. */
export const isOpen = ({ predictions }: Picture, prediction: string): boolean =>
  predictions[prediction] !== undefined && !predictions[prediction].settled;
