/** Passes printed lines on, cut and not too many: a program in a hot loop must not drown the log. */
export interface Printer {
  print(stream: 'stdout' | 'stderr', line: string): void;
  /** Says how many lines were left out, if any. */
  flush(): void;
}

const longest = 500;
const mostPerSecond = 50;

/** A printer in front of `pass`; `silenced` words how many lines were left out. */
export const createPrinter = (
  pass: (stream: 'stdout' | 'stderr', line: string) => void,
  silenced: (count: number) => string,
  now: () => number = Date.now,
): Printer => {
  let second = 0;
  let printed = 0;
  let left = 0;
  const flush = (): void => {
    if (left > 0) pass('stderr', silenced(left));
    left = 0;
  };
  return {
    print(stream, line) {
      const current = Math.floor(now() / 1000);
      if (current !== second) {
        second = current;
        printed = 0;
        flush();
      }
      printed += 1;
      if (printed > mostPerSecond) left += 1;
      else pass(stream, line.slice(0, longest));
    },
    flush,
  };
};
