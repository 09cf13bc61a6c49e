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
}

/** Opens PostgreSQL at the URL, or SQLite in the data folder, brought up to the newest migration. Rejects when it cannot. */
export const openDatabase = async (options: {
  dataDir: string;
  databaseUrl?: string | undefined;
}): Promise<Kysely<ProgressTables>> => {
  const dialect = options.databaseUrl
    ? new PostgresDialect({ pool: new pg.Pool({ connectionString: options.databaseUrl }) })
    : new SqliteDialect({ database: sqlite(options.dataDir) });
  const database = new Kysely<ProgressTables>({ dialect });
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await database.destroy();
    throw error;
  }
  return database;
};

/** Node's own SQLite behind the few calls that Kysely's dialect makes. */
const sqlite = (dataDir: string) => {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(path.join(dataDir, 'progress.db'), { timeout: 5_000 });
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
