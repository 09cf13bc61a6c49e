import { z } from 'zod';
import { eventOf, program } from '../../event-shape.ts';
import { technologies } from '../../technology.ts';

/** A program exported a span of a trace: something that it did, from when and how long, and as a part of what. */
const spanEnded = eventOf('span.ended', {
  program,
  /** Ids as W3C Trace Context writes them: 32 and 16 hex digits. */
  trace: z.string(),
  span: z.string(),
  /** The span that it is a part of, perhaps another program's; null where the trace begins. */
  parent: z.string().nullable(),
  name: z.string(),
  kind: z.enum(['internal', 'server', 'client', 'producer', 'consumer']),
  /** What it went over, by its attributes; null where it does not say. */
  technology: z.enum(technologies).nullable(),
  /** When it began, in ms since 1970, and how many ms it took; both with fractions, by the program's clock. */
  from: z.number(),
  ms: z.number().nonnegative(),
  /** Why it failed; null where it did not. */
  error: z.string().nullable(),
  /** What it is about: its attribute `cloudevents.event_subject`. */
  subject: z.string().optional(),
});

/** What programs export over OTLP. */
export const opentelemetryEvents = [spanEnded] as const;
