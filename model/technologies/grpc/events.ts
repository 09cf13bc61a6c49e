import { z } from 'zod';
import { eventOf, nullableProgram, program } from '../../event-shape.ts';
import { messageType } from './message-type.ts';
import { webEvents } from './web-events.ts';

// What went over the wire between a client and a server, frame by frame, told by each end as it sent or got it.

/** The end that tells it. */
const side = z.enum(['client', 'server']);
/** `out` from the client to the server, `back` from the server to the client. */
const direction = z.enum(['out', 'back']);
/** Of the payload of its frames, without the nine bytes before each. */
const bytes = z.number().int().nonnegative();
/** The beginning of a payload. */
const hex = z.string().max(2_048);
const headers = z.record(z.string(), z.string());
/** Of the frame. */
const flags = z.number().int();

/** One HTTP/2 connection, unique in the sandbox; the program that tells it, and at which end of it that is. */
const onConnection = { connection: z.string(), program, side };
/** One stream of it, which is one call. */
const ofCall = { ...onConnection, call: z.string(), stream: z.number().int() };

const connectionOpened = eventOf('http2.opened', {
  ...onConnection,
  client: program,
  server: nullableProgram,
  port: z.number().int(),
});
/** `error`: code of the socket's error, such as `ECONNRESET`; null where it was closed in order. */
const connectionClosed = eventOf('http2.closed', { ...onConnection, error: z.string().nullable() });
/** GOAWAY: no new streams after that one. */
const connectionLeft = eventOf('http2.left', {
  ...onConnection,
  direction,
  code: z.number().int(),
  lastStream: z.number().int(),
});
/** PING, or with `ack` the answer to one: whether anybody is there. */
const connectionPinged = eventOf('http2.pinged', { ...onConnection, direction, ack: z.boolean() });
/** WINDOW_UPDATE: the other end may send so many bytes more; on stream 0 on the whole connection. */
const windowUpdated = eventOf('window.updated', {
  ...onConnection,
  direction,
  stream: z.number().int(),
  increment: z.number().int(),
});

/** HEADERS of the client. */
const callOpened = eventOf('call.opened', {
  ...ofCall,
  /** `/shop.v1.StockService/GetStock`, and its kind, where the contract knows it. */
  method: z.string(),
  kind: z.enum(['unary', 'server-streaming', 'client-streaming', 'bidi-streaming']).optional(),
  input: messageType.optional(),
  output: messageType.optional(),
  headers,
  flags,
  bytes,
  hex,
});
/** The server's first HEADERS, where they are not its last. */
const callAnswered = eventOf('call.answered', { ...ofCall, headers, flags, bytes, hex });
/** One message, with the last of the DATA frames that carried it. */
const callMessage = eventOf('call.message', {
  ...ofCall,
  direction,
  /** 1, 2, 3 … in its direction. */
  number: z.number().int().positive(),
  compressed: z.boolean(),
  /** Where one frame carried it and nothing else. */
  flags: flags.optional(),
  /** Without gRPC's own five bytes before it. */
  bytes,
  hex,
});
/** END_STREAM from the client: it will send no more, and still listens. `bytes` of the frame that says so. */
const callHalfClosed = eventOf('call.half-closed', { ...ofCall, bytes });
/** The server's last HEADERS, with what became of the call. */
const callClosed = eventOf('call.closed', {
  ...ofCall,
  /** `grpc-status`; null where there is none, as by a server that is none of gRPC. */
  status: z.number().int().nullable(),
  /** `grpc-message`. */
  details: z.string(),
  /** By the client: all bytes that have passed on the connection since the call that ended before, whosever they are. */
  passed: z.object({ out: bytes, back: bytes }).optional(),
  headers,
  flags,
  bytes,
  hex,
});
/** RST_STREAM: neither end shall send any more. */
const callReset = eventOf('call.reset', { ...ofCall, direction, code: z.number().int() });

/** What was seen on the wire of HTTP/2 connections, by both ends; and of a browser's calls. */
export const grpcEvents = [
  connectionOpened,
  connectionClosed,
  connectionLeft,
  connectionPinged,
  windowUpdated,
  callOpened,
  callAnswered,
  callMessage,
  callHalfClosed,
  callClosed,
  callReset,
  ...webEvents,
] as const;
