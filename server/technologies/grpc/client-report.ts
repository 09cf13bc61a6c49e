import { z } from 'zod';
import type { Report } from '#server/programs/report.ts';

const connection = z.string().max(100);
const side = z.enum(['client', 'server']);
const count = z.number().int().nonnegative();
// HEADERS may be as long as what a client puts into them; a longer one is none of a lab's.
const hex = z.string().max(40_000);

const clientReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listening') }),
  z.object({ kind: z.literal('dialled'), connection, port: count }),
  z.object({ kind: z.literal('accepted'), connection }),
  z.object({ kind: z.literal('ended'), connection, side, error: z.string().max(200).nullable() }),
  z.object({
    kind: z.literal('frame'),
    connection,
    side,
    direction: z.enum(['out', 'back']),
    /** Place among the frames of its direction: the same at both ends. */
    number: count,
    type: count,
    flags: count,
    stream: count,
    length: count,
    payload: hex.optional(),
    messages: z
      .array(z.object({ compressed: z.boolean(), length: count, head: hex }))
      .max(10_000)
      .optional(),
  }),
]);

/** What the preload in a program says. */
type ClientReport = z.infer<typeof clientReport>;
/** Of it, what is about a connection. */
export type ConnectionReport = Exclude<ClientReport, { kind: 'listening' }>;
export type FrameReport = Extract<ClientReport, { kind: 'frame' }>;

/** Reads a line of the preload; undefined for anything that is none of ours. */
export const readClientReport = (report: Report): ClientReport | undefined => clientReport.safeParse(report).data;
