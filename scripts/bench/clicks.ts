/** Clicks of one learner on a control of which each click has one effect, and the effects come in the clicks' order. */
export interface Clicks {
  /** A click leaves now (ms); returns what to do when it is refused. */
  sent(at: number): () => void;
  /** An effect is seen now (ms): that of the oldest click that has none yet. */
  effect(at: number): void;
  /** From each click to its effect, in ms. */
  times(): readonly number[];
  refused(): number;
  unanswered(): number;
  /** Effects that no click had. */
  unasked(): number;
}

/** Begins without a click. */
export const createClicks = (): Clicks => {
  const waiting: { at: number }[] = [];
  const times: number[] = [];
  let refused = 0;
  let unasked = 0;
  return {
    sent(at) {
      const click = { at };
      waiting.push(click);
      return () => {
        const place = waiting.indexOf(click);
        if (place >= 0) waiting.splice(place, 1);
        refused += 1;
      };
    },
    effect(at) {
      const click = waiting.shift();
      if (click) times.push(at - click.at);
      else unasked += 1;
    },
    times: () => times,
    refused: () => refused,
    unanswered: () => waiting.length,
    unasked: () => unasked,
  };
};
