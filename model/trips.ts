import type { Leg, Manner } from './legs.ts';
import type { Technology } from './technology.ts';

type About = Pick<Leg, 'message' | 'label' | 'subject' | 'sign'>;

/** A message's way that has not come to its end. */
export interface OpenTrip extends About {
  id: string;
  /** Where it was last. */
  station: string;
}

/** Trips of one technology by keys of its own: a message and the queue that it is in, a record and the group that reads it. */
export interface Trips {
  clear: () => void;
  start: (key: string, about: About) => OpenTrip;
  get: (key: string) => OpenTrip | undefined;
  /** From now on the trip goes by another key, and is the newest. */
  rename: (from: string, to: string) => void;
  end: (key: string) => void;
  /** Those that were last at that station, with their keys, by the time since when they go by them. */
  at: (station: string) => [key: string, trip: OpenTrip][];
  /** The next leg of a trip. */
  leg: (
    at: Pick<Leg, 'seq' | 'at'>,
    trip: OpenTrip,
    manner: Manner,
    stops: Leg['stops'],
    rest?: Partial<Pick<Leg, 'reason' | 'again' | 'ends'>>,
  ) => Leg;
}

export const createTrips = (technology: Technology): Trips => {
  const open = new Map<string, OpenTrip>();
  let count = 0;
  return {
    clear: () => open.clear(),
    start: (key, about) => {
      count += 1;
      const trip = { id: `${technology} ${key} ${count}`, ...about, station: '' };
      open.set(key, trip);
      return trip;
    },
    get: (key) => open.get(key),
    rename: (from, to) => {
      const trip = open.get(from);
      if (!trip) return;
      open.delete(from);
      open.set(to, trip);
    },
    end: (key) => open.delete(key),
    at: (station) => [...open].filter(([, trip]) => trip.station === station),
    leg: ({ seq, at }, trip, manner, stops, { reason, again = false, ends = false } = {}) => {
      trip.station = stops.at(-1) ?? trip.station;
      const { id, message, label, subject, sign } = trip;
      return {
        seq,
        at,
        technology,
        subject,
        message,
        label,
        ...(sign && { sign }),
        trip: id,
        stops,
        manner,
        ...(reason && { reason }),
        again,
        ends,
      };
    },
  };
};
