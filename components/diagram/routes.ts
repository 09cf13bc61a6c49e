import { curve, joinPaths, type Point, type RoundedPath, roundedPath } from '#model/geometry.ts';
import type { SceneLayout } from '#model/scene.ts';

/** Finds the way between stations on one drawing; `undefined` where the drawing has neither of them. */
export type Routes = (stops: readonly string[], kind: 'track' | 'bow' | 'off') => RoundedPath | undefined;

/** Remembers the ways of one layout; tracks are joined in the order of the stops, missing stations are skipped. */
export const createRoutes = (layout: SceneLayout): Routes => {
  const tracks = new Map(layout.tracks.map((track) => [`${track.from}>${track.to}`, roundedPath(track.points)]));
  const stations = new Map<string, Point>(layout.stations.map((station) => [station.id, [station.x, station.y]]));
  const boxes = new Map(
    layout.stations.map((station) => [
      station.id,
      {
        x: station.x,
        y: station.y,
        width: 'width' in station ? station.width : 22,
        height: 'height' in station ? station.height : 22,
      },
    ]),
  );
  const known = new Map<string, RoundedPath | undefined>();

  const along = (stops: readonly string[]): RoundedPath | undefined => {
    const present = stops.filter((stop) => stations.has(stop));
    const paths: RoundedPath[] = [];
    for (let i = 1; i < present.length; i += 1) {
      const from = present[i - 1] ?? '';
      const to = present[i] ?? '';
      const track = tracks.get(`${from}>${to}`);
      if (track) paths.push(track);
      else {
        const a = stations.get(from);
        const b = stations.get(to);
        if (a && b) paths.push(roundedPath([a, b]));
      }
    }
    return paths.length > 0 ? joinPaths(paths) : undefined;
  };

  const backwards = (stops: readonly string[]): RoundedPath | undefined => {
    const from = boxes.get(stops[0] ?? '');
    const to = boxes.get(stops.at(-1) ?? '');
    if (!from || !to) return undefined;
    // Under the cut track where the platform is at the left, beside the cards where it is above them.
    if (to.x + to.width / 2 < from.x - from.width / 2) {
      const start: Point = [from.x - from.width / 2 + 50, from.y + from.height / 2 + 2];
      const end: Point = [to.x + to.width / 2 + 6, to.y + to.height / 2 - 12];
      return curve(start, [(start[0] + end[0]) / 2 + 10, Math.max(start[1], end[1]) + 36], end);
    }
    const start: Point = [from.x + from.width / 2 - 10, from.y - from.height / 2];
    const end: Point = [to.x + to.width / 2 - 40, to.y + to.height / 2 + 4];
    return curve(start, [start[0] + 26, (start[1] + end[1]) / 2], end);
  };

  const off = (stops: readonly string[]): RoundedPath | undefined => {
    const end = stations.get(stops.at(-1) ?? '');
    if (!end) return undefined;
    const before = along(stops);
    const fall = roundedPath([end, [end[0] + 34, end[1]], [end[0] + 34, end[1] + 84]]);
    return before ? joinPaths([before, fall]) : fall;
  };

  return (stops, kind) => {
    const key = `${kind} ${stops.join('>')}`;
    if (!known.has(key)) {
      known.set(key, kind === 'track' ? along(stops) : kind === 'bow' ? backwards(stops) : off(stops));
    }
    return known.get(key);
  };
};
