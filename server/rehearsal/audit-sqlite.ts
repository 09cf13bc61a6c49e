import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Picture } from '#model/picture.ts';

/** One English sentence for each table whose rows the picture counts otherwise than the programs' database files do. */
export const sqliteDifferences = (files: readonly string[], picture: Picture): string[] => {
  const counted = new Map<string, number>();
  for (const file of files.filter((one) => existsSync(one))) {
    const database = new DatabaseSync(file, { readOnly: true });
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    for (const { name } of tables.all()) {
      const { rows } = database.prepare(`SELECT count(*) AS rows FROM "${name}"`).get() ?? {};
      counted.set(String(name), (counted.get(String(name)) ?? 0) + Number(rows));
    }
    database.close();
  }
  return [...new Set([...counted.keys(), ...Object.keys(picture.tables)])].flatMap((table) => {
    const told = picture.tables[table]?.rows ?? 0;
    const there = counted.get(table);
    return told === there ? [] : [`table ${table}: ${told} rows in the picture, ${there} in the database`];
  });
};
