/** The message under the pointer: joins its carriage on the stage with its trip in the timetable, outside React. */
export interface Highlight {
  message: string | null;
  set: (message: string | null) => void;
  /** Messages that are lit while none is under the pointer. */
  hold: (messages: ReadonlySet<string> | null) => void;
  /** What is lit in the timetable; null where nothing is. */
  lit: () => ReadonlySet<string> | null;
}

/** Marks every carriage of the message within `root()` with `data-lit`. */
export const createHighlight = (root: () => ParentNode | null): Highlight => {
  let held: ReadonlySet<string> | null = null;
  const highlight: Highlight = {
    message: null,
    hold: (messages) => {
      held = messages?.size ? messages : null;
    },
    lit: () => (highlight.message === null ? held : new Set([highlight.message])),
    set: (message) => {
      if (highlight.message === message) return;
      highlight.message = message;
      const within = root();
      if (!within) return;
      for (const lit of within.querySelectorAll('[data-lit]')) lit.removeAttribute('data-lit');
      if (message === null) return;
      for (const found of within.querySelectorAll(`[data-message="${CSS.escape(message)}"]`)) {
        found.setAttribute('data-lit', 'true');
      }
    },
  };
  return highlight;
};
