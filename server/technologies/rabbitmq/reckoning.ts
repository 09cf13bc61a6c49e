import type { Contents } from './ledger.ts';

/** What the broker counts in one queue. */
export interface QueueCount {
  queue: string;
  ready: number;
  unacked: number;
}

/** Compares what has been told of each queue with what the broker counts in it: in the end the broker is right. */
export interface Reckoning {
  /**
   * One look. `differs` while the log has more messages in the queue than the broker; `messages` are those that it does not
   * have, once both have said the same for long enough.
   */
  counted(count: QueueCount, told: Contents): { differs: boolean; messages: string[] };
}

/** The management API's counts are as old as the broker's collection interval, 5 s unless configured. */
const certainMs = 6_000;

/** What is on its way changes the log or the count within that time; only what stays as it is counts as wrong. */
export const createReckoning = (): Reckoning => {
  /** By queue: since when (process clock, ms) log and broker have said the same. */
  const standing = new Map<string, { said: string; since: number }>();

  return {
    counted({ queue, ready, unacked }, told) {
      const surplus = told.ready.length + told.unacked.length - ready - unacked;
      if (surplus <= 0) {
        standing.delete(queue);
        return { differs: false, messages: [] };
      }
      const said = `${ready} ${unacked} ${told.version}`;
      const before = standing.get(queue);
      const now = performance.now();
      if (before?.said !== said) standing.set(queue, { said, since: now });
      if (before?.said !== said || now - before.since < certainMs) return { differs: true, messages: [] };
      standing.delete(queue);
      // Those that should have gone first: what is longest in hand, or longest in the queue.
      const unackedToo = Math.max(0, Math.min(surplus, told.unacked.length - unacked));
      const messages = [...told.unacked.slice(0, unackedToo), ...told.ready.slice(0, surplus - unackedToo)];
      return { differs: true, messages };
    },
  };
};
