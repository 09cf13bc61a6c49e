import { partitionId } from '#model/technologies/kafka/record.ts';

interface Place {
  topic: string;
  partition: number;
}

interface Tape {
  /** Offsets that the log has told of; all below `floor` count as told. */
  told: Set<number>;
  floor: number;
  low: number;
  high: number;
  /** High watermark of the answer before this one: by now a program should have told of the records below it. */
  expected: number;
  /** What was told of offsets below it is forgotten. */
  forgotten: number;
  stable: { stable: number; isBehind: boolean };
}

/** What the log already says of partitions and offsets, so that the broker's answers add only what is new. */
export interface PartitionLedger {
  /** False where the log has told of it before. */
  appended(record: Place & { offset: number }): boolean;
  /** Whether the log has told of the record's writing. */
  knows(record: Place & { offset: number }): boolean;
  /** Whether the topic is another one of that name: the end of a log never goes back. One that has grown past it by now is not found out. */
  isMadeAgain(watermarks: Place & { high: number }): boolean;
  /** Of a topic that is no more: what it held, and what was committed of it. */
  forget(topic: string): void;
  /** Whether it is there, and nobody has told what it says. */
  isUntold(record: Place & { offset: number }): boolean;
  /** Takes the broker's last stable offset; true where that is news. It never goes back. */
  isNewStable(measured: Place & { stable: number; high: number }): boolean;
  /** Takes the broker's watermarks; true where they tell what no program has, also by the time of a second answer. */
  measured(watermarks: Place & { low: number; high: number }): boolean;
  committed(commit: Place & { group: string; offset: number }): void;
  /** Whether the broker's answer, asked for at `since`, tells what no client has. */
  isNewCommit(commit: Place & { group: string; offset: number }, since: number): boolean;
  mark(): number;
}

const keptOffsets = 2_000;
const untouched = { forgotten: 0, stable: { stable: 0, isBehind: false } };

/** An empty one: what the topics hold already counts as untold. */
export const createPartitionLedger = (): PartitionLedger => {
  const tapes = new Map<string, Tape>();
  const commits = new Map<string, { offset: number; heardAt: number }>();
  let clock = 0;

  const tapeOf = (place: Place): Tape => {
    const id = partitionId(place);
    const tape = tapes.get(id) ?? { told: new Set(), floor: 0, low: 0, high: 0, expected: 0, ...untouched };
    tapes.set(id, tape);
    return tape;
  };
  const commitKey = (commit: Place & { group: string }): string => `${partitionId(commit)}\0${commit.group}`;

  return {
    appended(record) {
      const tape = tapeOf(record);
      if (record.offset < tape.forgotten || tape.told.has(record.offset)) return false;
      tape.told.add(record.offset);
      tape.high = Math.max(tape.high, record.offset + 1);
      if (tape.told.size <= keptOffsets) return true;
      tape.forgotten = Math.max(tape.forgotten, tape.high - keptOffsets / 2);
      tape.floor = Math.max(tape.floor, tape.forgotten);
      for (const offset of tape.told) if (offset < tape.forgotten) tape.told.delete(offset);
      return true;
    },
    knows(record) {
      const { told, floor } = tapeOf(record);
      return record.offset < floor || told.has(record.offset);
    },
    isMadeAgain: ({ high, ...place }) => high < tapeOf(place).expected,
    forget(topic) {
      const isOf = (key: string): boolean => key.slice(0, key.lastIndexOf('/')) === topic;
      for (const id of tapes.keys()) if (isOf(id)) tapes.delete(id);
      for (const key of commits.keys()) if (isOf(key.split('\0')[0] ?? '')) commits.delete(key);
    },
    isUntold(record) {
      const { told, forgotten } = tapeOf(record);
      return record.offset >= forgotten && !told.has(record.offset);
    },
    isNewStable({ stable, high, ...place }) {
      const tape = tapeOf(place);
      const isBehind = stable < high;
      const known = tape.stable;
      if (stable < known.stable || (stable === known.stable && isBehind === known.isBehind)) return false;
      tape.stable = { stable, isBehind };
      return isBehind || known.isBehind;
    },
    measured({ low, high, ...place }) {
      const tape = tapeOf(place);
      const moved = low !== tape.low;
      const silent = tape.high < tape.expected;
      tape.low = low;
      if (silent) {
        // Written by something that reports nothing.
        tape.high = high;
        tape.floor = Math.max(tape.floor, high);
      }
      tape.expected = high;
      return moved || silent;
    },
    committed(commit) {
      clock += 1;
      commits.set(commitKey(commit), { offset: commit.offset, heardAt: clock });
    },
    isNewCommit(commit, since) {
      const known = commits.get(commitKey(commit));
      return known === undefined || (known.heardAt <= since && known.offset !== commit.offset);
    },
    mark: () => clock,
  };
};
