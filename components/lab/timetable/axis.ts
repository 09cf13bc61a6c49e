/** Which times the timetable shows, and where: in CSS px from its left edge, times in server ms. */
export interface AxisView {
  gutter: number;
  width: number;
  from: number;
  to: number;
  /** The playhead. */
  now: number;
}

/** The time axis of a page: the timetable sets it in each frame, and what stands under it reads it. */
export interface Axis {
  get: () => AxisView | null;
  set: (view: AxisView) => void;
}

/** Room at the right end, in px. */
const margin = 8;

export const createAxis = (): Axis => {
  let view: AxisView | null = null;
  return {
    get: () => view,
    set: (next) => {
      view = next;
    },
  };
};

export const timeX = (view: AxisView, at: number): number =>
  view.gutter + ((at - view.from) / (view.to - view.from)) * (view.width - view.gutter - margin);

export const xTime = (view: AxisView, x: number): number =>
  view.from + ((x - view.gutter) / (view.width - view.gutter - margin)) * (view.to - view.from);
