import type { Break, Drawing, Leg, Span } from './legs.ts';

/** A message was at a station at a moment; `back` marks what follows a redelivery. */
export interface Stop {
  at: number;
  station: string;
  back: boolean;
}

/** One line of the timetable: a message's way down through the stations. */
export interface Trip extends Pick<Leg, 'technology' | 'subject' | 'message' | 'label' | 'sign'> {
  /** Unique; a record read by two groups has one trip for each. */
  id: string;
  stops: Stop[];
  /** It came to its end; otherwise it is still waiting at its last stop. */
  ended: boolean;
  /** It came to its end by being lost, and why. */
  lost?: NonNullable<Leg['reason']>;
}

export interface Timetable extends Drawing {
  trips: () => readonly Trip[];
  spans: () => readonly Span[];
  breaks: () => readonly Break[];
}

/** Draws legs as the lines of a space-time diagram. */
export const createTimetable = (): Timetable => {
  let trips: Trip[] = [];
  let spans: Span[] = [];
  let breaks: Break[] = [];
  let byId = new Map<string, Trip>();

  const tripOf = ({ trip: id, technology, subject, message, label, sign }: Leg): Trip => {
    const known = byId.get(id);
    if (known) return known;
    const trip: Trip = { id, technology, subject, message, label, ...(sign && { sign }), stops: [], ended: false };
    trips.push(trip);
    byId.set(id, trip);
    return trip;
  };

  return {
    clear: () => {
      trips = [];
      spans = [];
      breaks = [];
      byId = new Map();
    },
    leg: (leg) => {
      const trip = tripOf(leg);
      const { at, manner, again, reason } = leg;
      const wasBack = trip.stops.at(-1)?.back ?? false;
      // What is lost on the way never comes to the last of them.
      const reached = manner === 'lost' ? leg.stops.slice(0, -1) : leg.stops;
      for (const [index, station] of reached.entries()) {
        const back = manner === 'stays' ? wasBack : manner === 'back' ? index > 0 : again;
        trip.stops.push({ at, station, back });
      }
      if (!leg.ends) return;
      trip.ended = true;
      if (reason) trip.lost = reason;
    },
    spanBegan: (span) => spans.push(span),
    spanEnded: (kind, station, at) => {
      const span = spans.findLast((one) => one.kind === kind && one.station === station && one.to === undefined);
      if (span) span.to = at;
    },
    broke: (broken) => breaks.push(broken),
    trips: () => trips,
    spans: () => spans,
    breaks: () => breaks,
  };
};
