import { keepText, keptText } from '#components/kept.ts';

/** What a learner has written but not yet handed in, kept in this browser only, by lesson and question. */

const keyOf = (lesson: string, question: string): string => `quiz-draft-1:${lesson}:${question}`;

/** The text kept for a question, empty where it was emptied; undefined where there is none or the browser keeps nothing. */
export const keptDraft = (lesson: string, question: string): string | undefined => keptText(keyOf(lesson, question));

/** Keeps a text across reloads; without one, forgets what was kept. */
export const keepDraft = (lesson: string, question: string, text: string | undefined): void =>
  keepText(keyOf(lesson, question), text);
