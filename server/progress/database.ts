import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { migrations } from './migrations.ts';

/** Tables of learners' progress; the same in both databases. */
export interface ProgressTables {
  lesson_read: { learner: string; lesson: string; at: string };
  quiz_answer: {
    learner: string;
    lesson: string;
    question: string;
    /** JSON text. */
    answer: string;
    /** 1, 0, or null where no program can judge. */
    correct: number | null;
    /** ISO 8601. */
    at: string;
  };
  objective_met: { learner: string; lab: string; objective: string; at: string };
  /** `correct` is 1 or 0. */
  prediction_settled: { learner: string; lab: string; prediction: string; correct: number; at: string };
}

interface Options {
  dataDir: string;
  databaseUrl?: string | undefined;
  /** A connection that nobody used has ended. */
  onLost?(error: Error): void;
}

/**
 * Opens PostgreSQL at the URL, or SQLite in the data folder, brought up to the newest migration. Rejects when it cannot.
 * No call waits longer than seconds, and an error on a connection is that of the call that uses it.
 */
export const openDatabase = async (options: Options): Promise<Kysely<ProgressTables>> => {
  const { databaseUrl, dataDir, onLost = () => {} } = options;
  const dialect = databaseUrl
    ? new PostgresDialect({ pool: postgres(databaseUrl, onLost) })
    : new SqliteDialect({ database: sqlite(dataDir) });
  const database = new Kysely<ProgressTables>({ dialect });
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await database.destroy();
    throw error;
  }
  return database;
};

const postgres = (connectionString: string, onLost: (error: Error) => void): pg.Pool => {
  const pool = new pg.Pool({ connectionString, connectionTimeoutMillis: 3_000, query_timeout: 5_000, keepAlive: true });
  // Unheard, either would end the process: the pool tells of idle clients, a client that is in use of itself.
  pool.on('error', onLost);
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
};

/** What another process may hold up the event loop for; whatever is busy for longer is tried again later. */
const busyMs = 250;

/** Node's own SQLite behind the few calls that Kysely's dialect makes. */
const sqlite = (dataDir: string) => {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(path.join(dataDir, 'progress.db'), { timeout: busyMs });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  return {
    close: () => database.close(),
    prepare(sql: string) {
      const statement = database.prepare(sql);
      const bind = (parameters: readonly unknown[]) => parameters.map(toSqlite);
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]): unknown[] => statement.all(...bind(parameters)),
        run: (parameters: readonly unknown[]) => statement.run(...bind(parameters)),
        iterate: (parameters: readonly unknown[]): IterableIterator<unknown> => statement.iterate(...bind(parameters)),
      };
    },
  };
};

const toSqlite = (value: unknown): string | number | bigint | null => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' || value === null)
    return value;
  throw new TypeError(`not a value of the database: ${typeof value}`);
};
