import type { Ending } from '#model/socket.ts';

/** When a sandbox ends that nobody uses, or that somebody else waits for. */
export interface Expiry {
  /** Time until the end in ms, never more than the idle time. */
  leftMs(): number;
  /** It was used: the whole idle time is ahead again. */
  touch(): void;
  /** Somebody waits for it: from now on it ends `wholeMs` after it began, however much it is used, but not within `noticeMs`. */
  share(wholeMs: number, noticeMs: number): void;
  stop(): void;
}

// Pages are told of a move only when it can be seen on a clock of minutes and seconds.
const worthTellingMs = 1_000;

/**
 * Ends once nothing touched it for `idleMs`; `onMove` tells how much is left when that has changed, `onEnd` comes once. No
 * clock that somebody may set has a say in it.
 */
export const createExpiry = (
  idleMs: number,
  { onMove, onEnd }: { onMove(leftMs: number): void; onEnd(why: Extract<Ending, 'idle' | 'shared'>): void },
): Expiry => {
  const began = performance.now();
  let idleAt = began + idleMs;
  let sharedAt = Number.POSITIVE_INFINITY;
  let told = idleAt;
  const endsAt = (): number => Math.min(idleAt, sharedAt);
  const set = (): NodeJS.Timeout =>
    setTimeout(() => onEnd(sharedAt <= idleAt ? 'shared' : 'idle'), endsAt() - performance.now());
  let timer = set();
  const move = (): void => {
    clearTimeout(timer);
    timer = set();
    if (Math.abs(endsAt() - told) < worthTellingMs) return;
    told = endsAt();
    onMove(told - performance.now());
  };
  return {
    leftMs: () => Math.max(0, endsAt() - performance.now()),
    touch() {
      idleAt = performance.now() + idleMs;
      move();
    },
    share(wholeMs, noticeMs) {
      sharedAt = Math.min(sharedAt, Math.max(began + wholeMs, performance.now() + noticeMs));
      move();
    },
    stop: () => clearTimeout(timer),
  };
};
