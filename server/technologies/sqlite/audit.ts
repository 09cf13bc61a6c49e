import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Audit, Figures } from '../audit.ts';

/** The word of the programs' own database files on their rows; and the files that are left. An empty table counts for nothing. */
export const auditSqlite = (): Audit => ({
  aspects: [
    {
      // A program tells of a write before it goes on.
      pictureLagMs: 500,
      fleetingMs: 0,
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

/** A program may be writing at that moment. */
const patienceMs = 200;

const rowsIn = (files: readonly string[]): Figures => {
  const counted = new Map<string, number>();
  for (const file of files.filter((one) => existsSync(one))) {
    const database = new DatabaseSync(file, { readOnly: true, timeout: patienceMs });
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    for (const { name } of tables.all()) {
      const { rows } =
        database.prepare(`SELECT count(*) AS rows FROM "${String(name).replaceAll('"', '""')}"`).get() ?? {};
      const sum = (counted.get(rowsOf(String(name))) ?? 0) + Number(rows);
      if (sum > 0) counted.set(rowsOf(String(name)), sum);
    }
    database.close();
  }
  return counted;
};

const rowsOf = (table: string): string => `table ${table}: rows`;
