import { bow, joinPaths, type Point, type RoundedPath, roundedPath } from '#model/geometry.ts';
import type { SceneLayout } from '#model/scene.ts';

/** Finds the way between stations on one drawing; `undefined` where the drawing has neither of them. */
export type Routes = (stops: readonly string[], kind: 'track' | 'bow' | 'off') => RoundedPath | undefined;

/** Remembers the ways of one layout; tracks are joined in the order of the stops, missing stations are skipped. */
export const createRoutes = (layout: SceneLayout): Routes => {
  const tracks = new Map(layout.tracks.map((track) => [`${track.from}>${track.to}`, roundedPath(track.points)]));
  const stations = new Map<string, Point>(layout.stations.map((station) => [station.id, [station.x, station.y]]));
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
    const [from = '', to = ''] = [stops[0], stops.at(-1)];
    const track = tracks.get(`${to}>${from}`);
    const a = track?.at(1) ?? stations.get(from);
    const b = track?.at(0) ?? stations.get(to);
    if (!a || !b) return undefined;
    // Below the track that was cut, so that its red cross stays in sight.
    return bow([a[0] + 30, a[1] + 44], [b[0] + 6, b[1] + 34], 0.16);
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
