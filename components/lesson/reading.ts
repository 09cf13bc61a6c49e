/** When a lesson counts as read without the reader's word: all its sections seen, and time spent on it. Pure. */

/** A quick reader needs about this share of the minutes that a lesson is said to take. */
const quickShare = 1 / 3;

/** One visit to a lesson. */
export interface Reading {
  /** A section's heading has been on the screen. */
  saw(fragment: string): void;
  /** The page was in view for so many milliseconds more. */
  spent(ms: number): void;
  isDone(): boolean;
}

/** `minutes` is what the page says it takes to read; `sections` are the fragments of its headings. */
export function createReading(minutes: number, sections: readonly string[]): Reading {
  const unseen = new Set(sections);
  let leftMs = minutes * 60_000 * quickShare;
  return {
    saw: (fragment) => void unseen.delete(fragment),
    spent: (ms) => {
      leftMs -= ms;
    },
    isDone: () => unseen.size === 0 && leftMs <= 0,
  };
}
