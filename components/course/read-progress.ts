/** Reads progress that came from the server or out of storage. By hand, because a validator would outweigh all else that a lesson loads. */
import type { AnsweredQuestion, Progress, ProgressEntry } from '#model/progress.ts';

/** An entry on its way to the server, with the time it was made. */
export interface Pending {
  entry: ProgressEntry;
  at: string;
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isVerdict = (value: unknown): value is boolean | null => value === null || typeof value === 'boolean';

function recordOf<Value>(value: unknown, read: (value: unknown) => Value): Record<string, Value> {
  if (!isFields(value)) throw new Error('progress: a record was expected');
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, read(inner)]));
}

function texts(value: unknown): string[] {
  if (!isTexts(value)) throw new Error('progress: a list of texts was expected');
  return value;
}

function verdict(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Error('progress: right or wrong was expected');
  return value;
}

function answered(value: unknown): AnsweredQuestion {
  if (!isFields(value) || !isVerdict(value.correct) || !isText(value.at)) {
    throw new Error('progress: an answer was expected');
  }
  return { answer: value.answer, correct: value.correct, at: value.at };
}

/** The progress in `value`; throws where it is something else. */
export function readProgress(value: unknown): Progress {
  if (!isFields(value)) throw new Error('progress: an object was expected');
  return {
    lessonsRead: texts(value.lessonsRead),
    quiz: recordOf(value.quiz, (questions) => recordOf(questions, answered)),
    objectives: recordOf(value.objectives, texts),
    // What was kept before there were predictions has none.
    predictions: recordOf(value.predictions ?? {}, (settled) => recordOf(settled, verdict)),
  };
}

function entryOf(value: unknown): ProgressEntry | undefined {
  if (!isFields(value)) return undefined;
  const { kind, lesson, question, lab, objective, correct } = value;
  if (kind === 'lesson-read' && isText(lesson)) return { kind, lesson };
  if (kind === 'objective-met' && isText(lab) && isText(objective)) return { kind, lab, objective };
  if (kind === 'quiz-answered' && isText(lesson) && isText(question) && isVerdict(correct)) {
    return { kind, lesson, question, correct, answer: value.answer };
  }
  return undefined;
}

/** The pending entries in `value`; those that are none are left out. */
export function readPending(value: unknown): Pending[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    const entry = isFields(one) ? entryOf(one.entry) : undefined;
    return entry && isFields(one) && isText(one.at) ? [{ entry, at: one.at }] : [];
  });
}
