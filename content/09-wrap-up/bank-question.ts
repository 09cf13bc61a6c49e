import type { Question, ScenarioQuestion } from '#model/quiz.ts';

/** A question of the final test: of a kind that a program can judge, with the lesson that teaches its answer, as `line/slug`. */
export type BankQuestion = Exclude<Question, ScenarioQuestion> & { lesson: string };
