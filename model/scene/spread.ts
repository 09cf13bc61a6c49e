/** Places around a middle, first to last, `step` apart. */
export const around =
  (middle: number, count: number, step: number) =>
  (index: number): number =>
    middle + (index - (count - 1) / 2) * step;

/** Places in rows of so many `columns`, from left to right and down; `x` and `y` are the first one's. */
export const grid =
  ({ x, y, columns, stepX, stepY = 0 }: { x: number; y: number; columns: number; stepX: number; stepY?: number }) =>
  (index: number): { x: number; y: number } => ({
    x: x + (index % columns) * stepX,
    y: y + Math.floor(index / columns) * stepY,
  });
