import type { Technology } from '../../technology.ts';
import type { OpenTelemetryPicture, SpanPicture } from './picture.ts';

/** A row of a waterfall. */
export interface WaterfallRow extends SpanPicture {
  /** How many spans it is a part of, one in the other. */
  depth: number;
  /** It names a parent that nobody has exported: not yet, or never. */
  isOrphan: boolean;
}

/** The spans about one subject, trace by trace. */
export interface Waterfall {
  subject: string;
  /** More than one where the context was lost on the way. */
  traces: { id: string; rows: WaterfallRow[] }[];
}

/** A message about a subject, as who sent it and who took it have told of it. */
interface HandOver {
  sent: SpanPicture;
  taken: SpanPicture;
  /** The context did not come with the message: the two are in traces of their own. */
  isLost: boolean;
}

/** The newest hand-over about a subject on a technology; undefined until both ends are known. */
export const handOverOf = (
  { spans }: OpenTelemetryPicture,
  subject: string,
  technology: Technology,
): HandOver | undefined => {
  const about = spans.filter((span) => span.subject === subject && span.technology === technology);
  const sent = about.findLast(({ kind }) => kind === 'producer');
  const taken = about.findLast(({ kind }) => kind === 'consumer');
  return sent && taken && { sent, taken, isLost: sent.trace !== taken.trace };
};

/** What the newest span that says so is about. */
export const newestSubject = ({ spans }: OpenTelemetryPicture): string | undefined =>
  spans.findLast(({ subject }) => subject !== undefined)?.subject;

/** All spans of each trace in which one is about the subject, parents before their parts, by the time they began. */
export const waterfallOf = ({ spans }: OpenTelemetryPicture, subject: string): Waterfall => {
  const ids = new Set(spans.flatMap((one) => (one.subject === subject ? [one.trace] : [])));
  const traces = [...ids].map((id) => ({ id, rows: rowsOf(spans.filter(({ trace }) => trace === id)) }));
  traces.sort((a, b) => (a.rows[0]?.from ?? 0) - (b.rows[0]?.from ?? 0));
  return { subject, traces };
};

const rowsOf = (spans: readonly SpanPicture[]): WaterfallRow[] => {
  const known = new Set(spans.map(({ span }) => span));
  const partsOf = Map.groupBy(spans, ({ parent }) => (parent !== null && known.has(parent) ? parent : null));
  const listed = (parent: string | null, depth: number): WaterfallRow[] =>
    (partsOf.get(parent) ?? [])
      .toSorted((a, b) => a.from - b.from)
      .flatMap((span) => [
        { ...span, depth, isOrphan: depth === 0 && span.parent !== null },
        ...listed(span.span, depth + 1),
      ]);
  return listed(null, 0);
};
