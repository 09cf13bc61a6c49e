/** When a sandbox that nobody uses ends. */
export interface Expiry {
  /** Time until the end in ms, never more than the idle time. */
  leftMs(): number;
  /** It was used: the whole idle time is ahead again. */
  touch(): void;
  stop(): void;
}

// Pages are told of a move only when it can be seen on a clock of minutes and seconds.
const worthTellingMs = 1_000;

/**
 * Ends once nothing touched it for `idleMs`; `onMove` tells how much is left when that has grown, `onEnd` comes once. No
 * clock that somebody may set has a say in it.
 */
export const createExpiry = (
  idleMs: number,
  { onMove, onEnd }: { onMove(leftMs: number): void; onEnd(): void },
): Expiry => {
  let at = performance.now() + idleMs;
  let told = at;
  let timer = setTimeout(onEnd, idleMs);
  return {
    leftMs: () => Math.max(0, at - performance.now()),
    touch() {
      clearTimeout(timer);
      at = performance.now() + idleMs;
      timer = setTimeout(onEnd, idleMs);
      if (at - told < worthTellingMs) return;
      told = at;
      onMove(idleMs);
    },
    stop: () => clearTimeout(timer),
  };
};
