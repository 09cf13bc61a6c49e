import { z } from 'zod';
import { fieldOptions } from './form.ts';
import type { Control, ControlValue, FormControl } from './lab.ts';
import type { Picture } from './picture.ts';

/** What `POST /api/sandboxes/:id/actions` takes. */
export const actionRequest = z.object({
  action: z.string().min(1).max(64),
  program: z.string().min(1).max(64).optional(),
  value: z
    .union([z.string().max(200), z.number(), z.boolean(), z.record(z.string().max(64), z.string().max(200))])
    .optional(),
});
export type ActionRequest = z.infer<typeof actionRequest>;

/** Schema of the value that a control takes, given the picture now: what a form offers may depend on it. */
export const controlValue = (control: Control, picture: Picture): z.ZodType<ControlValue> => {
  if (control.kind === 'button') return z.undefined();
  if (control.kind === 'choice') return z.enum(control.options);
  if (control.kind === 'form') return formValue(control, picture);
  return z.number().int().min(control.min).max(control.max);
};

const formValue = ({ fields }: FormControl, picture: Picture): z.ZodType<Record<string, string>> =>
  z.strictObject(
    Object.fromEntries(
      fields.map((field): [string, z.ZodType<string>] => {
        if (field.kind === 'choice') return [field.id, z.enum([...fieldOptions(field, picture)])];
        // A line break would be another command to the program.
        const line = z
          .string()
          .max(Math.min(field.maxLength, 200))
          .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u);
        return [field.id, field.required ? line.trim().min(1) : line];
      }),
    ),
  );
