import { z } from 'zod';

/** Frontmatter of a lesson; `also` are other names under which people look for it, `prerequisites` are `module/lesson`, `lab` is a folder of labs/, `needs` says in one sentence what a reader must know beforehand, where no other lesson gives it. */
export const lessonHeadSchema = z.object({
  title: z.string().min(1),
  lead: z.string().min(1),
  also: z.array(z.string().min(1)).default([]),
  goals: z.array(z.string()).min(1),
  needs: z.string().min(1).optional(),
  prerequisites: z.array(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)).default([]),
  lab: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
});

export type LessonHead = z.infer<typeof lessonHeadSchema>;
