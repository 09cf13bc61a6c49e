import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Recorded, recordedSchema } from './progress.ts';

/** Entries that wait for the database, oldest first: in memory and, as long as the disk takes them, in a file. */
export interface Journal {
  waiting(): readonly Recorded[];
  /** Adds one at the end; false where there is no room for it. */
  keep(recorded: Recorded): boolean;
  /** Forgets the oldest. The file stays as it is until none is left: writing one a second time changes nothing. */
  written(): void;
}

/** Enough for some forty thousand entries. */
const mostBytes = 8 * 1024 * 1024;

/** The journal in that file, with what an earlier server left there. `onDiskError`: entries are in memory only from now on. */
export const openJournal = (file: string, onDiskError: (error: unknown) => void): Journal => {
  const waiting = readEntries(file);
  let bytes = existsSync(file) ? statSync(file).size : 0;
  let diskWorks = true;
  const onDisk = (work: () => void): void => {
    try {
      work();
      diskWorks = true;
    } catch (error) {
      if (diskWorks) onDiskError(error);
      diskWorks = false;
    }
  };

  return {
    waiting: () => waiting,
    keep(recorded) {
      // The break goes before it: the last line of a server that was killed may be cut short.
      const line = `\n${JSON.stringify(recorded)}`;
      if (bytes + line.length > mostBytes) return false;
      bytes += line.length;
      waiting.push(recorded);
      onDisk(() => {
        mkdirSync(path.dirname(file), { recursive: true });
        appendFileSync(file, line, { mode: 0o600 });
      });
      return true;
    },
    written() {
      waiting.shift();
      if (waiting.length > 0) return;
      bytes = 0;
      onDisk(() => rmSync(file, { force: true }));
    },
  };
};

const readEntries = (file: string): Recorded[] => {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line) => {
    const recorded = parse(line);
    return recorded ? [recorded] : [];
  });
};

const parse = (line: string): Recorded | undefined => {
  try {
    return recordedSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
};
