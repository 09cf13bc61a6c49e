import { stripOf } from '#components/diagram/strip-of.ts';
import type { Scene, Station } from '#model/scene.ts';

/** With two workers, so that the figure keeps its height while they come and go. */
const least = { landscape: 350, portrait: 422 };
const margin = 24;

const reach = (station: Station): number => ('height' in station ? station.height / 2 : 0);

/** The lab's own drawing without the empty strips above and below it: the page has more to show than the stage. */
export const cropped =
  (scene: Scene): Scene =>
  (picture, frame) => {
    const layout = scene(picture, frame);
    if (frame === 'portrait') return { ...layout, height: Math.max(layout.height, least.portrait) };
    const top = Math.min(...layout.stations.map((station) => station.y - reach(station))) - margin;
    const bottom = Math.max(...layout.stations.map((station) => station.y + reach(station))) + margin;
    const height = Math.max(bottom - top, least.landscape);
    return stripOf(layout, (top + bottom - height) / 2, height);
  };
