import type { LabEvent } from '#model/events.ts';
import type { Picture } from '#model/picture.ts';

/** The same event as often as it stands in the topic. */
export interface Copies {
  order: string;
  seqs: number[];
  /** The relay's death after it was sent, before it was taken out of the outbox. */
  died?: number;
  /** It was taken out. */
  removed?: number;
  /** Shipping has written down its id, and has found it there when it came again. */
  noted?: true;
  ignored?: number;
}

/** By event id. */
export type Events = Map<string, Copies>;

/** Follows every event that is published, and what becomes of its row in the outbox. */
export const takeCopies = (events: Events, event: LabEvent, before: Picture): void => {
  switch (event.type) {
    case 'record.appended': {
      const id = event.headers.ce_id;
      if (id === undefined) break;
      const known = events.get(id) ?? { order: event.key ?? '', seqs: [] };
      known.order = event.key ?? '';
      known.seqs = [...known.seqs, event.seq].slice(0, 4);
      events.set(id, known);
      break;
    }
    case 'statement.ran': {
      const [id = ''] = event.parameters;
      const copies = events.get(id);
      if (copies && event.table === 'outbox' && event.verb === 'delete') copies.removed = event.seq;
      // Shipping may be heard of before the relay is: then its event is not known yet.
      if (event.table === 'seen') {
        const seen = copies ?? { order: '', seqs: [] };
        events.set(id, seen);
        if (event.changes > 0) seen.noted = true;
        else seen.ignored = event.seq;
      }
      break;
    }
    case 'program.exited': {
      if (event.program !== 'relay' || event.cause !== 'killed') break;
      for (const id of before.tables.outbox?.newest ?? []) {
        const copies = events.get(id);
        if (copies) copies.died ??= event.seq;
      }
      break;
    }
  }
};
