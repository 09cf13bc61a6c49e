import { z } from 'zod';
import type { Report } from '#server/programs/report.ts';

const mail = z.string().max(100);
const reply = z.string().max(300);

const clientReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listening') }),
  z.object({
    kind: z.literal('sent'),
    mail,
    port: z.number().int(),
    to: z.array(z.string().max(200)).max(20),
    title: z.string().max(200),
    subject: z.string().max(200).optional(),
  }),
  z.object({ kind: z.literal('accepted'), mail, reply }),
  z.object({ kind: z.literal('refused'), mail, code: z.number().int().nullable(), reply }),
]);

/** What the preload in a program says. */
type ClientReport = z.infer<typeof clientReport>;

/** Reads a line of the preload; undefined for anything that is none of ours. */
export const readClientReport = (report: Report): ClientReport | undefined => clientReport.safeParse(report).data;
