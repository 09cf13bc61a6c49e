import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { patch } from './preload.ts';

const told: object[] = [];
beforeAll(() => patch((_, fields) => told.push(fields)));
afterEach(() => {
  told.length = 0;
});

const open = (): DatabaseSync => {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE charges (id TEXT PRIMARY KEY, amount INTEGER)');
  return database;
};
const charge = (id: string, changes = 1) => ({ verb: 'insert', table: 'charges', parameters: [id, '5'], changes });

test('a write is told with what was bound and what it changed', () => {
  const insert = open().prepare('INSERT OR IGNORE INTO charges VALUES (?, ?)');
  insert.run('1', 5);
  insert.run('1', 5);
  expect(told).toEqual([charge('1'), charge('1', 0)]);
});

test('what runs in a transaction is told at its commit', () => {
  const database = open();
  const insert = database.prepare('INSERT INTO charges VALUES (?, ?)');
  database.exec('BEGIN');
  insert.run('1', 5);
  database.exec('UPDATE charges SET amount = 7');
  expect(told).toEqual([]);
  database.exec('COMMIT');
  expect(told).toEqual([charge('1'), { verb: 'update', table: 'charges', parameters: [], changes: 1 }]);
});

test('what was rolled back never happened, prepared or not', () => {
  const database = open();
  const insert = database.prepare('INSERT INTO charges VALUES (?, ?)');
  database.prepare('BEGIN').run();
  insert.run('1', 5);
  database.prepare('ROLLBACK').run();
  database.exec("BEGIN; INSERT INTO charges VALUES ('2', 5); ROLLBACK; INSERT INTO charges VALUES ('3', 5)");
  expect(told).toEqual([{ verb: 'insert', table: 'charges', parameters: [], changes: 1 }]);
  expect(database.prepare('SELECT id FROM charges').all()).toEqual([{ id: '3' }]);
});

test('a transaction that SQLite gave up by itself is forgotten, one that goes on after an error is not', () => {
  const database = open();
  const insert = database.prepare('INSERT INTO charges VALUES (?, ?)');
  database.exec('BEGIN');
  insert.run('1', 5);
  expect(() => insert.run('1', 5)).toThrow('UNIQUE');
  database.exec('COMMIT');
  database.exec('BEGIN');
  insert.run('2', 5);
  expect(() => database.exec("INSERT OR ROLLBACK INTO charges VALUES ('1', 5)")).toThrow('UNIQUE');
  insert.run('4', 5);
  expect(told).toEqual([charge('1'), charge('4')]);
});

test('back to a savepoint is back to what was done by then', () => {
  const database = open();
  const insert = database.prepare('INSERT INTO charges VALUES (?, ?)');
  database.exec('SAVEPOINT a');
  insert.run('1', 5);
  database.exec('SAVEPOINT b');
  insert.run('2', 5);
  database.exec('ROLLBACK TO b');
  insert.run('3', 5);
  database.exec('RELEASE a');
  expect(told).toEqual([charge('1'), charge('3')]);
});

test('named parameters, numbers and blobs are told as text', () => {
  const database = open();
  database.prepare('INSERT INTO charges VALUES ($id, ?)').run({ id: 'a' }, 5n);
  database.prepare('INSERT INTO charges VALUES (?, ?) RETURNING id').get(new Uint8Array(3), null);
  expect(told).toEqual([charge('a'), { ...charge('(3 bytes)'), parameters: ['(3 bytes)', 'null'] }]);
});
