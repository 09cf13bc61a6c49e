import type { Point } from '#model/geometry.ts';
import { plateSize } from './drawn-words.ts';
import { type Box, costOf, freePlace, inside } from './free-place.ts';
import type { StageField } from './stage-field.ts';

/** Words with their place; they keep it as long as they are said. */
export interface PlacedWords {
  lines: readonly string[];
  box: Box;
}

/** What is to be said, and where. */
export interface Saying {
  /** The same as long as it is the same saying, though its text may grow. */
  key: string;
  text: string;
  about: Point;
  /** Stations on its way. */
  stops: readonly string[];
  /** Where its way ends, which it should leave to be seen. */
  end: Point;
}

/** Longer than this, a text may stand in two lines. */
const longLine = 150;
/** What a second line is worth in distance: one is read faster. */
const secondLine = 24;
/** A place that was good enough is kept unless it has become this much worse. */
const patience = 60;
const carriageAt = ([x, y]: Point): Box => ({ x: x - 17, y: y - 12, width: 34, height: 24 });

/** In two lines of about one length; `undefined` for a text that cannot be parted. */
const inTwo = (text: string): readonly [string, string] | undefined => {
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
  const middle = spaces.toSorted((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))[0];
  return middle === undefined ? undefined : [text.slice(0, middle), text.slice(middle + 1)];
};

/** Finds places for sayings, one beside the other; remembers where each stands. */
export const createWordPlaces = (): {
  /** `field` is looked at only where something is new; `ground` changes whenever stations have moved. */
  place: (
    sayings: readonly Saying[],
    widthOf: (line: string) => number,
    field: () => StageField,
    ground: string,
  ) => PlacedWords[];
} => {
  let known = new Map<string, PlacedWords & { text: string }>();
  let knownGround = '';
  return {
    place: (sayings, widthOf, field, ground) => {
      const isStill = ground === knownGround;
      knownGround = ground;
      const next: typeof known = new Map();
      let seen: StageField | undefined;
      for (const { key, text, about, stops, end } of sayings) {
        const before = known.get(key);
        if (isStill && before?.text === text) {
          next.set(key, before);
          continue;
        }
        seen ??= field();
        const others = sayings.flatMap((other) => {
          const box = (next.get(other.key) ?? known.get(other.key))?.box;
          return other.key !== key && box ? [box] : [];
        });
        const grounds = { own: [] as Box[], other: [] as Box[] };
        for (const [id, box] of seen.grounds) grounds[stops.includes(id) ? 'own' : 'other'].push(box);
        const taken = {
          bounds: seen.bounds,
          taken: [...seen.taken, ...others, carriageAt(end), ...grounds.other],
          busy: [...seen.busy, ...grounds.own],
        };
        const two = widthOf(text) > longLine ? inTwo(text) : undefined;
        const fits = widthOf(text) < seen.bounds.width - 16;
        const settings = [...(fits || !two ? [[text]] : []), ...(two ? [two] : [])].map((lines) => {
          const size = plateSize(lines, widthOf);
          const found = freePlace(size, about, taken);
          const cost = found.cost + (lines.length - 1) * secondLine;
          if (before?.lines.length !== lines.length) return { lines, box: found.box, cost };
          const { box } = before;
          const kept = inside({ x: box.x + (box.width - size.width) / 2, y: box.y, ...size }, taken.bounds);
          const keeps = costOf(kept, about, taken) <= found.cost + patience;
          return { lines, box: keeps ? kept : found.box, cost: cost - patience };
        });
        const best = settings.reduce((least, one) => (one.cost < least.cost ? one : least));
        next.set(key, { text, lines: best.lines, box: best.box });
      }
      known = next;
      return sayings.flatMap(({ key }) => next.get(key) ?? []);
    },
  };
};
