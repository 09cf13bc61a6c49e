import { curve, joinPaths, type Point, type RoundedPath, roundedPath } from '#model/geometry.ts';
import type { SceneLayout } from '#model/scene.ts';

/** Along the tracks; back in one bow; off the track at the last stop; or off it halfway, where the cable is cut. */
export type Way = 'track' | 'bow' | 'off' | 'lost';

/** Finds the way between stations on one drawing; `undefined` where the drawing has neither of them. */
export interface Routes {
  between: (stops: readonly string[], way: Way) => RoundedPath | undefined;
  /** Whether a station on it stands for others, which have none of their own. */
  isShared: (stops: readonly string[]) => boolean;
  /** Near which point to say why a message took such a way. */
  about: (stops: readonly string[], way: Way) => Point;
}

const pointSize = 22;

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
        width: 'width' in station ? station.width : pointSize,
        height: 'height' in station ? station.height : pointSize,
      },
    ]),
  );
  const known = new Map<string, RoundedPath | undefined>();
  const replaced = new Map(layout.stations.flatMap(({ id, standsFor = [] }) => standsFor.map((one) => [one, id])));
  const drawn = (stops: readonly string[]): readonly string[] =>
    replaced.size > 0 ? stops.map((stop) => replaced.get(stop) ?? stop) : stops;

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
      const start: Point = [from.x - from.width / 2 + Math.min(50, from.width / 2), from.y + from.height / 2 + 2];
      const end: Point = [to.x + to.width / 2 + 6, to.y + to.height / 2 - 12];
      return curve(start, [(start[0] + end[0]) / 2 + 10, Math.max(start[1], end[1]) + 36], end);
    }
    const start: Point = [from.x + from.width / 2 - Math.min(10, from.width / 2), from.y - from.height / 2];
    const end: Point = [to.x + to.width / 2 - Math.min(40, to.width / 2), to.y + to.height / 2 + 4];
    return curve(start, [start[0] + 26, (start[1] + end[1]) / 2], end);
  };

  /** Whether a carriage there would lie within the drawing, and on no station but that one. */
  const isFree = ([x, y]: Point, but: unknown): boolean =>
    x > 18 &&
    x < layout.width - 18 &&
    y < layout.height - 14 &&
    [...boxes.values()].every(
      (box) => box === but || Math.abs(box.x - x) > box.width / 2 + 17 || Math.abs(box.y - y) > box.height / 2 + 12,
    );

  const off = (stops: readonly string[]): RoundedPath | undefined => {
    const last = boxes.get(stops.at(-1) ?? '');
    if (!last) return undefined;
    const before = along(stops);
    // A point lets it fall beside itself, a box below the end where the oldest stands: as far as there is room.
    const isPoint = last.width <= pointSize;
    const ways: readonly Point[] = isPoint
      ? [34, -34].flatMap((x): Point[] => [84, 60, 40].map((y) => [last.x + x, last.y + y]))
      : [40, 22, 2, -6].map((y) => [last.x + last.width / 2 - 30, last.y + last.height / 2 + y]);
    const [x, y] = ways.find((place) => isFree(place, last)) ?? ways.at(-1) ?? [last.x, last.y];
    const start: Point = isPoint ? [last.x, last.y] : [x, last.y];
    const fall = roundedPath([start, [x, last.y], [x, y]]);
    return before ? joinPaths([before, fall]) : fall;
  };

  const lost = (stops: readonly string[]): RoundedPath | undefined => {
    const way = along(stops);
    if (!way) return undefined;
    const [x, y] = way.at(0.5);
    const fall = roundedPath([
      [x, y],
      [x, Math.min(y + 46, layout.height - 30)],
    ]);
    return { ...fall, at: (f) => (f < 0.6 ? way.at(f / 1.2) : fall.at((f - 0.6) / 0.4)) };
  };

  const find = { track: along, bow: backwards, off, lost };
  const between = (named: readonly string[], way: Way): RoundedPath | undefined => {
    const stops = drawn(named);
    const key = `${way} ${stops.join('>')}`;
    if (!known.has(key)) known.set(key, find[way](stops));
    return known.get(key);
  };

  const about = (stops: readonly string[], way: Way): Point => {
    const path = between(stops, way);
    if (way === 'bow') return path?.at(0.5) ?? [0, 0];
    if (way !== 'track') return path?.at(1) ?? [0, 0];
    // Of a dead letter it is said where it died.
    const box = boxes.get(drawn(stops)[0] ?? '');
    return box ? [box.x + box.width / 2 - 40, box.y + box.height / 2 + 12] : [0, 0];
  };

  return { between, isShared: (stops) => stops.some((stop) => replaced.has(stop)), about };
};
