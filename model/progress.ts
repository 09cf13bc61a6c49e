/** What one learner has done, as it is kept on the server and sent by the browser; parsed by the server on the way in. */
import { z } from 'zod';

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
const lessonSlug = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)
  .max(120);

/**
 * One thing a learner did. Recording the same `lesson-read` or `objective-met` twice changes nothing; a newer `quiz-answered`
 * replaces the older one of its question; of a prediction the first one that was settled counts.
 */
export const progressEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lesson-read'), lesson: lessonSlug }),
  z.strictObject({
    kind: z.literal('quiz-answered'),
    lesson: lessonSlug,
    question: slug,
    answer: z.unknown(),
    correct: z.boolean().nullable(),
  }),
  z.strictObject({ kind: z.literal('objective-met'), lab: slug, objective: slug }),
  z.strictObject({ kind: z.literal('prediction-settled'), lab: slug, prediction: slug, right: z.boolean() }),
]);

/** `lesson` is `module/lesson` as in its URL; `correct` is null where no program can judge (free text), and of a drawn test, which has no one verdict. */
export type ProgressEntry = z.infer<typeof progressEntrySchema>;

const answeredSchema = z.object({
  answer: z.unknown(),
  correct: z.boolean().nullable(),
  at: z.string(),
});

/** The newest answer to one question; `at` is ISO 8601, set by the server. */
export type AnsweredQuestion = z.infer<typeof answeredSchema>;

/** All that is known of one learner: lessons read, newest answer per question, objectives met and predictions settled per lab. */
export const progressSchema = z.object({
  lessonsRead: z.array(z.string()),
  quiz: z.record(z.string(), z.record(z.string(), answeredSchema)),
  objectives: z.record(z.string(), z.array(z.string())),
  // A page may still hold what it kept before there were any.
  predictions: z.record(z.string(), z.record(z.string(), z.boolean())).default({}),
});

/**
 * Keys of `quiz` are lessons (`module/lesson`), then questions; keys of `objectives` and `predictions` are lab slugs, of the
 * latter then predictions, which were right or not.
 */
export type Progress = z.infer<typeof progressSchema>;

/** How many learners' first answers to a prediction were settled, and how many of those were wrong. */
export interface PredictionShare {
  answered: number;
  wrong: number;
}

/** Of a lab's predictions that enough learners have answered, by their ids. */
export type PredictionShares = Record<string, PredictionShare>;

/** With fewer answers a share would say little, and perhaps too much of somebody. */
export const fewestForShare = 10;
