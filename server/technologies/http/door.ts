import { request as dial, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { bodyStreamOf, failureOf } from '../carried.ts';
import { TooMany } from '../too-many.ts';
import type { RequestReport } from './client-report.ts';

/** Lets whoever knows the way to a sandbox ask one of its servers, from a terminal of their own. */
export interface DoorKeeper {
  /** Carries the request to the server and its answer back; rejects where nobody answers. */
  knock(path: string, request: Request): Promise<Response>;
  close(): void;
}

interface DoorSpec {
  host: string;
  port: number;
  /** Hears of each request what a client's preload would tell. */
  tell(report: RequestReport): void;
}

/** Who asks from outside, as the log names it. */
export const outsider = 'terminal';

const passedOn = /^(content-type|content-length|accept|user-agent|idempotency-key|traceparent|tracestate|ce-.+)$/;
/** The rest is of this connection only, or nothing that a lab's program may set on the site. */
const passedBack = /^(content-type|location|retry-after|allow|etag)$/;
const mostAtOnce = 8;

export const openDoor = ({ host, port, tell }: DoorSpec): DoorKeeper => {
  const closing = new AbortController();
  let underWay = 0;
  let count = 0;

  const ask = async (path: string, request: Request): Promise<Response> => {
    count += 1;
    const [id, connection] = [`${outsider}.r${count}`, `${outsider}.h${count}`];
    const headers = Object.fromEntries([...request.headers].filter(([name]) => passedOn.test(name)));
    const subject = headers['ce-subject']?.slice(0, 200);
    const { method } = request;
    tell({ kind: 'made', request: id, port, method, path: path.slice(0, 500), ...(subject && { subject }) });
    const outgoing = dial({
      host,
      port,
      method,
      path,
      headers,
      agent: false,
      signal: AbortSignal.any([closing.signal, request.signal]),
    });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve);
      outgoing.once('error', reject);
    });
    outgoing.once('socket', (socket) => {
      socket.once('connect', () => {
        tell({ kind: 'connected', connection, port });
        tell({ kind: 'sent', request: id, connection });
      });
      socket.once('close', () => tell({ kind: 'closed', connection, error: null }));
    });
    pipeline(bodyStreamOf(request), outgoing, () => {});
    try {
      const incoming = await answered;
      const content = await buffer(incoming);
      const { statusCode: status = 502, socket } = incoming;
      const encoding = incoming.headers['content-encoding'] ?? null;
      const passed = { out: socket.bytesWritten, back: socket.bytesRead };
      tell({ kind: 'answered', request: id, connection, status, encoding, passed });
      const bare = status === 204 || status === 304;
      return new Response(bare ? null : new Uint8Array(content), { status, headers: headersOf(incoming.headers) });
    } catch (error) {
      tell({ kind: 'failed', request: id, error: failureOf(error) });
      throw error;
    }
  };

  return {
    async knock(path, request) {
      if (underWay >= mostAtOnce) throw new TooMany();
      underWay += 1;
      try {
        return await ask(path, request);
      } finally {
        underWay -= 1;
      }
    },
    close: () => closing.abort(),
  };
};

const headersOf = (headers: IncomingHttpHeaders): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && passedBack.test(name) ? [[name, value]] : [],
    ),
  ),
  'cache-control': 'no-store',
});
