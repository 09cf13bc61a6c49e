/** The message under the pointer: joins its carriage on the stage with its trip in the timetable, outside React. */
export interface Highlight {
  message: string | null;
  set: (message: string | null) => void;
}

/** Marks every carriage of the message within `root()` with `data-lit`. */
export const createHighlight = (root: () => ParentNode | null): Highlight => {
  const highlight: Highlight = {
    message: null,
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
