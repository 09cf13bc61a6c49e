import { type Aspect, type Told, wordOf } from '#server/technologies/audit.ts';
import type { Timeline, Value } from './timeline.ts';

/** A question asked once, or again after a moment, while the system went on. */
export interface Look {
  /** What the script had seen last. */
  after: string;
  answers: readonly [Told, ...Told[]];
}

/** A figure that the picture has otherwise than in truth, and how, in one English sentence. */
export interface Contradiction {
  what: string;
  sentence: string;
}

/**
 * The figures of which all answers say the same and which the picture did not have so: neither when an answer may have been
 * true nor until the picture had time to hear of it. While a count moves, all between its least and its greatest is as
 * good: the answer may be of a moment between two events.
 */
export const contradictionsOf = (
  { pictureLagMs }: Pick<Aspect, 'pictureLagMs'>,
  timeline: Timeline,
  { after, answers }: Look,
): Contradiction[] => {
  const [{ figures: told, ...span }] = answers;
  const drawn = (what: string, { from, until }: Pick<Told, 'from' | 'until'>): Value[] =>
    timeline.during(what, from, until + pictureLagMs);
  const refutes = (what: string, answer: Told): boolean =>
    answer.figures.get(what) === told.get(what) && !agrees(told.get(what), drawn(what, answer));
  return [...new Set([...timeline.names(), ...told.keys()])]
    .filter((what) => answers.every((answer) => refutes(what, answer)))
    .map((what) => {
      const was = courseOf(drawn(what, span));
      return { what, sentence: `${what} is ${was} in the picture, ${wordOf(told.get(what))} in truth, after ${after}` };
    });
};

/** The first of them and the last tell enough of a count that went on. */
const courseOf = (values: readonly Value[]): string => {
  const course = values.filter((value, index) => value !== values[index - 1] || index === 0).map(wordOf);
  return course.length > 4 ? `${course[0]} … ${course.at(-1)}` : course.join(', then ');
};

const agrees = (told: Value, drawn: readonly Value[]): boolean => {
  if (drawn.includes(told)) return true;
  const counts = drawn.filter((value) => typeof value === 'number');
  return typeof told === 'number' && told >= Math.min(...counts) && told <= Math.max(...counts);
};
