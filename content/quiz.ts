/** Loads and checks the quiz that lies beside a lesson; for server components and route handlers only. */
import { z } from 'zod';
import type { Quiz } from '#model/quiz.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const base = {
  id,
  prompt: z.string().min(1),
  explanation: z.string().min(1),
  lesson: z
    .string()
    .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)
    .optional(),
  topic: id.optional(),
  labs: z.array(id).optional(),
  design: id.optional(),
};
const option = z.strictObject({ id, text: z.string().min(1), correct: z.boolean(), why: z.string().min(1) });
const correctOnes = (options: { correct: boolean }[]) => options.filter((one) => one.correct).length;

const unique = (things: { id: string }[]) => new Set(things.map((thing) => thing.id)).size === things.length;

const question = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('single'),
    options: z
      .array(option)
      .min(2)
      .refine((options) => correctOnes(options) === 1, 'a single question has exactly one correct option'),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('several'),
    options: z
      .array(option)
      .min(3)
      .refine((options) => correctOnes(options) > 0, 'at least one option is correct'),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('ordering'),
    items: z.array(z.strictObject({ id, text: z.string() })).min(3),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('matching'),
    pairs: z
      .array(z.strictObject({ id, term: z.string().min(1), text: z.string().min(1) }))
      .min(3)
      .refine((pairs) => new Set(pairs.map(({ term }) => term)).size === pairs.length, 'two pairs have the same term'),
  }),
  z
    .strictObject({
      ...base,
      kind: z.literal('sorting'),
      groups: z.array(z.strictObject({ id, text: z.string().min(1) })).min(2),
      items: z
        .array(z.strictObject({ id, text: z.string().min(1), group: id, why: z.string().min(1) }))
        .min(3)
        .max(20),
    })
    .refine(({ groups }) => unique(groups), 'two groups have the same id')
    .refine(
      ({ groups, items }) => items.every((item) => groups.some((group) => group.id === item.group)),
      'an item belongs in a group that there is',
    ),
  z.strictObject({
    ...base,
    kind: z.literal('number'),
    answer: z.number(),
    tolerance: z.number().nonnegative(),
    unit: z.string(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('scenario'),
    modelAnswer: z.string().min(1),
    points: z.array(z.string().min(1)).min(1),
  }),
]);

/** Shape of every `NN-lesson.quiz.ts`; ids of questions, and of options within one, are unique. */
const quizSchema: z.ZodType<Quiz> = z
  .strictObject({ id, questions: z.array(question).min(1), drawn: z.int().positive().optional() })
  .refine(({ questions }) => unique(questions), 'two questions have the same id')
  .refine(
    ({ questions }) =>
      questions.every((one) =>
        unique('options' in one ? one.options : 'items' in one ? one.items : 'pairs' in one ? one.pairs : []),
      ),
    'two options of one question have the same id',
  )
  .refine(
    ({ questions, drawn }) =>
      drawn === undefined ||
      questions.every(({ kind, lesson, topic }) => kind !== 'scenario' && lesson !== undefined && topic !== undefined),
    'what is drawn can be judged, and names its topic and the lesson that teaches it',
  )
  .refine(
    ({ id: own, questions, drawn }) => drawn === undefined || questions.every((one) => one.id !== own),
    'the whole of a drawn test is kept under its own id',
  );

/** Throws for what is no quiz. */
export const readQuiz = (value: unknown): Quiz => quizSchema.parse(value);

/** The quiz beside a lesson (`folder` is `NN-module/NN-lesson`); throws where there is none or it breaks the schema. */
export async function quizBeside(folder: string): Promise<Quiz> {
  const [line, lesson] = folder.split('/');
  const module: { quiz?: unknown } = await import(`./${line}/${lesson}.quiz.ts`);
  return readQuiz(module.quiz);
}
