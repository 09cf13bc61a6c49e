import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { MemberName } from './members.ts';

/** What a program has exported of a trace. */
export interface Span {
  program: string;
  name: string;
  id: string;
  parent: string | undefined;
}

interface Exported extends Span {
  trace: string;
  orderId: string | undefined;
}

/** A collector of OTLP over HTTP, for tests. */
export interface Spans {
  env: Readonly<Record<string, string>>;
  traceOf(orderId: string, programs: readonly MemberName[]): Promise<readonly Span[]>;
  close(): Promise<void>;
}

const attributes = z.array(z.object({ key: z.string(), value: z.looseObject({ stringValue: z.string().optional() }) }));
const exportRequest = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
              attributes,
            }),
          ),
        }),
      ),
    }),
  ),
});

export const openSpans = async (): Promise<Spans> => {
  const exported: Exported[] = [];
  const waiting = new Set<() => void>();
  const server = createServer(async (request, response) => {
    exported.push(...(await read(request)));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    for (const look of waiting) look();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`, OTEL_BSP_SCHEDULE_DELAY: '100' },
    traceOf: (orderId, programs) =>
      new Promise((resolve) => {
        const look = (): void => {
          const trace = exported.find((span) => span.orderId === orderId)?.trace;
          const spans = exported.filter((span) => span.trace === trace);
          const isWhole = programs.every((program) => spans.some((span) => span.program === program));
          const isJoined = spans.every(({ parent }) => parent === undefined || spans.some(({ id }) => id === parent));
          if (trace === undefined || !isWhole || !isJoined) return;
          waiting.delete(look);
          resolve(spans);
        };
        waiting.add(look);
        look();
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const read = async (request: IncomingMessage): Promise<Exported[]> => {
  const text = Buffer.concat(await request.toArray()).toString('utf8');
  return exportRequest.parse(JSON.parse(text)).resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map(({ traceId, spanId, parentSpanId, name, attributes }) => ({
        program: stringIn(resource.attributes, 'service.name') ?? '',
        name,
        id: spanId,
        parent: parentSpanId,
        trace: traceId,
        orderId: stringIn(attributes, 'cloudevents.event_subject'),
      })),
    ),
  );
};

const stringIn = (all: z.infer<typeof attributes>, wanted: string): string | undefined =>
  all.find(({ key }) => key === wanted)?.value.stringValue;
