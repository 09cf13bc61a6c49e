import { constants, DatabaseSync } from 'node:sqlite';
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

test('what triggers write to one table is told after the statement, also where they came after it was prepared', () => {
  const database = open();
  const insert = database.prepare('INSERT INTO charges VALUES (?, ?)');
  database.exec(`
    CREATE TABLE changes (seq INTEGER PRIMARY KEY, charge TEXT);
    CREATE TRIGGER capture AFTER INSERT ON charges BEGIN INSERT INTO changes (charge) VALUES (new.id); END;
  `);
  insert.run('1', 5);
  database.exec("INSERT INTO charges VALUES ('2', 5), ('3', 5)");
  database.exec('DROP TRIGGER capture');
  insert.run('4', 5);
  const captured = { verb: 'insert', table: 'changes', trigger: 'capture', parameters: [] };
  expect(told).toEqual([
    charge('1'),
    { ...captured, changes: 1 },
    { verb: 'insert', table: 'charges', parameters: [], changes: 2 },
    { ...captured, changes: 2 },
    charge('4'),
  ]);
});

test('a trigger is told at the commit, and not where it was rolled back', () => {
  const database = open();
  database.exec('CREATE TABLE changes (charge TEXT)');
  database.exec('CREATE TRIGGER capture AFTER INSERT ON charges BEGIN INSERT INTO changes VALUES (new.id); END');
  const insert = database.prepare('INSERT INTO charges VALUES (?, ?)');
  database.exec('BEGIN');
  insert.run('1', 5);
  database.exec('ROLLBACK');
  expect(told).toEqual([]);
});

const kept = (statement: string): object[] => {
  const database = open();
  database.exec('CREATE TABLE "old ""orders" (id)');
  database.exec("INSERT INTO charges VALUES ('1', 5)");
  told.length = 0;
  database.prepare(statement).all();
  return told.map((one) =>
    'verb' in one && 'table' in one && 'changes' in one ? [one.verb, one.table, one.changes] : [],
  );
};

test.each([
  ['insert or ignore into "CHARGES" values (2, 5)', 'insert', 'charges', 1],
  ['REPLACE INTO main.charges VALUES (1, 6)', 'insert', 'charges', 1],
  ['INSERT INTO charges VALUES (1, 5) ON CONFLICT DO UPDATE SET amount = 6', 'insert', 'charges', 1],
  ['INSERT INTO "old ""orders" VALUES (1), (2)', 'insert', 'old "orders', 2],
  ['/* DELETE FROM charges */ UPDATE charges SET amount = 6, id = 2', 'update', 'charges', 1],
  ['WITH late (id) AS (SELECT 1), none AS (SELECT 2) DELETE FROM charges WHERE id IN late', 'delete', 'charges', 1],
  [
    "WITH late AS (SELECT '(1) delete from outbox') INSERT INTO charges SELECT 2, 5 FROM late RETURNING id",
    'insert',
    'charges',
    1,
  ],
  ['DELETE FROM charges RETURNING id', 'delete', 'charges', 1],
])('%s', (statement, verb, table, changes) => {
  expect(kept(statement)).toEqual([[verb, table, changes]]);
});

test.each([
  'SELECT * FROM charges',
  'CREATE TABLE refunds AS SELECT * FROM charges',
  'ALTER TABLE charges ADD COLUMN note',
  'DROP TABLE charges',
  'PRAGMA user_version = 3',
  'ANALYZE',
  '-- why\nEXPLAIN INSERT INTO charges VALUES (2, 5)',
])('nothing is told of %s', (statement) => {
  expect(kept(statement)).toEqual([]);
});

test('a write is told by itself where triggers write in several ways, and without what foreign keys make of it', () => {
  const database = open();
  database.exec(`
    CREATE TABLE outbox (charge REFERENCES charges (id) ON DELETE CASCADE);
    CREATE TRIGGER announce AFTER INSERT ON charges BEGIN INSERT INTO outbox VALUES (new.id); UPDATE outbox SET charge = '1'; END;
    INSERT INTO charges VALUES ('1', 5);
    DELETE FROM charges;
  `);
  expect(told).toEqual([
    { verb: 'insert', table: 'charges', parameters: [], changes: 1 },
    { verb: 'delete', table: 'charges', parameters: [], changes: 1 },
  ]);
});

test('a script runs to its end or to its first mistake, as without us', () => {
  const database = open();
  database.exec(";; INSERT INTO charges VALUES ('a;b', 5); -- no; end\n INSERT INTO charges VALUES ('é🚉', 5) /* ; */");
  database.exec(' -- nothing');
  database.exec('');
  expect(() => database.exec('DELETE FROM charges WHERE amount = 5; DELETE FROM nowhere; DELETE FROM charges')).toThrow(
    'no such table: nowhere',
  );
  const write = { table: 'charges', parameters: [], changes: 1 };
  expect(told).toEqual([
    { ...write, verb: 'insert' },
    { ...write, verb: 'insert' },
    { ...write, verb: 'delete', changes: 2 },
  ]);
});

test('a savepoint is known by its name, however it is written', () => {
  const database = open();
  const insert = database.prepare('INSERT INTO charges VALUES (?, ?)');
  database.exec('BEGIN; SAVEPOINT "my point"');
  insert.run('1', 5);
  database.prepare('/* back */ ROLLBACK TRANSACTION TO SAVEPOINT [MY POINT]').run();
  insert.run('2', 5);
  database.exec('END');
  expect(told).toEqual([charge('2')]);
});

test('a program’s own authorizer decides, and is not asked about what the platform asks', () => {
  const database = open();
  const asked: number[] = [];
  database.setAuthorizer((action) => {
    asked.push(action);
    return action === constants.SQLITE_DELETE ? constants.SQLITE_DENY : constants.SQLITE_OK;
  });
  const insert = database.prepare('INSERT INTO charges VALUES (?, ?)');
  insert.run('1', 5);
  expect(asked).toEqual([constants.SQLITE_INSERT]);
  expect(() => database.exec('DELETE FROM charges')).toThrow('not authorized');
  database.setAuthorizer(null);
  database.exec('DELETE FROM charges');
  expect(told).toEqual([charge('1'), { verb: 'delete', table: 'charges', parameters: [], changes: 1 }]);
});

test('what is compiled anew after a change of the schema is told as what it is', () => {
  const database = open();
  const insert = database.prepare('INSERT INTO charges (id, amount) VALUES (?, ?)');
  database.exec('ALTER TABLE charges ADD COLUMN note');
  insert.run('1', 5);
  expect(told).toEqual([charge('1')]);
});
