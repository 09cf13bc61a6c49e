import type { Machine } from '#server/processes/machine.ts';

/** Whether the machine has room for one more sandbox. */
export interface Room {
  /** With so many sandboxes open and so many more on their way. */
  has(open: number, entering: number): boolean;
  stop(): void;
}

export interface RoomSpec {
  /** Most sandboxes, however large the machine. */
  max: number;
  machine: Machine;
  /** Pids of all running lab programs. */
  pids(): readonly number[];
}

const mb = 1024 * 1024;
/**
 * What a sandbox takes until it runs: three or four programs of 15 to 20 MB each, its log, and its part of the brokers. What it
 * really took is seen in the memory that is left for the next one.
 */
export const sandboxBytes = 150 * mb;
/** Left for brokers and programs to grow. */
export const reservedBytes = 400 * mb;
/** The rest of the processors is for brokers, the server and whoever is just being let in. */
const programsShare = 0.7;
const everyMs = 4_000;

/**
 * Room by what is left of the machine: memory, and processors that running programs leave idle. What others do on the machine
 * is no reason to wait for ever, so only our programs' own use of processors counts; and the first sandbox is always let in.
 */
export const createRoom = ({ max, machine, pids }: RoomSpec): Room => {
  const usage = createUsage(machine, pids);
  const timer = setInterval(usage.measure, everyMs).unref();
  return {
    has(open, entering) {
      const taken = open + entering;
      if (taken >= max) return false;
      if (taken === 0) return true;
      const left = machine.availableMemory() - reservedBytes - entering * sandboxBytes;
      return left >= sandboxBytes && usage.processors() <= machine.processors * programsShare;
    },
    stop: () => clearInterval(timer),
  };
};

/** How many processors the programs have used between the last two measurements; a program's start does not count. */
const createUsage = (machine: Machine, pids: RoomSpec['pids']) => {
  let before = new Map<number, number>();
  let measuredAt = performance.now();
  let processors = 0;
  return {
    processors: () => processors,
    measure() {
      const now = performance.now();
      const times = new Map<number, number>();
      let used = 0;
      for (const pid of pids()) {
        const time = machine.processorTime(pid);
        if (time === undefined) continue;
        times.set(pid, time);
        used += time - (before.get(pid) ?? time);
      }
      processors = used / ((now - measuredAt) / 1000);
      before = times;
      measuredAt = now;
    },
  };
};
