import { z } from 'zod';
import type { Report } from '../technology.ts';
import { fingerprint, type Likeness } from './ledger.ts';

const message = {
  queue: z.string(),
  /** `message-id`, or the fingerprint where the publisher set none. */
  base: z.string(),
};

const clientReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('connected'), localPort: z.number() }),
  z.object({ kind: z.literal('handled'), ...message }),
  /** About to be written; `acked` once it was. */
  z.object({ kind: z.literal('acking'), ...message }),
  z.object({ kind: z.literal('acked'), ...message }),
  z.object({ kind: z.literal('nacked'), ...message, requeue: z.boolean() }),
]);

/** What the preload in a program says of its amqplib. */
export type ClientReport = z.infer<typeof clientReport>;

/** Reads a line of the preload; undefined for anything that is none of ours. */
export const readClientReport = (report: Report): ClientReport | undefined =>
  report.of === 'amqplib' ? clientReport.safeParse(report).data : undefined;

/** Base of a message as the ledger knows it. */
export const baseOf = (messageId: unknown, likeness: Likeness): string =>
  typeof messageId === 'string' && messageId !== '' ? messageId : fingerprint(likeness);
