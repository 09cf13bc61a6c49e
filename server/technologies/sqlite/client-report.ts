import { z } from 'zod';
import { site } from '#model/event-shape.ts';
import type { Report } from '#server/programs/report.ts';

const ran = z.object({
  kind: z.literal('ran'),
  verb: z.enum(['insert', 'update', 'delete']),
  table: z.string().max(200),
  parameters: z.array(z.string().max(200)).max(50),
  changes: z.number().int().nonnegative(),
  trigger: z.string().max(200).optional(),
  site,
});

/** What the preload in a program says of its databases. */
export type ClientReport = z.infer<typeof ran>;

/** Reads a line of the preload; undefined for anything that is none of ours. */
export const readClientReport = (report: Report): ClientReport | undefined => ran.safeParse(report).data;
