import type { Quiz } from '#model/quiz.ts';
import { bank } from './bank.ts';

/** Of the bank over the whole course a test is drawn, with something of every module. */
export const quiz: Quiz = {
  id: 'final-test',
  drawn: 24,
  questions: Object.entries(bank).flatMap(([topic, questions]) =>
    questions.map((question) => ({ ...question, topic })),
  ),
};
