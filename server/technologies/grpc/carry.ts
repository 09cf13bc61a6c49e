import { request as dial, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { PassThrough, pipeline, type Readable } from 'node:stream';
import { bodyStreamOf, failureOf } from '../carried.ts';
import type { Emit } from '../technology.ts';
import { TooMany } from '../too-many.ts';
import type { Contracts } from './contracts.ts';
import { greetingOf } from './greeting.ts';
import { type BodyReader, createBodyReader } from './wire/bodies.ts';

/** Carries a request of the learner's browser to a server of its sandbox, and the answer back; rejects where nobody answers. */
interface Carrier {
  carry(to: Destination, request: Request): Promise<Response>;
  /** Whatever is under way breaks off. */
  close(): void;
}

interface Destination {
  server: string;
  host: string;
  port: number;
  /** Path of a method: `/shop.v1.StockService/GetStock`. */
  path: string;
}

interface Scope {
  emit: Emit;
  contracts: Contracts;
  secret: string;
  /** Program that the browser runs, by its id. */
  client: string;
}

/**
 * What Connect and gRPC-Web say in headers, and nothing else goes on: no cookie, nothing of the site's own connection. Without
 * accept-encoding bodies come back as they were written, to be read in the log.
 */
const passedOn = /^(content-type|accept|user-agent|x-user-agent|x-grpc-web|x-request-id|connect-.+|grpc-.+)$/;
/** Of this connection only (RFC 9110, 7.6.1), or nothing that a lab's program may set on the site. */
const keptBack = new Set(['connection', 'keep-alive', 'transfer-encoding', 'trailer', 'upgrade', 'set-cookie', 'date']);

const mostAtOnce = 8;
/** What of a request is told at most: messages in each direction, headers, and letters of a header's value. */
const told = { messages: 100, headers: 20, letters: 200 };

/** Bodies pass as they are, both ways and piece by piece; each message in them is told when it passes. */
export const createCarrier = ({ emit, contracts, secret, client }: Scope): Carrier => {
  const underWay = new Set<AbortController>();
  let count = 0;

  const carry: Carrier['carry'] = async ({ server, host, port, path }, request) => {
    if (underWay.size >= mostAtOnce) throw new TooMany();
    const stop = new AbortController();
    underWay.add(stop);
    const signal = AbortSignal.any([stop.signal, request.signal]);
    count += 1;
    const exchange = `web-${count}`;
    const base = { origin: 'wire' as const, exchange };
    const headers = Object.fromEntries([...request.headers].filter(([name]) => passedOn.test(name)));
    const readerOf = (program: string, direction: 'out' | 'back', type = '') =>
      createBodyReader(type, ({ head, ...message }) => {
        if (message.number > told.messages) return;
        emit({ type: 'web.message', ...base, program, direction, ...message, hex: head.toString('hex') });
      });
    const out = readerOf(client, 'out', headers['content-type']);
    let back: BodyReader | undefined;
    let isOver = false;
    const end = (error: string | null): void => {
      if (isOver) return;
      isOver = true;
      underWay.delete(stop);
      const bytes = { outBytes: out.bytes(), backBytes: back?.bytes() ?? 0 };
      emit({ type: 'web.ended', ...base, program: server, ...bytes, error });
    };

    const requestId = request.headers.get('x-request-id')?.slice(0, 64) ?? null;
    emit({
      type: 'web.requested',
      ...base,
      program: client,
      server,
      requestId,
      method: path,
      ...contracts(path),
      headers: Object.fromEntries(
        Object.entries(headers)
          .slice(0, told.headers)
          .map(([name, value]) => [name, value.slice(0, told.letters)]),
      ),
    });
    const outgoing = dial({
      method: 'POST',
      path,
      headers: { ...headers, host: `${host}:${port}` },
      signal,
      createConnection: () => {
        const socket = connect({ host, port, noDelay: true });
        socket.write(greetingOf({ secret, connection: exchange }));
        return socket;
      },
    });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve);
      outgoing.on('error', reject);
    });
    const sending = tapped((chunk) => out.take(chunk));
    sending.once('end', () => out.end());
    pipeline(bodyStreamOf(request), sending, outgoing, () => {});
    try {
      const incoming = await answered;
      const status = incoming.statusCode ?? 502;
      const answerHeaders = passedBack(incoming.headers);
      back = readerOf(server, 'back', answerHeaders['content-type']);
      const { take, end: endBack } = back;
      emit({ type: 'web.answered', ...base, program: server, status, headers: answerHeaders });
      const answer = pipeline(incoming, tapped(take), (error) => {
        if (!error) endBack();
        end(error ? failureOf(error) : null);
      });
      // A proxy that compresses would hold messages back until it has enough of them.
      const shown = { ...answerHeaders, 'cache-control': 'no-store, no-transform' };
      return new Response(streamOf(answer), { status, headers: shown });
    } catch (error) {
      end(failureOf(error));
      stop.abort();
      throw error;
    }
  };

  return {
    carry,
    close() {
      for (const stop of underWay) stop.abort();
    },
  };
};

const tapped = (tell: (chunk: Buffer) => void): PassThrough => {
  const through = new PassThrough();
  const { push } = through;
  // Told before anybody has it.
  through.push = (chunk: unknown, ...rest) => {
    if (Buffer.isBuffer(chunk)) tell(chunk);
    return push.call(through, chunk, ...rest);
  };
  return through;
};

const streamOf = (readable: Readable): ReadableStream<Uint8Array> => {
  const chunks = readable[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void readable.destroy(),
  });
};

const passedBack = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || keptBack.has(name) ? [] : [[name, [value].flat().join(', ')]],
    ),
  );
