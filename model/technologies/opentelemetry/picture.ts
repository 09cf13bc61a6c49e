import type { EventOf } from '../../events.ts';

/** What the picture of a sandbox has of its traces. */
export interface OpenTelemetryPicture {
  /** The newest spans, in the order in which they were exported. */
  spans: SpanPicture[];
}

export type SpanPicture = Omit<EventOf<'span.ended'>, 'type' | 'origin' | 'at'>;

/** Nothing is there yet. */
export const emptyOpenTelemetry: OpenTelemetryPicture = { spans: [] };
