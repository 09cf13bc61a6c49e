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

/** Where each row of the drawing begins, from its top. */
export type Rows = Record<
  'ticks' | 'flags' | 'arcs' | 'orders' | 'tumbling' | 'sliding' | 'session' | 'join' | 'big',
  number
>;

export const rowsOf: Record<Frame, Rows> = {
  landscape: {
    ticks: 12,
    flags: 18,
    arcs: 40,
    orders: 82,
    tumbling: 118,
    sliding: 170,
    session: 222,
    join: 288,
    big: 354,
  },
  portrait: {
    ticks: 12,
    flags: 18,
    arcs: 76,
    orders: 118,
    tumbling: 172,
    sliding: 240,
    session: 308,
    join: 392,
    big: 472,
  },
};
