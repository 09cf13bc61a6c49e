import { setTimeout as wait } from 'node:timers/promises';
import type { PredictionShares, Progress, ProgressEntry } from '#model/progress.ts';
import { isOfTheEntry } from './failure.ts';
import type { Journal } from './journal.ts';
import type { ProgressTable } from './progress.ts';

/** Learners' progress for the rest of the server: a database that is away costs it nothing but the reading. */
export interface ProgressStore {
  /** Undefined while the database is away. */
  read(learner: string): Promise<Progress | undefined>;
  /** How many got the lab's predictions wrong; undefined while the database is away. */
  shares(lab: string): Promise<PredictionShares | undefined>;
  /** Keeps one entry, in the journal while the database is away; false where even that is full. */
  record(learner: string, entry: ProgressEntry): Promise<boolean>;
  /** Asks the database now whether it is there, and tells how many entries wait for it. */
  state(): Promise<{ there: boolean; waiting: number }>;
  /** Settles with the first try to open the database; later ones go on by themselves. */
  readonly firstTry: Promise<void>;
  close(): Promise<void>;
}

interface ProgressStoreSpec {
  /** Opens the database; `onLost` says that a connection which nobody used has ended. */
  open(onLost: (error: Error) => void): Promise<ProgressTable>;
  journal: Journal;
  log(message: string, fields: object): void;
}

const retryMs = 1_000;
const lookMs = 2_000;

/**
 * Opens the database at once and again after every failure. While it is away entries go to the journal, and from there to
 * the database in their order before anything newer is written past them.
 */
export const createProgressStore = ({ open, journal, log }: ProgressStoreSpec): ProgressStore => {
  const stopping = new AbortController();
  let there: ProgressTable | undefined;

  const lose = (table: ProgressTable, error: unknown): void => {
    if (there !== table || stopping.signal.aborted) return;
    there = undefined;
    log('the database of progress is away: what learners do is kept until it is back', { error: String(error) });
    table.close().catch(ignore);
    trying = untilBack();
  };

  const bringBack = async (): Promise<void> => {
    let opened: ProgressTable | undefined;
    const table = await open((error) => opened && lose(opened, error));
    opened = table;
    try {
      const written = await writeJournal(table);
      stopping.signal.throwIfAborted();
      // In the turn in which the journal was seen empty: nothing can have come to it since.
      there = table;
      log('the database of progress is there', { written });
    } catch (error) {
      await table.close().catch(ignore);
      throw error;
    }
  };

  const writeJournal = async (table: ProgressTable): Promise<number> => {
    let count = 0;
    for (let next = journal.waiting()[0]; next; next = journal.waiting()[0]) {
      try {
        await table.record(next);
        count += 1;
      } catch (error) {
        if (!isOfTheEntry(error)) throw error;
        log('the database of progress refused an entry', { entry: next, error: String(error) });
      }
      journal.written();
    }
    return count;
  };

  const untilBack = async (): Promise<void> => {
    while (!there && !stopping.signal.aborted) {
      await wait(retryMs, undefined, { signal: stopping.signal }).then(bringBack).catch(ignore);
    }
  };

  const asked = async <Found>(ask: (table: ProgressTable) => Promise<Found>): Promise<Found | undefined> => {
    const table = there;
    if (!table) return undefined;
    try {
      return await ask(table);
    } catch (error) {
      lose(table, error);
      return undefined;
    }
  };

  const firstTry = bringBack();
  let trying = firstTry.catch(untilBack);

  return {
    firstTry,
    read: (learner) => asked((table) => table.read(learner)),
    shares: (lab) => asked((table) => table.shares(lab)),
    async record(learner, entry) {
      const recorded = { learner, entry, at: new Date().toISOString() };
      for (let table = there; table; table = there) {
        try {
          await table.record(recorded);
          return true;
        } catch (error) {
          if (isOfTheEntry(error)) throw error;
          lose(table, error);
        }
      }
      return journal.keep(recorded);
    },
    async state() {
      const table = there;
      if (table) await inTime(table.look()).catch((error: unknown) => lose(table, error));
      return { there: there !== undefined, waiting: journal.waiting().length };
    },
    async close() {
      stopping.abort();
      await trying;
      await there?.close();
    },
  };
};

/** Whoever asks whether it is there waits no longer than for another service's answer. */
const inTime = (look: Promise<void>): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${lookMs} ms`)), lookMs);
    look.then(resolve, reject).finally(() => clearTimeout(timer));
  });

const ignore = (): void => {};
