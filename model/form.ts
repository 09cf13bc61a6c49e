import type { FormField } from './lab.ts';
import type { Picture } from './picture.ts';

/** What a choice field of a form offers now. */
export const fieldOptions = (field: Extract<FormField, { kind: 'choice' }>, picture: Picture): readonly string[] =>
  typeof field.options === 'function' ? field.options(picture) : field.options;
