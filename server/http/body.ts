import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { ApiError } from '#model/socket.ts';
import { Refusal } from '#server/sandboxes/refusal.ts';

const largestBody = 16 * 1024;
/** Bytes read and thrown away for the sake of who is still sending and will read the refusal only afterwards. */
const mostDrained = 32 * 1024 * 1024;
const slowestRequestMs = 30_000;

const tooLarge = (): Refusal => new Refusal(413, 'body-too-large');

/** The body as text; one that is too large is read to its end, kept nowhere, and throws a `Refusal`. */
export const readText = async (body: AsyncIterable<Uint8Array> | null): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Counted as it comes, for a length may be declared nowhere. Left unread, the connection would be reset under the answer.
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > mostDrained) break;
    if (size <= largestBody) chunks.push(chunk);
  }
  if (size > largestBody) throw tooLarge();
  return Buffer.concat(chunks).toString('utf8');
};

/** The body as it comes, which breaks off with a `Refusal` where it is too large. */
export const limited = (body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> => {
  let size = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength;
        if (size > largestBody) controller.error(tooLarge());
        else controller.enqueue(chunk);
      },
    }),
  );
};

/** The same request with its body as it comes, for whoever it is carried on to. */
export const withLimitedBody = ({ url, method, headers, signal, body }: Request): Request =>
  new Request(url, { method, headers, signal, ...(body && { body: limited(body), duplex: 'half' }) });

/**
 * Answers every request whose declared body is too large, whatever its route, before anything else hears of it. Called
 * after all others listen.
 */
export const refuseLargeBodies = (http: Server): void => {
  http.requestTimeout = slowestRequestMs;
  const listeners = http.listeners('request');
  http.removeAllListeners('request');
  http.on('request', (request, response) => {
    if (isTooLarge(request)) {
      refuse(response);
      drain(request, () => response.end());
    } else for (const listener of listeners) listener.call(http, request, response);
  });
  // Who asks before sending is told before sending, and then sends nothing.
  http.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (isTooLarge(request)) return refuse(response).end();
    response.writeContinue();
    http.emit('request', request, response);
  });
};

const isTooLarge = ({ headers }: IncomingMessage): boolean => Number(headers['content-length']) > largestBody;

/** Writes the whole refusal; whoever ends the response may thereby close the connection. */
const refuse = (response: ServerResponse): ServerResponse => {
  const { status, code, sentence } = tooLarge();
  const answer = Buffer.from(JSON.stringify({ code, sentence } satisfies ApiError));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': answer.byteLength });
  response.write(answer);
  return response;
};

const drain = (request: IncomingMessage, drained: () => void): void => {
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.byteLength;
    if (size > mostDrained) request.destroy();
  });
  request.on('end', drained);
};
