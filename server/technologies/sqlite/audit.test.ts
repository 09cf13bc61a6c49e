import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { auditSqlite } from './audit.ts';

test.each(['delete', 'wal'])(
  'rows are counted while a program writes, and it is not disturbed: journal %s',
  async (mode) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'audit-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = path.join(folder, 'shop.db');
    const sandbox = { id: 'a', files: () => [file] };
    const { aspects, leftovers } = auditSqlite();
    const rows = async () => Object.fromEntries((await aspects[0]?.ask(sandbox))?.figures ?? []);
    expect(await rows(), 'before the program has begun').toEqual({});
    expect(await leftovers(sandbox)).toEqual([]);

    const program = new DatabaseSync(file);
    program.exec(`PRAGMA journal_mode = ${mode}; CREATE TABLE "old ""orders" (id); CREATE TABLE none (id)`);
    program.exec('INSERT INTO "old ""orders" VALUES (1), (2)');
    program.exec('BEGIN EXCLUSIVE; INSERT INTO "old ""orders" VALUES (3)');
    expect(await rows()).toEqual({ 'table old "orders: rows': 2 });
    program.exec('COMMIT');
    expect(await rows()).toEqual({ 'table old "orders: rows': 3 });
    expect(await leftovers(sandbox)).toEqual([file]);
    program.close();
  },
);
