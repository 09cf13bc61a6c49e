// Dấu vết của một đơn qua mọi chương trình, theo OpenTelemetry. Trace context đi kèm từng lời gọi và từng message, trong
// header traceparent của W3C. Không có OTEL_EXPORTER_OTLP_ENDPOINT thì mọi hàm ở đây chỉ làm việc được nhờ, không hơn.
import { type Attributes, context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

const sdk = process.env.OTEL_EXPORTER_OTLP_ENDPOINT ? await import('./tracing-sdk.ts') : undefined;
const tracer = trace.getTracer('shop');

/** Header của một lời gọi hay một message. */
type Carrier = Readonly<Record<string, string>>;

interface About {
  kind: keyof typeof SpanKind;
  attributes?: Attributes;
  /** Đơn nào, nếu đã biết. */
  orderId?: string | undefined;
  /** Tới từ ai khác thì trace context nằm trong header của người ấy; không thì span này là con của span đang chạy. */
  from?: Carrier;
}

/** Làm việc ấy trong một span: từ lúc bắt đầu tới lúc xong hay hỏng. */
export function traced<Result>(name: string, about: About, work: () => Promise<Result>): Promise<Result> {
  const parent = about.from ? propagation.extract(context.active(), about.from) : context.active();
  const subject = about.orderId ? { 'cloudevents.event_subject': about.orderId } : {};
  const options = { kind: SpanKind[about.kind], attributes: { ...about.attributes, ...subject } };
  return tracer.startActiveSpan(name, options, parent, async (span) => {
    try {
      return await work();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      span.setStatus({ code: SpanStatusCode.ERROR, message });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Header mang trace context của span đang chạy đi cho người khác. */
export function traceHeaders(): Carrier {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}

/** Gửi nốt những span còn giữ. */
export const flushTraces = async () => sdk?.shutdown();
