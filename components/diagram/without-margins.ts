import type { SceneLayout, Station } from '#model/scene.ts';
import { stripOf } from './strip-of.ts';

/** How far from its centre a station reaches with its name and what is said of it; a point's stand apart from it. */
const reachOf = (station: Station): { up: number; down: number } =>
  'height' in station ? { up: station.height / 2 + 28, down: station.height / 2 + 16 } : { up: 48, down: 44 };

/** The same drawing without the empty ground over and under it: as high as what stands on it. */
export const withoutMargins = (layout: SceneLayout): SceneLayout => {
  const { stations, height } = layout;
  if (stations.length === 0) return layout;
  const top = Math.max(0, Math.min(...stations.map((station) => station.y - reachOf(station).up)));
  const bottom = Math.min(height, Math.max(...stations.map((station) => station.y + reachOf(station).down)));
  return stripOf(layout, top, bottom - top);
};
