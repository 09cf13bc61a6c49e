import type { Span } from '#model/legs.ts';
import { copy } from '../copy.vi.ts';

/** What lasted at a station, in words. */
interface Incident {
  id: string;
  station: string;
  what: string;
  when: string;
}

/** The bands of the timetable in words, but for those of calls, which tell of no station, as far as the playhead has come: what ends after `until` has not ended yet. */
export const incidentsUntil = (spans: readonly Span[], until: number): Incident[] =>
  spans
    .flatMap(({ kind, ...rest }) => (kind === 'call' || rest.from > until ? [] : [{ kind, ...rest }]))
    .map((span) => ({
      id: `${span.kind}@${span.station}@${span.from}`,
      station: span.station,
      what: span.answersOnly ? copy.timetable.answersCutWhole : copy.timetable.incident[span.kind],
      when: copy.timetable.lasted(
        copy.clock(span.from),
        span.to === undefined || span.to > until ? null : copy.clock(span.to),
      ),
    }));
