import { z } from 'zod';
import { site } from '#model/event-shape.ts';
import type { Report } from '#server/programs/report.ts';

const connection = z.string();
const message = {
  connection,
  queue: z.string(),
  /** `message-id`, or the fingerprint where the publisher set none. */
  base: z.string(),
};

const published = { base: z.string(), exchange: z.string(), routingKey: z.string() };

const clientReport = z.discriminatedUnion('kind', [
  /** A program names its connections; the broker knows them by the port, or by a name that ends in that one. */
  z.object({ kind: z.literal('connected'), localPort: z.number(), connection }),
  z.object({ kind: z.literal('disconnected'), connection }),
  z.object({ kind: z.literal('sent'), connection, ...published, confirm: z.boolean(), mandatory: z.boolean(), site }),
  /** The broker's answer on a confirm channel: an ack or a nack. */
  z.object({ kind: z.literal('confirmed'), connection, base: z.string() }),
  z.object({ kind: z.literal('refused'), connection, base: z.string() }),
  z.object({
    kind: z.literal('returned'),
    connection,
    ...published,
    replyCode: z.number().int(),
    replyText: z.string(),
  }),
  z.object({ kind: z.literal('handled'), ...message }),
  /** About to be written; `acked` once it was. */
  z.object({ kind: z.literal('acking'), ...message }),
  z.object({ kind: z.literal('acked'), ...message, site }),
  z.object({ kind: z.literal('nacked'), ...message, requeue: z.boolean(), method: z.enum(['nack', 'reject']), site }),
  /** A binding was taken back, and the broker has said yes. */
  z.object({ kind: z.literal('unbound'), exchange: z.string(), queue: z.string(), routingKey: z.string() }),
]);

/** What the preload in a program says of its amqplib. */
export type ClientReport = z.infer<typeof clientReport>;

/** Reads a line of the preload; undefined for anything that is none of ours. */
export const readClientReport = (report: Report): ClientReport | undefined => clientReport.safeParse(report).data;
