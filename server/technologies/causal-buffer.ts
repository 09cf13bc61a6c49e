/** Something that has been heard of but may have overtaken its own cause. */
export interface Heard {
  /** Whether everything that must stand before it in the log does. */
  isDue(): boolean;
  /** Writes it down; called once. `late` when the limit ran out before its cause was heard of. */
  tell(late: boolean): void;
  /** How long it waits, where that is not the buffer's limit: its cause may never come, or come by another way. */
  limitMs?: number;
}

/** Puts what comes over several connections in an order in which causes come before effects. */
export interface CausalBuffer {
  add(heard: Heard): void;
  /** Something changed that was not added here: tells what has become due by it. */
  settle(): void;
  /** Tells all that is left, in the order of arrival. */
  flush(): void;
}

/** What waits longer than the limit for its cause is told without it: a broken cause must not hide the effect. */
export const createCausalBuffer = (limitMs: number): CausalBuffer => {
  let waiting: { heard: Heard; until: number }[] = [];
  let timer: NodeJS.Timeout | undefined;

  const tellDue = (): void => {
    for (let found = true; found; ) {
      const index = waiting.findIndex(({ heard }) => heard.isDue());
      const [due] = index < 0 ? [] : waiting.splice(index, 1);
      due?.heard.tell(false);
      found = due !== undefined;
    }
  };
  const arm = (): void => {
    clearTimeout(timer);
    const next = waiting.reduce((soonest, { until }) => Math.min(soonest, until), Number.POSITIVE_INFINITY);
    if (next === Number.POSITIVE_INFINITY) return;
    // Where this process was busy itself, what is waited for may be readable by now: it is heard first.
    timer = setTimeout(() => setImmediate(expire), Math.max(1, next - performance.now()));
  };
  const expire = (): void => {
    for (;;) {
      const index = waiting.findIndex(({ until }) => until <= performance.now());
      const [expired] = index < 0 ? [] : waiting.splice(index, 1);
      if (!expired) break;
      expired.heard.tell(true);
      tellDue();
    }
    arm();
  };

  return {
    add(heard) {
      if (heard.isDue()) {
        heard.tell(false);
        if (waiting.length === 0) return;
        tellDue();
      } else {
        waiting.push({ heard, until: performance.now() + (heard.limitMs ?? limitMs) });
      }
      arm();
    },
    settle() {
      if (waiting.length === 0) return;
      tellDue();
      arm();
    },
    flush() {
      const left = waiting;
      waiting = [];
      clearTimeout(timer);
      for (const { heard } of left) heard.tell(!heard.isDue());
    },
  };
};
