import type { EventDraft, LabEvent } from '#model/events.ts';
import { emptyPicture, type Picture } from '#model/picture.ts';
import { fold } from '#model/reduce.ts';

/** The append-only log of one sandbox since it was opened or reset. */
export interface Log {
  /** Gives the event its `seq` and `at`, and tells the listeners. */
  append(draft: EventDraft): LabEvent;
  /** The events that are kept, oldest first; the same array for the log's whole life. */
  events(): readonly LabEvent[];
  /** The state now. */
  picture(): Picture;
  /** The newest events, at most so many, and the state just before them. */
  newest(most: number): { base: Picture; events: LabEvent[] };
  /** What follows that seq; undefined where the log no longer, or not yet, reaches it. */
  since(after: number): LabEvent[] | undefined;
  /** Calls back with every new event; returns the way to stop that. */
  onAppend(listener: (event: LabEvent) => void): () => void;
}

/** An empty log that keeps the newest `limit` events or a few more; older ones are folded into its base. */
export const createLog = ({ limit = 20_000, now = Date.now }: { limit?: number; now?: () => number } = {}): Log => {
  const events: LabEvent[] = [];
  const listeners = new Set<(event: LabEvent) => void>();
  const slack = Math.ceil(limit / 10);
  let base = emptyPicture;
  let picture = emptyPicture;
  let beforeNewest = emptyPicture;
  let seq = 0;
  let at = 0;

  const firstSeq = (): number => seq - events.length + 1;
  const keepWithinLimit = (): void => {
    if (events.length <= limit + slack) return;
    base = fold(base, events.splice(0, events.length - limit));
  };

  return {
    append(draft) {
      seq += 1;
      at = Math.max(at, now());
      const event: LabEvent = { ...draft, seq, at };
      events.push(event);
      keepWithinLimit();
      for (const listener of listeners) listener(event);
      return event;
    },
    events: () => events,
    picture() {
      if (picture.seq < seq) {
        const from = Math.max(0, picture.seq + 1 - firstSeq());
        picture = fold(picture.seq < base.seq ? base : picture, events.slice(from));
      }
      return picture;
    },
    newest(most) {
      const newest = events.slice(Math.max(0, events.length - most));
      const before = seq - newest.length;
      // A long log takes its time to fold: who asks again pays for what has come since, not for all of it.
      const known = beforeNewest.seq < base.seq || beforeNewest.seq > before ? base : beforeNewest;
      beforeNewest = fold(known, events.slice(known.seq + 1 - firstSeq(), before + 1 - firstSeq()));
      return { base: beforeNewest, events: newest };
    },
    since(after) {
      if (after > seq || after + 1 < firstSeq()) return undefined;
      return events.slice(after + 1 - firstSeq());
    },
    onAppend(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
