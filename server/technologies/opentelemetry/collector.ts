import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type ExportedSpan, readExport } from './otlp.ts';

/** Where programs export their spans to. */
export interface Collector {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`; the exporter adds the rest of the path. */
  endpointOf(program: string): string;
  /** Resolves when nothing listens any more. */
  close(): Promise<void>;
}

const host = '127.0.0.1';
/** Of one request, in bytes: a program exports 512 spans at most at once. */
const largest = 1024 * 1024;

/**
 * A receiver of OTLP over HTTP in JSON on a loopback port of its own, under a path that nobody guesses; it tells of
 * each span, with the program whose endpoint it came by.
 */
export const openCollector = async (
  secret: string,
  onSpan: (program: string, span: ExportedSpan) => void,
): Promise<Collector> => {
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, key, program, ...rest] = (request.url ?? '').split('/');
    if (key !== secret || !program || rest.join('/') !== 'v1/traces') return answer(response, 404);
    if (request.method !== 'POST') return answer(response, 405);
    if (!request.headers['content-type']?.startsWith('application/json')) return answer(response, 415);
    const body = await bodyOf(request);
    if (body === undefined) return answer(response, 413);
    const spans = readExport(parsed(body));
    if (!spans) return answer(response, 400);
    for (const span of spans) onSpan(decodeURIComponent(program), span);
    answer(response, 200);
  };
  const server = createServer((request, response) => {
    receive(request, response).catch(() => response.destroy());
  });
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    endpointOf: (program) => `http://${host}:${port}/${secret}/${encodeURIComponent(program)}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const answer = (response: ServerResponse, status: number): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
};

const bodyOf = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > largest) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
