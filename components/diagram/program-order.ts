import type { Frame, Station } from '#model/scene.ts';

/** Ids of the programs whose cards stand on the stage, as one reads them: by columns on a desk, downwards on a phone. */
export const programOrder = (stations: readonly Station[], frame: Frame): string[] =>
  stations
    .filter((station) => station.kind === 'program')
    .toSorted((a, b) => (frame === 'landscape' ? a.x - b.x || a.y - b.y : a.y - b.y || a.x - b.x))
    .map(({ program }) => program);

/** Which program an arrow leads to; at either end it stays. */
export const stepIn = (
  order: readonly string[],
  from: string,
  to: 'next' | 'previous' | 'first' | 'last',
): string | undefined => {
  const last = order.length - 1;
  const at = order.indexOf(from);
  const index = { next: Math.min(at + 1, last), previous: Math.max(at - 1, 0), first: 0, last }[to];
  return order[index];
};
