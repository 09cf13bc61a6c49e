/** Something that has been heard of but may have overtaken its own cause. */
export interface Heard {
  /** Whether everything that must stand before it in the log does. */
  isDue(): boolean;
  /** Writes it down; called once. `late` when the limit ran out before its cause was heard of. */
  tell(late: boolean): void;
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
    const first = waiting[0];
    if (first) timer = setTimeout(expire, Math.max(1, first.until - performance.now()));
  };
  const expire = (): void => {
    for (let first = waiting[0]; first && first.until <= performance.now(); first = waiting[0]) {
      waiting.shift();
      first.heard.tell(true);
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
        waiting.push({ heard, until: performance.now() + limitMs });
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
