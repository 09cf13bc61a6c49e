/** Questions, answers and their grading: pure, so the browser can judge at once and the server can judge for the record. */

interface QuestionBase {
  /** English, kebab-case, unique within its quiz; answers are stored under it, so never rename one. */
  id: string;
  prompt: string;
  /** Shown after every answer, right or wrong. */
  explanation: string;
  /** The lesson that teaches it, `module/lesson`: where to read on after a wrong answer in a test over several. */
  lesson?: string | undefined;
  /** The line of the course that it is about, where that is not told by its lesson's place. */
  topic?: string | undefined;
  /** Labs that show it, by slug. */
  labs?: string[] | undefined;
  /** The reference design that goes with it, by its id. */
  design?: string | undefined;
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

/** Each text belongs to one term; the terms are shown in another order, every one of them used once. */
export interface MatchingQuestion extends QuestionBase {
  kind: 'matching';
  pairs: { id: string; term: string; text: string }[];
}

/** Each item belongs in one of the groups, which take any number of them; `why` says why it belongs there. */
export interface SortingQuestion extends QuestionBase {
  kind: 'sorting';
  groups: { id: string; text: string }[];
  items: { id: string; text: string; group: string; why: string }[];
}

export type Question =
  | SingleQuestion
  | SeveralQuestion
  | OrderingQuestion
  | NumberQuestion
  | ScenarioQuestion
  | MatchingQuestion
  | SortingQuestion;

/** The questions of one lesson; `id` is what the lesson's `<Quiz id>` names. */
export interface Quiz {
  id: string;
  questions: Question[];
  /** So many are drawn from the questions, others each time, and judged together; without it all are asked. */
  drawn?: number | undefined;
}

/** An answer as the browser sends it and progress keeps it; `met` are indexes into a scenario's points. */
export type Answer =
  | { kind: 'single'; option: string }
  | { kind: 'several'; options: string[] }
  | { kind: 'ordering'; items: string[] }
  | { kind: 'number'; value: number }
  | { kind: 'scenario'; text: string; met: number[] }
  /** Id of the pair whose term was given to a text, by id of the pair that has the text. */
  | { kind: 'matching'; terms: Record<string, string> }
  /** Id of the group that each item was put into, by id of the item. */
  | { kind: 'sorting'; groups: Record<string, string> };

const textLimit = 4000;
const listLimit = 20;

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= textLimit;
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isListOf =
  <Item>(is: (value: unknown) => value is Item) =>
  (value: unknown): value is Item[] =>
    Array.isArray(value) && value.length <= listLimit && value.every(is);
const areTexts = isListOf(isText);
const areNumbers = isListOf(isNumber);
const areTextsByText = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && areTexts(Object.keys(value)) && areTexts(Object.values(value));

/** Reads what came over the wire or out of storage; texts up to 4000 characters, lists up to 20, undefined for anything else. */
export function readAnswer(value: unknown): Answer | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  switch (value.kind) {
    case 'single':
      return 'option' in value && isText(value.option) ? { kind: 'single', option: value.option } : undefined;
    case 'several':
      return 'options' in value && areTexts(value.options) ? { kind: 'several', options: value.options } : undefined;
    case 'ordering':
      return 'items' in value && areTexts(value.items) ? { kind: 'ordering', items: value.items } : undefined;
    case 'number':
      return 'value' in value && isNumber(value.value) ? { kind: 'number', value: value.value } : undefined;
    case 'scenario':
      return 'text' in value && isText(value.text) && 'met' in value && areNumbers(value.met)
        ? { kind: 'scenario', text: value.text, met: value.met }
        : undefined;
    case 'matching':
      return 'terms' in value && areTextsByText(value.terms)
        ? { kind: 'matching', terms: { ...value.terms } }
        : undefined;
    case 'sorting':
      return 'groups' in value && areTextsByText(value.groups)
        ? { kind: 'sorting', groups: { ...value.groups } }
        : undefined;
    default:
      return undefined;
  }
}

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
    case 'matching': {
      if (answer.kind !== 'matching') return { correct: false, wrong: [] };
      const wrong = question.pairs.filter(({ id }) => answer.terms[id] !== id).map(({ id }) => id);
      return { correct: wrong.length === 0, wrong };
    }
    case 'sorting': {
      if (answer.kind !== 'sorting') return { correct: false, wrong: [] };
      const wrong = question.items.filter(({ id, group }) => answer.groups[id] !== group).map(({ id }) => id);
      return { correct: wrong.length === 0, wrong };
    }
    case 'scenario':
      return { correct: null, wrong: [] };
  }
}
