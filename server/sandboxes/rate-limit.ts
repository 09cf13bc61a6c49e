/** Lets so many through in any second. */
export interface RateLimit {
  /** Whether one more may pass now. */
  take(): boolean;
}

/** A token bucket that holds one second's worth. */
export const createRateLimit = (perSecond: number, now: () => number = Date.now): RateLimit => {
  let tokens = perSecond;
  let refilledAt = now();
  return {
    take() {
      const time = now();
      tokens = Math.min(perSecond, tokens + ((time - refilledAt) / 1000) * perSecond);
      refilledAt = time;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
};
