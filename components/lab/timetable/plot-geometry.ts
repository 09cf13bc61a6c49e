import type { Timetable, Trip } from '#model/timetable.ts';
import { type AxisView, timeX } from './axis.ts';

/** A station's row in the timetable. */
export interface Row {
  station: string;
  label: string;
}

/** Everything a painting depends on; times in server ms, sizes in CSS px. */
export interface View extends AxisView {
  height: number;
  rows: readonly Row[];
  /** Messages that stand out from the others; null where none does. */
  lit: ReadonlySet<string> | null;
  /** The subject that the learner follows. */
  followed: string | null;
  words: {
    rebalance: string;
    silence: string;
    cut: string;
    answersCut: string;
    signal: (signal: string) => string;
    /** Why a message was lost. */
    lost: (trip: Pick<Trip, 'message' | 'label'>, reason: NonNullable<Trip['lost']>) => string;
  };
}

/** Room above the first row and below the last. */
export const top = 14;
export const bottom = 24;
/** Smallest slant of a move, so that a jump in no time is still seen as one. */
const slant = 4;

/** Centre of a row in px. */
export const rowY = (view: Pick<View, 'height' | 'rows'>, index: number): number =>
  top + (index * (view.height - top - bottom)) / Math.max(1, view.rows.length - 1);

/** Trips with something to see between the view's ends. */
export const tripsIn = (timetable: Timetable, view: View): Trip[] =>
  timetable.trips().filter((trip) => {
    const first = trip.stops[0];
    const last = trip.stops.at(-1);
    return first && last && first.at <= view.to && (!trip.ended || last.at >= view.from);
  });

/** Corners of a trip on the picture; `dashed` from the corner on. */
export const cornersOf = (trip: Trip, view: View): { x: number; y: number; dashed: boolean; at: number }[] => {
  const index = new Map(view.rows.map((row, i) => [row.station, i]));
  const corners: { x: number; y: number; dashed: boolean; at: number }[] = [];
  let last = '';
  for (const { at, station, back } of trip.stops) {
    const row = index.get(station);
    if (row === undefined) continue;
    const before = corners.at(-1);
    const moved = before !== undefined && station !== last;
    const x = Math.max(timeX(view, at), moved ? before.x + slant : (before?.x ?? -Infinity));
    corners.push({ x, y: rowY(view, row), dashed: back, at });
    last = station;
  }
  const end = corners.at(-1);
  if (end && !trip.ended) corners.push({ ...end, x: Math.max(end.x, timeX(view, view.now)), at: view.now });
  return corners;
};

/** The trip that passes nearest to a point, within a few px. */
export const tripAt = (timetable: Timetable, view: View, x: number, y: number): Trip | undefined => {
  let best: Trip | undefined;
  let nearest = 7;
  for (const trip of tripsIn(timetable, view)) {
    const corners = cornersOf(trip, view);
    for (let i = 1; i < corners.length; i += 1) {
      const a = corners[i - 1];
      const b = corners[i];
      if (!a || !b) continue;
      // What is sent in one moment with a message leaves it the pointer.
      const far = toSegment(x, y, a, b) + (trip.sign ? 2 : 0);
      if (far < nearest) {
        nearest = far;
        best = trip;
      }
    }
  }
  return best;
};

const toSegment = (x: number, y: number, a: { x: number; y: number }, b: { x: number; y: number }): number => {
  const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const f = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / length));
  return Math.hypot(x - (a.x + (b.x - a.x) * f), y - (a.y + (b.y - a.y) * f));
};
