import { z } from 'zod';
import type { Control, Setting } from './lab.ts';

/** Built-in actions that every breakable program has. */
export const programActions = ['kill', 'freeze', 'thaw', 'leave', 'run', 'remove'] as const;
export type ProgramAction = (typeof programActions)[number];

/** What `POST /api/sandboxes/:id/actions` takes. */
export const actionRequest = z.object({
  action: z.string().min(1).max(64),
  program: z.string().min(1).max(64).optional(),
  value: z.union([z.string().max(200), z.number(), z.boolean()]).optional(),
});
export type ActionRequest = z.infer<typeof actionRequest>;

/** Schema of the value that a control takes. */
export const controlValue = (control: Control): z.ZodType<Setting | undefined> => {
  if (control.kind === 'button') return z.undefined();
  if (control.kind === 'choice') return z.enum(control.options);
  return z.number().int().min(control.min).max(control.max);
};
