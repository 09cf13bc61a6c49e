import { z } from 'zod';
import type { EventDraft } from '#model/events.ts';
import type { Report } from '#server/brokers/technology.ts';

const ran = z.object({
  of: z.literal('sqlite'),
  kind: z.literal('ran'),
  verb: z.enum(['insert', 'update', 'delete']),
  table: z.string().max(200),
  parameters: z.array(z.string().max(200)).max(50),
  changes: z.number().int().nonnegative(),
});

/** The event that a report of a program's database comes to; undefined for a report of anything else. */
export const readStatement = (program: string, report: Report): EventDraft | undefined => {
  const { data } = ran.safeParse(report);
  if (!data) return undefined;
  const { verb, table, parameters, changes } = data;
  return { type: 'statement.ran', origin: 'client', program, verb, table, parameters, changes };
};
