import { z } from 'zod';

/** Frontmatter of a lesson; `prerequisites` are `module/lesson`, `lab` is a folder of labs/, `minutes` is reading time without the lab. */
export const lessonHeadSchema = z.object({
  title: z.string().min(1),
  lead: z.string().min(1),
  minutes: z.number().int().positive(),
  goals: z.array(z.string()).min(1),
  prerequisites: z.array(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)).default([]),
  lab: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
});

export type LessonHead = z.infer<typeof lessonHeadSchema>;
