import type { Point } from '#model/geometry.ts';

/** Left, top and size, in the units of the drawing. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What there is on a drawing already. */
export interface Field {
  bounds: Box;
  /** Names and figures, which nothing may cover. */
  taken: readonly Box[];
  /** Better left free: lines. */
  busy: readonly Box[];
}

/** A place for something, and how bad it is: its distance in units, and much more where it covers something. */
export interface Place {
  box: Box;
  cost: number;
}

/** Units of distance that a square unit of covered ground is worth. */
const takenCost = 2;
const busyCost = 0.05;
const reach = { x: 220, y: 132 };
const step = { x: 10, y: 6 };

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

const gap = (from: number, low: number, high: number): number => Math.max(0, low - from, from - high);

/** The box, moved into the bounds. */
export const inside = (box: Box, { x, y, width, height }: Box): Box => ({
  ...box,
  x: within(box.x, x, width, box.width),
  y: within(box.y, y, height, box.height),
});

const within = (value: number, low: number, size: number, span: number): number =>
  Math.max(low, Math.min(value, low + size - span));

/** How bad a place for `box` would be that should be near `about`. */
export const costOf = (box: Box, about: Point, { taken, busy }: Field): number => {
  let cost = Math.hypot(gap(about[0], box.x, box.x + box.width), gap(about[1], box.y, box.y + box.height));
  // Of two places alike, the one in whose middle it is.
  cost += Math.abs(box.x + box.width / 2 - about[0]) * 0.1;
  for (const one of taken) cost += overlap(box, one) * takenCost;
  for (const one of busy) cost += overlap(box, one) * busyCost;
  return cost;
};

/** The best place near `about` for something of that size, always within the bounds; of equals the nearest. */
export const freePlace = (size: Pick<Box, 'width' | 'height'>, about: Point, field: Field): Place => {
  const { bounds } = field;
  let best: Place | undefined;
  for (let dy = -reach.y; dy <= reach.y; dy += step.y) {
    for (let dx = -reach.x; dx <= reach.x; dx += step.x) {
      const [x, y] = [about[0] + dx - size.width / 2, about[1] + dy - size.height / 2];
      const box = inside({ x, y, ...size }, bounds);
      const cost = costOf(box, about, field);
      if (!best || cost < best.cost) best = { box, cost };
    }
  }
  return best ?? { box: { ...bounds, ...size }, cost: Number.POSITIVE_INFINITY };
};
