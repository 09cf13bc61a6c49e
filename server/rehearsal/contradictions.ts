import { type Aspect, type Told, wordOf } from '#server/technologies/audit.ts';
import type { Timeline, Value } from './timeline.ts';

/** The same question asked twice, a moment apart, while the system went on. */
export interface Look {
  /** What the script had just seen. */
  after: string;
  answers: readonly [Told, Told];
}

/** A figure that the picture has otherwise than in truth, and how, in one English sentence. */
export interface Contradiction {
  what: string;
  sentence: string;
}

/**
 * The figures of which both answers say the same and which the picture never had, neither when
 * they may have been true nor until it had time to hear of it. While a count moves, all between its least and its greatest
 * is as good: the answer may be of a moment between two events.
 */
export const contradictionsOf = (
  { pictureLagMs }: Pick<Aspect, 'pictureLagMs'>,
  timeline: Timeline,
  { after, answers }: Look,
): Contradiction[] => {
  const [first, second] = answers;
  const drawn = (what: string, { from, until }: Told): Value[] => timeline.during(what, from, until + pictureLagMs);
  const isRefuted = (what: string): boolean =>
    first.figures.get(what) === second.figures.get(what) &&
    answers.every((told) => !agrees(told.figures.get(what), drawn(what, told)));
  return [...new Set([...timeline.names(), ...first.figures.keys()])].filter(isRefuted).map((what) => {
    const was = [...new Set(drawn(what, first))].map(wordOf).join(', then ');
    return {
      what,
      sentence: `${what} is ${was} in the picture, ${wordOf(first.figures.get(what))} in truth, after ${after}`,
    };
  });
};

const agrees = (told: Value, drawn: readonly Value[]): boolean => {
  if (drawn.includes(told)) return true;
  const counts = drawn.filter((value) => typeof value === 'number');
  return typeof told === 'number' && told >= Math.min(...counts) && told <= Math.max(...counts);
};
