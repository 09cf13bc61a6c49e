/** What comes before a moment waits for it, in its order; what comes later does not. */
export interface Threshold {
  /** Runs it now, or where the moment has not come, then. */
  after(tell: () => void): void;
  /** The moment has come. */
  pass(): void;
}

/** Nothing passes yet. */
export const createThreshold = (): Threshold => {
  let waiting: (() => void)[] | undefined = [];
  return {
    after(tell) {
      if (waiting) waiting.push(tell);
      else tell();
    },
    pass() {
      const early = waiting ?? [];
      waiting = undefined;
      for (const tell of early) tell();
    },
  };
};
