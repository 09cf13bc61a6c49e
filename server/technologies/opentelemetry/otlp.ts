import { z } from 'zod';
import type { EventOf } from '#model/events.ts';
import type { Technology } from '#model/technology.ts';

const text = z.string().max(300);
const value = z.looseObject({ stringValue: z.string().optional() });
const attributes = z
  .array(z.object({ key: text, value }))
  .max(128)
  .default([]);
/** Nanoseconds since 1970; JSON of protobuf writes 64 bits as text. */
const nanoseconds = z.union([z.string().regex(/^\d{1,20}$/), z.int().nonnegative()]).transform((read) => BigInt(read));

const span = z.object({
  traceId: z.string().regex(/^[0-9a-f]{32}$/i),
  spanId: z.string().regex(/^[0-9a-f]{16}$/i),
  parentSpanId: z.string().max(16).optional(),
  name: text,
  kind: z.number().int().min(0).max(5).default(0),
  startTimeUnixNano: nanoseconds,
  endTimeUnixNano: nanoseconds,
  attributes,
  status: z.object({ code: z.number().int().default(0), message: text.optional() }).default({ code: 0 }),
});

const exported = z.object({
  resourceSpans: z
    .array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(span).max(512) })).max(64) }))
    .max(16),
});

type Span = z.infer<typeof span>;
/** A span as the log has it, without who exported it. */
export type ExportedSpan = Omit<EventOf<'span.ended'>, 'type' | 'seq' | 'at' | 'origin' | 'program'>;

/** Spans of one export request of OTLP over HTTP in JSON; undefined where it is none. */
export const readExport = (body: unknown): ExportedSpan[] | undefined =>
  exported
    .safeParse(body)
    .data?.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans.map(readSpan)));

const kinds = ['internal', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
const statusError = 2;

const readSpan = (one: Span): ExportedSpan => {
  const said = new Map(one.attributes.map((attribute) => [attribute.key, attribute.value.stringValue]));
  const subject = said.get('cloudevents.event_subject');
  return {
    trace: one.traceId,
    span: one.spanId,
    parent: one.parentSpanId || null,
    name: one.name,
    kind: kinds[one.kind] ?? 'internal',
    technology: technologyIn(said),
    from: Number(one.startTimeUnixNano / 1000n) / 1000,
    ms: Math.max(0, Number(one.endTimeUnixNano - one.startTimeUnixNano) / 1e6),
    error: one.status.code === statusError ? (one.status.message ?? '') : null,
    ...(subject !== undefined && { subject }),
  };
};

/** What a span went over, by the semantic conventions of OpenTelemetry. */
const technologyIn = (said: ReadonlyMap<string, string | undefined>): Technology | null => {
  const system = said.get('rpc.system') ?? said.get('messaging.system') ?? said.get('db.system.name');
  if (system === 'grpc' || system === 'kafka' || system === 'rabbitmq' || system === 'sqlite') return system;
  if (said.has('http.request.method')) return 'http';
  return null;
};
