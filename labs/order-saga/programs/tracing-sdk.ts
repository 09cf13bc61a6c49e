// Phần nặng của OpenTelemetry: gom span lại và gửi cho nơi thu thập, bằng OTLP trên HTTP. Chỉ nạp khi có nơi để gửi.
import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';

const { OTEL_SERVICE_NAME, PROGRAM_ID = 'shop' } = process.env;

const provider = new BasicTracerProvider({
  resource: resourceFromAttributes({ 'service.name': OTEL_SERVICE_NAME ?? PROGRAM_ID }),
  spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
});

trace.setGlobalTracerProvider(provider);
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
propagation.setGlobalPropagator(new W3CTraceContextPropagator());

export const shutdown = () => provider.shutdown();
