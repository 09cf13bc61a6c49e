/** Lets so many through in a while. */
export interface RateLimit {
  /** Whether one more may pass now. */
  take(): boolean;
  /** Until one more may pass, in ms. */
  waitMs(): number;
}

/** A token bucket that holds `burst`, one second's worth unless said otherwise. */
export const createRateLimit = (
  perSecond: number,
  { burst = perSecond, now = Date.now }: { burst?: number; now?: () => number } = {},
): RateLimit => {
  let tokens = burst;
  let refilledAt = now();
  const refill = (): void => {
    const time = now();
    tokens = Math.min(burst, tokens + ((time - refilledAt) / 1000) * perSecond);
    refilledAt = time;
  };
  return {
    take() {
      refill();
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
    waitMs() {
      refill();
      return Math.max(0, ((1 - tokens) / perSecond) * 1000);
    },
  };
};

/** A rate limit for each key. */
export interface RateLimits {
  /** 0: it may pass now; else in how many ms. Without a key nothing is limited. */
  take(key: string | undefined): number;
}

/** Keys that have not been used for longest are forgotten first. */
const mostKeys = 10_000;

/** The same limit for each key: who has more addresses than are remembered has more than any limit by address would stop. */
export const createRateLimits = (
  perSecond: number,
  { burst, now = Date.now }: { burst: number; now?: () => number },
): RateLimits => {
  const limits = new Map<string, RateLimit>();
  return {
    take(key) {
      if (key === undefined) return 0;
      const limit = limits.get(key) ?? createRateLimit(perSecond, { burst, now });
      limits.delete(key);
      limits.set(key, limit);
      const [oldest] = limits.keys();
      if (limits.size > mostKeys && oldest !== undefined) limits.delete(oldest);
      return limit.take() ? 0 : limit.waitMs();
    },
  };
};
