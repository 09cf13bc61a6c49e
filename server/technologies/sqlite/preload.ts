import { DatabaseSync, StatementSync } from 'node:sqlite';
import { splitStatements, writtenBy } from './sql-text.ts';

/** Tells the platform one fact; written before the call returns, so that a death right after it loses nothing. */
type Tell = (kind: string, fields: object) => void;

interface Ran {
  verb: 'insert' | 'update' | 'delete';
  table: string;
  parameters: string[];
  changes: number;
}

/** What a transaction has done so far, with the savepoints in it: names, and how much had been done by then. */
interface Pending {
  ran: Ran[];
  savepoints: { name: string; length: number }[];
}

/**
 * Makes node:sqlite tell every INSERT, UPDATE and DELETE with the rows that it changed, once they are durable: what runs
 * in a transaction is told at its COMMIT, and never where it is rolled back. Statements of a tag store and what is
 * iterated over are not seen.
 */
export const patch = (tell: Tell): void => {
  const { exec, prepare, close } = DatabaseSync.prototype;
  const { run, get, all } = StatementSync.prototype;
  const pendings = new WeakMap<DatabaseSync, Pending>();
  const homes = new WeakMap<StatementSync, DatabaseSync>();

  const pendingOf = (database: DatabaseSync): Pending => {
    const known = pendings.get(database) ?? { ran: [], savepoints: [] };
    pendings.set(database, known);
    return known;
  };
  const changesOf = (database: DatabaseSync): number =>
    Number(Reflect.apply(get, Reflect.apply(prepare, database, ['SELECT changes() AS n']), [])?.n ?? 0);

  /** Runs one statement, and keeps account of what it did and of the transaction that it is in. */
  const account = <Result>(database: DatabaseSync, sql: string, bound: unknown[], go: () => Result): Result => {
    const pending = pendingOf(database);
    const abandoned = (): void => {
      if (database.isOpen && database.isTransaction) return;
      pending.ran = [];
      pending.savepoints = [];
    };
    let result: Result;
    try {
      result = go();
    } catch (error) {
      // SQLite may have rolled everything back by itself.
      abandoned();
      throw error;
    }
    follow(pending, sql);
    const written = writtenBy(sql);
    if (written) pending.ran.push({ ...written, parameters: textOf(bound), changes: changesOf(database) });
    if (!database.isTransaction) {
      for (const ran of pending.ran) tell('ran', ran);
      abandoned();
    }
    return result;
  };

  DatabaseSync.prototype.exec = function (sql) {
    for (const one of splitStatements(sql)) account(this, one, [], () => exec.call(this, one));
  };
  DatabaseSync.prototype.prepare = function (...args) {
    const statement = prepare.apply(this, args);
    homes.set(statement, this);
    return statement;
  };
  DatabaseSync.prototype.close = function () {
    pendings.delete(this);
    close.call(this);
  };
  const watched = <Name extends 'run' | 'get' | 'all'>(original: StatementSync[Name]) =>
    function (this: StatementSync, ...bound: unknown[]) {
      const database = homes.get(this);
      const go = () => Reflect.apply(original, this, bound);
      return database ? account(database, this.sourceSQL, bound, go) : go();
    };
  StatementSync.prototype.run = watched<'run'>(run);
  StatementSync.prototype.get = watched<'get'>(get);
  StatementSync.prototype.all = watched<'all'>(all);
};

/** What a statement about transactions means for what was done in the one that is open. */
const follow = (pending: Pending, sql: string): void => {
  const [, verb = '', name = ''] = /^\s*(savepoint|release|rollback)\b[^;]*?(\w*)\s*;?\s*$/i.exec(sql) ?? [];
  const at = pending.savepoints.findLastIndex((one) => one.name === name.toLowerCase());
  if (/^savepoint$/i.test(verb)) {
    pending.savepoints.push({ name: name.toLowerCase(), length: pending.ran.length });
  } else if (/^release$/i.test(verb)) {
    pending.savepoints.splice(Math.max(at, 0));
  } else if (/^rollback$/i.test(verb)) {
    const to = /\bto\b/i.test(sql) ? pending.savepoints[at] : undefined;
    pending.ran.length = to?.length ?? 0;
    pending.savepoints.splice(to ? at + 1 : 0);
  }
};

const longest = 200;

/** Named parameters first, as the library takes them. */
const textOf = ([first, ...others]: unknown[]): string[] => {
  if (first === undefined) return [];
  const isNamed = typeof first === 'object' && first !== null && !ArrayBuffer.isView(first);
  const values = isNamed ? [...Object.values(first), ...others] : [first, ...others];
  return values.map((value) =>
    ArrayBuffer.isView(value) ? `(${value.byteLength} bytes)` : String(value).slice(0, longest),
  );
};
