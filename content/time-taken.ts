/** How many minutes a lesson takes: to read, in its lab, and at its questions. Pure. */
import type { Question } from '#model/quiz.ts';

/** Whole minutes, estimated; a lesson without a lab takes none there. */
export interface TimeTaken {
  reading: number;
  lab?: number;
  quiz: number;
}

// Slower than prose is read: programs and figures in between are looked at too, and only words are counted.
const wordsAMinute = 140;
// The brokers take three to six seconds for one; the question, the guess and the look at what came of it take the rest.
const minutesAnObjective = 2;
const minutesAQuestion = 1;
// A few sentences are written, and held against a model answer.
const minutesAScenario = 4;

/** Vietnamese sets its syllables apart: a word here is what stands between two blanks. */
export const readingMinutes = (texts: readonly string[]): number => {
  const words = texts.flatMap((text) => text.split(/\s+/)).filter((word) => word !== '').length;
  return Math.max(1, Math.round(words / wordsAMinute));
};

export const labMinutes = (objectives: readonly string[]): number => objectives.length * minutesAnObjective;

/** Where only some are drawn, each of them counts as one of many. */
export const quizMinutes = (questions: readonly Pick<Question, 'kind'>[], drawn: number = questions.length): number =>
  Math.round(
    (questions.reduce((sum, { kind }) => sum + (kind === 'scenario' ? minutesAScenario : minutesAQuestion), 0) *
      Math.min(drawn, questions.length)) /
      questions.length,
  );
