import type { LabEvent } from '#model/events.ts';
import type { FlightLog } from '#model/flights.ts';
import { messageOf } from '#model/history.ts';

/** What proves that a goal was met, as it is lit on the page. */
export interface Proof {
  /** Oldest first, never empty. */
  events: readonly [LabEvent, ...LabEvent[]];
  messages: ReadonlySet<string>;
  /** Ids of stations. */
  stations: ReadonlySet<string>;
}

/** Of the seqs of an objective's evidence; null where the log no longer holds any of them. */
export const proofOf = (
  evidence: readonly number[],
  events: readonly LabEvent[],
  flights: Pick<FlightLog, 'of'>,
): Proof | null => {
  const [first, ...rest] = events.filter(({ seq }) => evidence.includes(seq));
  if (!first) return null;
  const proving: Proof['events'] = [first, ...rest];
  return {
    events: proving,
    messages: new Set(proving.flatMap((event) => messageOf(event) ?? [])),
    stations: new Set([
      ...proving.flatMap((event) => ('program' in event && event.program ? event.program : [])),
      ...flights.of(evidence).flatMap(({ stops }) => stops),
    ]),
  };
};
