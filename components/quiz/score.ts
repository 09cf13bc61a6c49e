import type { AnsweredQuestion } from '#model/progress.ts';
import type { Question } from '#model/quiz.ts';

/** How far a learner is with a quiz, in questions; `own` are answered ones that only the learner can judge. */
export interface Score {
  asked: number;
  answered: number;
  right: number;
  own: number;
}

/** Counts the questions that are asked now: answers to questions that have since been taken out do not count. */
export function scoreOf(questions: readonly Question[], answers: Readonly<Record<string, AnsweredQuestion>>): Score {
  const answered = questions.flatMap(({ id }) => answers[id] ?? []);
  return {
    asked: questions.length,
    answered: answered.length,
    right: answered.filter(({ correct }) => correct === true).length,
    own: answered.filter(({ correct }) => correct === null).length,
  };
}
