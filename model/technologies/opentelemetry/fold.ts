import type { Apply } from '../../picture.ts';

const keptSpans = 240;

/** Spans as they were exported. */
export const applyOpenTelemetry: Apply = (draft, event) => {
  if (event.type !== 'span.ended') return;
  const { type: _, origin: __, at: ___, ...span } = event;
  draft.spans = [...draft.spans, span].slice(-keptSpans);
};
