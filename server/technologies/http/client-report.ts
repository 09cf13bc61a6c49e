import { z } from 'zod';
import type { Report } from '#server/programs/report.ts';

const id = z.string().max(100);
const count = z.number().int().nonnegative();
const error = z.string().max(200);

const clientReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listening') }),
  z.object({ kind: z.literal('connected'), connection: id, port: count }),
  z.object({ kind: z.literal('closed'), connection: id, error: error.nullable() }),
  z.object({
    kind: z.literal('made'),
    request: id,
    port: count,
    method: z.string().max(20),
    path: z.string().max(500),
    subject: z.string().max(200).optional(),
  }),
  z.object({ kind: z.literal('sent'), request: id, connection: id }),
  z.object({
    kind: z.literal('answered'),
    request: id,
    connection: id,
    status: count,
    encoding: z.string().max(50).nullable(),
    passed: z.object({ out: count, back: count }),
  }),
  z.object({ kind: z.literal('failed'), request: id, error }),
]);

/** What the preload in a program says. */
type ClientReport = z.infer<typeof clientReport>;
/** Of it, what is about requests and their connections. */
export type RequestReport = Exclude<ClientReport, { kind: 'listening' }>;

/** Reads a line of the preload; undefined for anything that is none of ours. */
export const readClientReport = (report: Report): ClientReport | undefined => clientReport.safeParse(report).data;
