/** Small things that this browser keeps across reloads; where its storage is off or full, only that is lost. */

/** The text kept under a key; undefined where there is none. */
export const keptText = (key: string): string | undefined => {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Keeps a text; without one, forgets what was kept. */
export const keepText = (key: string, text: string | undefined): void => {
  try {
    if (text === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // What it was for holds for this page.
  }
};
