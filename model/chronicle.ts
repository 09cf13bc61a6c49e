import type { Drawing, Leg, Span } from './legs.ts';
import { countUpTo } from './sorted.ts';

/** Something befell a station at `at`, in server ms: its program died, was frozen, or lost its cable. */
export interface Blow {
  at: number;
  station: string;
  kind: 'died' | 'frozen' | 'cut';
}

/** The legs of each subject, in the log's order: what became of one order, in whatever technology carried it. */
export interface Chronicle extends Drawing {
  /** What the message is about; undefined where the log knows no such message. */
  subjectOf: (message: string) => string | undefined;
  legsOf: (subject: string) => readonly Leg[];
  blows: () => readonly Blow[];
  /** The first subject that began after that moment, and when. */
  begunAfter: (at: number) => { subject: string; at: number } | undefined;
}

const blowOf: Readonly<Partial<Record<Span['kind'], Blow['kind']>>> = { dead: 'died', frozen: 'frozen', cut: 'cut' };
const nothing = (): void => {};

/** Draws legs as the lives of their subjects. */
export const createChronicle = (): Chronicle => {
  let legs = new Map<string, Leg[]>();
  let subjects = new Map<string, string>();
  let begun: { subject: string; at: number }[] = [];
  let blows: Blow[] = [];
  return {
    clear: () => {
      legs = new Map();
      subjects = new Map();
      begun = [];
      blows = [];
    },
    leg: (leg) => {
      const { subject, message, at, sign } = leg;
      subjects.set(message, subject);
      // It belongs to what is followed, and is no part of its life.
      if (sign) return;
      const known = legs.get(subject);
      if (known) {
        known.push(leg);
        return;
      }
      legs.set(subject, [leg]);
      begun.push({ subject, at });
    },
    spanBegan: ({ kind, station, from }) => {
      const blow = blowOf[kind];
      if (blow) blows.push({ at: from, station, kind: blow });
    },
    spanEnded: nothing,
    broke: nothing,
    subjectOf: (message) => subjects.get(message),
    legsOf: (subject) => legs.get(subject) ?? [],
    blows: () => blows,
    begunAfter: (at) => begun[countUpTo(begun, at, (one) => one.at)],
  };
};
