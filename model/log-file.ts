import { z } from 'zod';
import { labEvent } from './event-schema.ts';
import type { LabEvent } from './events.ts';

/** The one file format of a log: `trace.json` of a lab, "Tải bản ghi", and what a dropped file must be. */
export const logFile = z.object({
  format: z.literal('tram-tin-log'),
  version: z.literal(1),
  lab: z.string(),
  /** When the run was, in ms since 1970. */
  recordedAt: z.number(),
  /** Versions of the brokers that took part: `{ rabbitmq: '3.10.8' }`. */
  brokers: z.record(z.string(), z.string()),
  /** A prefix may be missing where the log had grown past its limit: then `events[0].seq` is above 1. */
  events: z.array(labEvent),
});
export type LogFile = z.infer<typeof logFile>;

const learnersOwn: ReadonlySet<LabEvent['type']> = new Set([
  'prediction.made',
  'prediction.settled',
  'objective.met',
  'hint.raised',
]);

/** The run as others may see it before they have tried: without its learner's answers and what they achieved. */
export const asPreview = (file: LogFile): LogFile => ({
  ...file,
  events: file.events
    .filter(({ type }) => !learnersOwn.has(type))
    .map((event, index) => ({ ...event, seq: index + 1 })),
});
