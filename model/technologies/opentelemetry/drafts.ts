import type { EventDraft, EventFields } from '../../events.ts';

/** A span as tests write it: `parent.span` names it within trace `t`, times are in ms. */
export const spanOf = (path: string, from: number, ms: number, rest: EventFields<'span.ended'> = {}): EventDraft => {
  const [span = path, parent = null] = path.split('.').toReversed();
  return {
    type: 'span.ended',
    origin: 'client',
    program: 'order',
    trace: 't',
    span,
    parent,
    name: span,
    kind: 'internal',
    technology: null,
    from,
    ms,
    error: null,
    ...rest,
  };
};
