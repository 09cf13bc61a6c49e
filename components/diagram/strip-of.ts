import type { SceneLayout } from '#model/scene.ts';

/** The part of a drawing that begins at `top` and is so high, over its whole width, as a drawing of its own. */
export const stripOf = (layout: SceneLayout, top: number, height: number): SceneLayout => ({
  ...layout,
  height,
  stations: layout.stations.map((station) => ({ ...station, y: station.y - top })),
  tracks: layout.tracks.map((track) => ({ ...track, points: track.points.map(([x, y]) => [x, y - top] as const) })),
});
