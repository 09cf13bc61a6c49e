/** Questions, answers and their grading: pure, so the browser can judge at once and the server can judge for the record. */
import * as z from 'zod/mini';

interface QuestionBase {
  /** English, kebab-case, unique within its quiz; answers are stored under it, so never rename one. */
  id: string;
  prompt: string;
  /** Shown after every answer, right or wrong. */
  explanation: string;
}

/** One choice; `why` says why it is wrong, or why it is right. */
export interface Option {
  id: string;
  text: string;
  correct: boolean;
  why: string;
}

/** Exactly one option is correct. */
export interface SingleQuestion extends QuestionBase {
  kind: 'single';
  options: Option[];
}

/** Any number of options are correct; all of them and no other must be chosen. */
export interface SeveralQuestion extends QuestionBase {
  kind: 'several';
  options: Option[];
}

/** `items` stand here in the right order; they are shown in another. */
export interface OrderingQuestion extends QuestionBase {
  kind: 'ordering';
  items: { id: string; text: string }[];
}

/** Right within ±`tolerance`; `unit` is shown beside the field, e.g. `s`, `message`. */
export interface NumberQuestion extends QuestionBase {
  kind: 'number';
  answer: number;
  tolerance: number;
  unit: string;
}

/** Free text, which the learner then holds against the model answer, ticking the points it contains. */
export interface ScenarioQuestion extends QuestionBase {
  kind: 'scenario';
  modelAnswer: string;
  points: string[];
}

export type Question = SingleQuestion | SeveralQuestion | OrderingQuestion | NumberQuestion | ScenarioQuestion;

/** The questions of one lesson; `id` is what the lesson's `<Quiz id>` names. */
export interface Quiz {
  id: string;
  questions: Question[];
}

const optionId = z.string().check(z.maxLength(80));

/** An answer as the browser sends it and progress keeps it; free text up to 4000 characters. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), option: optionId }),
  z.strictObject({ kind: z.literal('several'), options: z.array(optionId).check(z.maxLength(20)) }),
  z.strictObject({ kind: z.literal('ordering'), items: z.array(optionId).check(z.maxLength(20)) }),
  z.strictObject({ kind: z.literal('number'), value: z.number() }),
  z.strictObject({
    kind: z.literal('scenario'),
    text: z.string().check(z.maxLength(4000)),
    /** Indexes into `points`. */
    met: z.array(z.int()).check(z.maxLength(20)),
  }),
]);

export type Answer = z.infer<typeof answerSchema>;

/** `correct` is null for a scenario; `wrong` names the options or items that made the answer wrong, missing ones included. */
export interface Verdict {
  correct: boolean | null;
  wrong: string[];
}

/** Judges an answer; one of another kind than its question is wrong in everything. */
export function grade(question: Question, answer: Answer): Verdict {
  switch (question.kind) {
    case 'single': {
      if (answer.kind !== 'single') return { correct: false, wrong: [] };
      const correct = question.options.some((option) => option.correct && option.id === answer.option);
      return { correct, wrong: correct ? [] : [answer.option] };
    }
    case 'several': {
      if (answer.kind !== 'several') return { correct: false, wrong: [] };
      const wrong = question.options
        .filter((option) => option.correct !== answer.options.includes(option.id))
        .map((option) => option.id);
      return { correct: wrong.length === 0, wrong };
    }
    case 'ordering': {
      if (answer.kind !== 'ordering') return { correct: false, wrong: [] };
      const wrong = question.items.filter((item, index) => answer.items[index] !== item.id).map((item) => item.id);
      return { correct: wrong.length === 0 && answer.items.length === question.items.length, wrong };
    }
    case 'number': {
      if (answer.kind !== 'number') return { correct: false, wrong: [] };
      const slack = question.tolerance + Number.EPSILON * Math.abs(question.answer) * 4;
      return { correct: Math.abs(answer.value - question.answer) <= slack, wrong: [] };
    }
    case 'scenario':
      return { correct: null, wrong: [] };
  }
}
