import { z } from 'zod';
import { eventOf, nullableProgram, program } from '../../event-shape.ts';
import { messageType } from './message-type.ts';

// What passed between the learner's browser and a server program, as the site saw it that carried it on: HTTP, and in its bodies
// the messages of gRPC-Web or Connect. And what the browser itself makes of a call.

const bytes = z.number().int().nonnegative();
/** The beginning of a payload. */
const hex = z.string().max(2_048);
const headers = z.record(z.string(), z.string());
/** One request with its answer. */
const exchange = z.string();

const requested = eventOf('web.requested', {
  exchange,
  program,
  server: program,
  /** The header `x-request-id`, by which the browser tells what became of it. */
  requestId: nullableProgram,
  /** Path without the site's own part: `/shop.v1.StockService/GetStock`. */
  method: z.string(),
  kind: z.enum(['unary', 'server-streaming', 'client-streaming', 'bidi-streaming']).optional(),
  input: messageType.optional(),
  output: messageType.optional(),
  headers,
});
/** One message of a body, by who sent it; a body that is no row of messages is one, as a whole. */
const message = eventOf('web.message', {
  exchange,
  program,
  direction: z.enum(['out', 'back']),
  /** 1, 2, 3 … in its direction. */
  number: z.number().int().positive(),
  /** First of the five bytes before it; null where it has none before it. */
  flag: z.number().int().nullable(),
  /** Without those five. */
  bytes,
  hex,
});
const answered = eventOf('web.answered', { exchange, program, status: z.number().int(), headers });
/** Both bodies are through, with how many bytes each had; `error`: why they are not. */
const ended = eventOf('web.ended', {
  exchange,
  program,
  outBytes: bytes,
  backBytes: bytes,
  error: z.string().nullable(),
});
/** What the browser's own program has of a call: also of one that never left it. */
const reported = eventOf('web.reported', {
  program,
  requestId: z.string(),
  method: z.string(),
  /** Name of the error's code, `null` where it succeeded. */
  code: z.string().nullable(),
  /** The error's own words, or what came. */
  text: z.string(),
  messages: z.number().int().nonnegative(),
  /** What ran it: `Chrome/147.0.0.0`; in a rehearsal `Node.js/24`. */
  agent: z.string(),
});

/** What was seen and told of calls from a browser. */
export const webEvents = [requested, message, answered, ended, reported] as const;
