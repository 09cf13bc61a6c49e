/** When a sandbox that nobody uses ends. */
export interface Expiry {
  /** Server time in ms. */
  at(): number;
  /** It was used: the whole idle time is ahead again. */
  touch(): void;
  stop(): void;
}

// Pages are told of a move only when it can be seen on a clock of minutes and seconds.
const worthTellingMs = 1_000;

/** Ends once nothing touched it for `idleMs`; `onMove` tells the new end, `onEnd` comes once. */
export const createExpiry = (
  idleMs: number,
  { onMove, onEnd }: { onMove(expiresAt: number): void; onEnd(): void },
): Expiry => {
  let at = Date.now() + idleMs;
  let told = at;
  let timer = setTimeout(onEnd, idleMs);
  return {
    at: () => at,
    touch() {
      clearTimeout(timer);
      at = Date.now() + idleMs;
      timer = setTimeout(onEnd, idleMs);
      if (at - told < worthTellingMs) return;
      told = at;
      onMove(at);
    },
    stop: () => clearTimeout(timer),
  };
};
