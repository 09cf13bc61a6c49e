import { curve, joinPaths, type Point, type RoundedPath, roundedPath } from '#model/geometry.ts';
import type { Frame, SceneLayout } from '#model/scene.ts';

/** Along the tracks; back in one bow; off the line at the last stop; or off it halfway, where the cable is cut. */
export type Way = 'track' | 'bow' | 'off' | 'lost';

/** Finds the way between stations on one drawing; `undefined` where the drawing has neither of them. */
export interface Routes {
  between: (stops: readonly string[], way: Way) => RoundedPath | undefined;
  /** Where to say why a message took such a way. */
  words: (stops: readonly string[], way: Way, text: string, frame: Frame) => Words;
}

interface Words {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

const pointSize = 22;
/** Width of a letter of what is said about a message, in scene units. */
const letter = 7;

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

  const off = (stops: readonly string[]): RoundedPath | undefined => {
    const last = boxes.get(stops.at(-1) ?? '');
    if (!last) return undefined;
    const before = along(stops);
    // A point lets it fall beside itself, a box below the end where the oldest stands.
    const isPoint = last.width <= pointSize;
    const x = isPoint ? last.x + 34 : last.x + last.width / 2 - 30;
    const y = isPoint ? last.y + 84 : last.y + last.height / 2 + 40;
    const start: Point = isPoint ? [last.x, last.y] : [x, last.y];
    const fall = roundedPath([start, [x, last.y], [x, Math.min(y, layout.height - 30)]]);
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
  const between = (stops: readonly string[], way: Way): RoundedPath | undefined => {
    const key = `${way} ${stops.join('>')}`;
    if (!known.has(key)) known.set(key, find[way](stops));
    return known.get(key);
  };

  /** Within the drawing, however long they are. */
  const within = (text: string, x: number, y: number, anchor: Words['anchor']): Words => {
    const wide = text.length * letter;
    const left = anchor === 'end' ? x - wide : x - wide / 2;
    const shift = Math.max(0, 6 - left) - Math.max(0, left + wide + 6 - layout.width);
    return { x: x + shift, y: Math.min(y, layout.height - 6), anchor };
  };

  const words = (stops: readonly string[], way: Way, text: string, frame: Frame): Words => {
    const [x, y] = between(stops, way)?.at(1) ?? [0, 0];
    const first = boxes.get(stops[0] ?? '');
    const last = boxes.get(stops.at(-1) ?? '');
    const isPoint = (last?.width ?? 0) <= pointSize;
    if (way === 'bow' && isPoint && first && frame === 'landscape')
      return within(text, (x + first.x) / 2, Math.max(y, first.y) + 58, 'middle');
    // A phone has room at the right of a point, and none between the platform and the first card.
    if (frame === 'portrait' && way === 'lost') return within(text, layout.width - 8, y - 20, 'end');
    if (frame === 'portrait' && isPoint && last)
      return within(text, layout.width - 8, way === 'bow' ? last.y - 18 : last.y + 5, 'end');
    if (way === 'bow' && frame === 'portrait') return within(text, x + 26, y - 20, 'end');
    if (way === 'bow') return within(text, x - 8, y + 36, 'end');
    if (way === 'lost' || (way === 'off' && isPoint)) return within(text, x, y + 28, 'middle');
    // Of a dead letter it is said where it died; of a dropped message below its queue or its program.
    const box = way === 'off' ? last : first;
    const below = frame === 'portrait' ? 15 : 38;
    return within(text, box ? box.x + box.width / 2 - 4 : x, box ? box.y + box.height / 2 + below : y, 'end');
  };

  return { between, words };
};
