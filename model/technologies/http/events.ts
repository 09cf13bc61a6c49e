import { z } from 'zod';
import { eventOf, program } from '../../event-shape.ts';

// What a client's node:http did, told by the client alone. Bytes are those that its sockets counted.

/** One connection of HTTP/1.1, unique in the sandbox. */
const connection = z.string();
/** One request and its answer. */
const request = z.string();
const bytes = z.number().int().nonnegative();

const connectionOpened = eventOf('http1.opened', {
  connection,
  program,
  server: program,
  port: z.number().int(),
});
/** `error`: code of the socket's error, such as `ECONNRESET`; null where it was closed in order. */
const connectionClosed = eventOf('http1.closed', { connection, program, error: z.string().nullable() });

/** The program has asked; the request waits until a connection is free. */
const requestMade = eventOf('request.made', {
  request,
  program,
  server: program,
  method: z.string(),
  path: z.string(),
  /** What it is about, where its client says so. */
  subject: z.string().optional(),
});
/** It has a connection, and is on it. */
const requestSent = eventOf('request.sent', { request, program, connection });
/** The answer has come to its end. */
const requestAnswered = eventOf('request.answered', {
  request,
  program,
  connection,
  status: z.number().int(),
  /** `content-encoding` of the answer. */
  encoding: z.string().nullable(),
  /** What has passed on the connection since the answer before. */
  passed: z.object({ out: bytes, back: bytes }),
});
/** No answer will come: the code of the error. */
const requestFailed = eventOf('request.failed', { request, program, error: z.string() });

/** What was asked and answered over HTTP/1.1, as the client has it. */
export const httpEvents = [
  connectionOpened,
  connectionClosed,
  requestMade,
  requestSent,
  requestAnswered,
  requestFailed,
] as const;
