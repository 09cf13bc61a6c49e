import { expect, test } from 'vitest';
import { splitStatements, writtenBy } from './sql-text.ts';

test('a script is split where its statements end, and nowhere else', () => {
  expect(splitStatements("BEGIN; INSERT INTO a VALUES ('x;y'); -- no; end\nCOMMIT;").map((one) => one.trim())).toEqual([
    'BEGIN',
    "INSERT INTO a VALUES ('x;y')",
    '-- no; end\nCOMMIT',
  ]);
  expect(splitStatements('SELECT 6/2, 3-1, "a;b" /* ; */')).toHaveLength(1);
  expect(splitStatements('CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; END')).toHaveLength(1);
  expect(splitStatements('')).toEqual(['']);
});

test.each([
  ['INSERT INTO charges (id) VALUES (?)', 'insert', 'charges'],
  ['insert or ignore into "processed" values (?)', 'insert', 'processed'],
  ['REPLACE INTO main.stock VALUES (?)', 'insert', 'stock'],
  ['/* why */ UPDATE stock SET n = n - 1', 'update', 'stock'],
  ['DELETE FROM [old orders]', 'delete', 'old orders'],
  ['WITH late AS (SELECT 1) DELETE FROM outbox', 'delete', 'outbox'],
])('%s', (statement, verb, table) => {
  expect(writtenBy(statement)).toEqual({ verb, table });
});

test('what only reads or declares writes nothing', () => {
  for (const one of ['SELECT * FROM charges', 'CREATE TABLE charges (id)', 'BEGIN', 'PRAGMA journal_mode = wal']) {
    expect(writtenBy(one)).toBeUndefined();
  }
});
