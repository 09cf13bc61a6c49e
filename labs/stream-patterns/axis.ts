import type { Frame } from '#model/scene.ts';
import type { Timeline } from './timeline.ts';

/** The stretch of the shop's time that is drawn, and where each second lies. */
export interface Axis {
  from: number;
  to: number;
  left: number;
  right: number;
  x: (second: number) => number;
  /** Every ten seconds. */
  ticks: number[];
}

const shown: Record<Frame, { seconds: number; ahead: number; left: number }> = {
  landscape: { seconds: 50, ahead: 10, left: 112 },
  portrait: { seconds: 26, ahead: 6, left: 0 },
};
const tick = 10;

/** Ends a little after the newest order, and begins with the first while that is to be seen. */
export const axisOf = ({ newest = 0, orders }: Timeline, frame: Frame, width: number): Axis => {
  const { seconds, ahead, left } = shown[frame];
  const first = Math.min(newest, ...orders.map(({ at }) => at)) - 2;
  const from = Math.max(newest + ahead - seconds, first);
  const to = from + seconds;
  const right = width - 2;
  return {
    from,
    to,
    left,
    right,
    x: (second) => left + ((second - from) / seconds) * (right - left),
    ticks: Array.from({ length: seconds / tick + 1 }, (_, i) => (Math.ceil(from / tick) + i) * tick).filter(
      (one) => one <= to,
    ),
  };
};

type Row = 'ticks' | 'flags' | 'late' | 'orders' | 'tumbling' | 'sliding' | 'session' | 'join' | 'big';

/** Where each row of the drawing lies, from its top: of rails the middle, of the others where they begin. */
export interface Rows extends Record<Row, number> {
  tumblingHeight: number;
  slidingHeight: number;
  /** From one customer's sessions to the next one's. */
  sessionStep: number;
  /** From the rail of orders to that of payments. */
  joinApart: number;
}

/** What a part of the drawing gets. */
export interface Placed {
  timeline: Timeline;
  axis: Axis;
  rows: Rows;
}

export const rowsOf: Record<Frame, Rows> = {
  landscape: {
    ticks: 11,
    flags: 16,
    late: 45,
    orders: 67,
    tumbling: 94,
    tumblingHeight: 33,
    sliding: 139,
    slidingHeight: 19,
    session: 184,
    sessionStep: 17,
    join: 249,
    joinApart: 28,
    big: 298,
  },
  portrait: {
    ticks: 11,
    flags: 18,
    late: 92,
    orders: 116,
    tumbling: 168,
    tumblingHeight: 36,
    sliding: 238,
    slidingHeight: 21,
    session: 306,
    sessionStep: 19,
    join: 396,
    joinApart: 36,
    big: 476,
  },
};
