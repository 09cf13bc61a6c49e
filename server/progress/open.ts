import path from 'node:path';
import { openDatabase } from './database.ts';
import { openJournal } from './journal.ts';
import { createProgressTable } from './progress.ts';
import { createProgressStore, type ProgressStore } from './store.ts';

interface Options {
  dataDir: string;
  databaseUrl: string | undefined;
  log(message: string, fields: object): void;
}

/** Progress in PostgreSQL at the URL, or in SQLite in the data folder; what waits for either lies in that folder as well. */
export const openProgress = ({ dataDir, databaseUrl, log }: Options): ProgressStore =>
  createProgressStore({
    open: async (onLost) => createProgressTable(await openDatabase({ dataDir, databaseUrl, onLost })),
    journal: openJournal(path.join(dataDir, 'progress-waiting.jsonl'), (error) =>
      log('entries of progress that wait are in memory only', { error: String(error) }),
    ),
    log,
  });
