import { createStore } from 'zustand/vanilla';
import { keepText, keptText } from '#components/kept.ts';
import { technologyViews } from '#components/technologies.ts';
import type { Inscription } from '#components/technology-view.ts';
import type { LabEvent } from '#model/events.ts';
import type { ReadableStore } from '#model/readable-store.ts';
import type { Frame } from '#model/scene.ts';

/** What of a message is written on its carriage. */
export type Side = 'key' | 'content';

interface InscriptionsState {
  /** What the learner chose; absent, a carriage bears the label that its technology gives it. */
  side: Side | undefined;
  /** What such a label shows of the messages that have both; null while none has. */
  usual: Side | null;
}

/** What is written on carriages: of messages whose key is not their label, one or the other. */
export interface Inscriptions extends ReadableStore<InscriptionsState> {
  choose: (side: Side) => void;
  /** What stands on the carriage of a message with that label. */
  on: (message: string, label: string, frame?: Frame) => string;
  /** Another log is read. */
  begin: () => void;
  append: (events: readonly LabEvent[]) => void;
}

const storageKey = 'carriage-side';
/** As many as are still spoken of. */
const mostKept = 5_000;
/** How many letters a queue on the stage has room for, at a desk and on a phone. */
const most: Readonly<Record<Frame, number>> = { landscape: 22, portrait: 16 };

/** What is too long loses its beginning, in which keys differ least. */
const fitting = (text: string, frame: Frame): string =>
  text.length <= most[frame] ? text : `…${text.slice(1 - most[frame])}`;

const views = Object.values(technologyViews);

const read = (event: LabEvent): Inscription | undefined => {
  for (const { inscriptionIn } of views) {
    const found = inscriptionIn(event);
    if (found) return found;
  }
  return undefined;
};

const chosen = (): Side | undefined => {
  const kept = keptText(storageKey);
  return kept === 'key' || kept === 'content' ? kept : undefined;
};

export const createInscriptions = (): Inscriptions => {
  const { getState, getInitialState, subscribe, setState } = createStore<InscriptionsState>(() => ({
    side: undefined,
    usual: null,
  }));
  const known = new Map<string, Inscription>();
  return {
    getState,
    getInitialState,
    subscribe,
    choose: (side) => {
      keepText(storageKey, side);
      setState({ side });
    },
    on: (message, label, frame = 'landscape') => {
      const { side } = getState();
      const text = side && known.get(message)?.[side];
      return text === undefined ? label : fitting(text, frame);
    },
    begin: () => {
      known.clear();
      setState({ side: chosen(), usual: null });
    },
    append: (events) => {
      for (const event of events) {
        const found = read(event);
        if (!found) continue;
        known.set(found.message, found);
        if (getState().usual === null) setState({ usual: found.usual });
      }
      for (const oldest of known.keys()) {
        if (known.size <= mostKept) break;
        known.delete(oldest);
      }
    },
  };
};
