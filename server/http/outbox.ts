import type { LabEvent } from '#model/events.ts';

/** Events on their way to a sandbox's pages. */
export interface Outbox {
  add(event: LabEvent): void;
  /** Sends at once what waits. */
  flush(): void;
}

const windowMs = 50;
const promptSends = 8;

/**
 * Sends events in order and in batches: at once, together with those of the same turn, as long as there are few sends;
 * past that one batch every 50 ms. So a click's handful of events pays no delay and a flood no packet each.
 */
export const createOutbox = (send: (events: LabEvent[]) => void): Outbox => {
  let waiting: LabEvent[] = [];
  let sends = 0;
  let window: NodeJS.Timeout | undefined;
  let soon = false;

  const flush = (): void => {
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    send(batch);
  };
  const openWindow = (): void => {
    window = setTimeout(() => {
      const brought = waiting.length;
      sends = 0;
      window = undefined;
      if (brought === 0) return;
      flush();
      // A window as full as a flood's holds the next one back as well.
      sends = brought >= promptSends ? promptSends : 1;
      openWindow();
    }, windowMs);
  };

  return {
    add(event) {
      waiting.push(event);
      if (soon || sends >= promptSends) return;
      soon = true;
      setImmediate(() => {
        soon = false;
        if (waiting.length === 0) return;
        flush();
        sends += 1;
        if (!window) openWindow();
      });
    },
    flush,
  };
};
