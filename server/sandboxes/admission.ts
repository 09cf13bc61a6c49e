/** Who may open a sandbox now, and who waits: first come, first served. */
export interface Admission {
  /** 0: may go on now; else the place in the queue, counted from 1. Ask again to keep the place and to move up. */
  ask(key: string, inUse: number): number;
}

/** A queue before `max` places; who has not asked again for `patienceMs` has left it. */
export const createAdmission = ({
  max,
  patienceMs = 10_000,
  now = Date.now,
}: {
  max: number;
  patienceMs?: number;
  now?: () => number;
}): Admission => {
  const waiting = new Map<string, number>();
  return {
    ask(key, inUse) {
      const time = now();
      for (const [other, askedAt] of waiting) if (time - askedAt > patienceMs) waiting.delete(other);
      const place = [...waiting.keys()].indexOf(key);
      const ahead = place < 0 ? waiting.size : place;
      if (inUse + ahead < max) {
        waiting.delete(key);
        return 0;
      }
      // Setting a key that is there keeps its place in the order.
      waiting.set(key, time);
      return ahead + 1;
    },
  };
};
