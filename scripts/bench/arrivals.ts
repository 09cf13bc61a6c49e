/** How a sandbox's events came over its socket, against the contract of `model/socket.ts`: in order, each once. */
export interface Arrivals {
  /** The page has joined a log that it did not know: it has that epoch's up to `seq`. */
  began(epoch: number, seq: number): void;
  came(epoch: number, seqs: readonly number[]): void;
  /** The log is known to reach `seq`: what of it has not come yet counts as lost. */
  reaches(epoch: number, seq: number): void;
  tally(): Tally;
}

/** Counts of events; one that comes after a later one is out of order and not lost. */
export interface Tally {
  events: number;
  lost: number;
  outOfOrder: number;
  duplicates: number;
}

/** Begins with no log; events of another epoch than the one that was joined are nobody's and not counted. */
export const createArrivals = (): Arrivals => {
  const tally = { events: 0, outOfOrder: 0, duplicates: 0 };
  let lostBefore = 0;
  let missing = new Set<number>();
  let epoch: number | undefined;
  let newest = 0;

  const miss = (upTo: number): void => {
    for (let seq = newest + 1; seq <= upTo; seq += 1) missing.add(seq);
    newest = Math.max(newest, upTo);
  };
  const take = (seq: number): void => {
    tally.events += 1;
    if (seq > newest) {
      miss(seq - 1);
      newest = seq;
    } else if (missing.delete(seq)) tally.outOfOrder += 1;
    else tally.duplicates += 1;
  };

  return {
    began(of, seq) {
      lostBefore += missing.size;
      missing = new Set();
      epoch = of;
      newest = seq;
    },
    came(of, seqs) {
      if (of === epoch) for (const seq of seqs) take(seq);
    },
    reaches(of, seq) {
      if (of === epoch) miss(seq);
    },
    tally: () => ({ ...tally, lost: lostBefore + missing.size }),
  };
};
