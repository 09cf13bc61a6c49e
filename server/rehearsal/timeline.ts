import type { LabEvent } from '#model/events.ts';
import { emptyPicture, type Picture } from '#model/picture.ts';
import { reduce } from '#model/reduce.ts';
import type { Figures } from '#server/technologies/audit.ts';

/** A figure, or that it is not there. */
export type Value = string | number | undefined;

/** How figures of the picture went, event by event. */
export interface Timeline {
  /** Goes on to the end of the log; throws where the log has lost what would come next. */
  follow(events: readonly LabEvent[]): void;
  /** Every figure that has ever been there. */
  names(): Iterable<string>;
  /** What the figure was between two moments, in ms since 1970: as it stood at the first, and after each change. */
  during(what: string, from: number, until: number): Value[];
}

/** Before the first event no figure is there. */
export const createTimeline = (read: (picture: Picture) => Figures): Timeline => {
  const changes = new Map<string, { at: number; value: Value }[]>();
  let picture = emptyPicture;
  let figures: Figures = new Map();

  const take = (event: LabEvent): void => {
    if (event.seq !== picture.seq + 1) throw new Error(`event ${event.seq} follows on ${picture.seq}`);
    picture = reduce(picture, event);
    const now = read(picture);
    for (const what of new Set([...figures.keys(), ...now.keys()])) {
      const value = now.get(what);
      if (value === figures.get(what)) continue;
      const known = changes.get(what) ?? [];
      changes.set(what, known);
      known.push({ at: event.at, value });
    }
    figures = now;
  };

  return {
    follow(events) {
      for (const event of events) if (event.seq > picture.seq) take(event);
    },
    names: () => changes.keys(),
    during(what, from, until) {
      const known = changes.get(what) ?? [];
      const before = known.findLast(({ at }) => at < from)?.value;
      return [before, ...known.filter(({ at }) => at >= from && at <= until).map(({ value }) => value)];
    },
  };
};
