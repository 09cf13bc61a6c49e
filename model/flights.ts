import type { Drawing, Leg } from './legs.ts';
import { countUpTo } from './sorted.ts';

/** One message under way; where it is at any time follows from `departs` and `arrives` alone. */
export interface Flight extends Omit<Leg, 'trip' | 'ends'> {
  id: string;
  manner: Exclude<Leg['manner'], 'stays'>;
  /** Server time in ms; a message cannot leave before its last flight has arrived. */
  departs: number;
  arrives: number;
}

export interface FlightLog extends Drawing {
  /** Flights of events up to `seq` that are under way at `time`, or were within `linger` ms before. */
  around: (time: number, seq: number, linger: number) => Flight[];
  /** Flights of those events. */
  of: (seqs: readonly number[]) => Flight[];
}

/** For each station on its way. */
const legMs = { sent: 170, handed: 230, back: 400, fallen: 400, lost: 400, dead: 230 } as const;
// Chained flights may leave later than their event, but never by more than this.
const longestWait = 700;
const longestFlight = 600;
/** Between two on one way of which one is a sign: they are often sent in one moment, and shall be told apart. */
const headway = 70;

const nothing = (): void => {};

/** Draws legs as flights. */
export const createFlightLog = (): FlightLog => {
  let flights: Flight[] = [];
  /** By message and station. */
  let landings = new Map<string, number>();
  /** Which went last, by its way. */
  let ahead = new Map<string, Flight>();
  /** By trip. */
  let fallen = new Map<string, Flight>();

  return {
    clear: () => {
      flights = [];
      landings = new Map();
      ahead = new Map();
      fallen = new Map();
    },
    leg: ({ trip, ends, manner, ...leg }) => {
      const { seq, at, message, stops } = leg;
      const branch = `${message}>${stops[0]}`;
      if (manner === 'stays') {
        if (ends) landings.delete(branch);
        return;
      }
      const before = fallen.get(trip);
      if (manner === 'back' && before) {
        // It did not fall off after all.
        before.manner = 'sent';
        delete before.reason;
      }
      const way = stops.join('>');
      const last = ahead.get(way);
      const free = last && (last.sign || leg.sign) ? last.departs + headway : 0;
      const departs = Math.min(Math.max(at, landings.get(branch) ?? 0, free), at + longestWait);
      const arrives = departs + Math.min(longestFlight, legMs[manner] * Math.max(1, stops.length - 1));
      const to = stops.at(-1) ?? '';
      landings.set(`${message}>${to}`, arrives);
      const flight = { ...leg, id: `${seq}>${to}>${message}`, manner, departs, arrives };
      flights.push(flight);
      ahead.set(way, flight);
      if (manner === 'fallen') fallen.set(trip, flight);
    },
    spanBegan: nothing,
    spanEnded: nothing,
    broke: nothing,
    around: (time, seq, linger) => {
      const oldest = time - longestWait - longestFlight - linger;
      const found: Flight[] = [];
      for (let i = countUpTo(flights, time, ({ at }) => at) - 1; i >= 0; i -= 1) {
        const flight = flights[i];
        if (!flight || flight.at < oldest) break;
        if (flight.seq <= seq && flight.arrives + linger > time) found.push(flight);
      }
      return found.reverse();
    },
    of: (seqs) => flights.filter(({ seq }) => seqs.includes(seq)),
  };
};
