import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Audit, Figures } from '../audit.ts';

/** The word of the programs' own database files on their rows; and the files that are left. An empty table counts for nothing. */
export const auditSqlite = (): Audit => ({
  aspects: [
    {
      // A program tells of a write before it goes on.
      pictureLagMs: 500,
      // A copy that was made in the middle of a commit is no word of anybody's.
      fleetingMs: 100,
      async ask(sandbox) {
        const from = Date.now();
        return { figures: rowsIn(sandbox.files()), from, until: Date.now() };
      },
      read: ({ tables }) =>
        new Map(Object.entries(tables).flatMap(([table, { rows }]) => (rows > 0 ? [[rowsOf(table), rows]] : []))),
    },
  ],
  leftovers: async (sandbox) => sandbox.files().filter((file) => existsSync(file)),
});

const rowsIn = (files: readonly string[]): Figures => {
  const counted = new Map<string, number>();
  for (const file of files.filter((one) => existsSync(one))) {
    for (const [table, rows] of tablesOf(file)) {
      const sum = (counted.get(rowsOf(table)) ?? 0) + rows;
      if (sum > 0) counted.set(rowsOf(table), sum);
    }
  }
  return counted;
};

const rowsOf = (table: string): string => `table ${table}: rows`;

const attempts = 5;

/** Rows of each table, read from a copy: the lock of a reader would keep the program itself from writing. */
const tablesOf = (file: string, attempt = 1): [table: string, rows: number][] => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tram-tin-audit-'));
  try {
    // What undoes a commit that is under way goes first.
    for (const suffix of ['-journal', '-wal', '']) copyIfThere(`${file}${suffix}`, path.join(folder, `copy${suffix}`));
    return countRows(path.join(folder, 'copy'));
  } catch (error) {
    if (attempt === attempts) throw error;
    return tablesOf(file, attempt + 1);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const copyIfThere = (from: string, to: string): void => {
  try {
    copyFileSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
};

const countRows = (file: string): [table: string, rows: number][] => {
  const database = new DatabaseSync(file);
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    return tables.all().map(({ name }) => {
      const quoted = String(name).replaceAll('"', '""');
      const { rows } = database.prepare(`SELECT count(*) AS rows FROM "${quoted}"`).get() ?? {};
      return [String(name), Number(rows)];
    });
  } finally {
    database.close();
  }
};
