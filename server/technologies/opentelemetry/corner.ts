import { randomBytes } from 'node:crypto';
import type { Corner, Emit, SandboxScope } from '../technology.ts';
import { openCollector } from './collector.ts';

/** How long a program gathers spans before it exports them, in ms; five seconds by default, which nobody who looks on waits for. */
const scheduleDelayMs = 200;

/** A sandbox's corner: a collector of its own, which each program finds where any OpenTelemetry SDK looks for one. */
export const openCorner = async ({ id }: SandboxScope, emitEvent: Emit): Promise<Corner> => {
  let closed = false;
  // A span may name a topic, by its name on the broker.
  const prefix = new RegExp(`[\\w-]*${id}\\.`, 'g');
  const collector = await openCollector(randomBytes(16).toString('hex'), (program, span) => {
    const name = span.name.replaceAll(prefix, '');
    if (!closed) emitEvent({ type: 'span.ended', origin: 'client', program, ...span, name });
  });
  return {
    env: (program) => ({
      OTEL_SERVICE_NAME: program,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpointOf(program),
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: String(scheduleDelayMs),
    }),
    resolve: () => undefined,
    report: () => {},
    async close() {
      closed = true;
      await collector.close();
    },
  };
};
