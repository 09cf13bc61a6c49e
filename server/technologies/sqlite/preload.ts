import { DatabaseSync, StatementSync } from 'node:sqlite';
import { callSite } from '#server/programs/preload/call-site.ts';
import type { Tell } from '#server/programs/report.ts';
import { keepWithinReach } from './reach.ts';
import { createMeaningReader, type Meaning, type MeaningReader, type Write } from './statement-meaning.ts';

interface Ran extends Pick<Write, 'verb' | 'table'> {
  parameters: string[];
  changes: number;
  /** The trigger that wrote it. */
  trigger?: string;
  site?: string;
}

/** What a transaction has done so far, with the savepoints in it: names, and how much had been done by then. */
interface Pending {
  ran: Ran[];
  savepoints: { name: string; length: number }[];
}

/**
 * Makes node:sqlite tell every INSERT, UPDATE and DELETE with the rows that it changed, once they are durable: what runs
 * in a transaction is told at its COMMIT, and never where it is rolled back; what its triggers write to one table follows
 * it. Statements of a tag store and what is iterated over are not seen. Files that the program may not reach stay closed.
 */
export const patch = (tell: Tell): void => {
  keepWithinReach();
  const { exec, prepare, close, setAuthorizer } = DatabaseSync.prototype;
  const { run, get, all } = StatementSync.prototype;
  const pendings = new WeakMap<DatabaseSync, Pending>();
  const readers = new WeakMap<DatabaseSync, MeaningReader>();
  const prepared = new WeakMap<StatementSync, { database: DatabaseSync; meaning: Meaning }>();

  const pendingOf = (database: DatabaseSync): Pending => {
    const known = pendings.get(database) ?? { ran: [], savepoints: [] };
    pendings.set(database, known);
    return known;
  };
  const readerOf = (database: DatabaseSync): MeaningReader => {
    const known =
      readers.get(database) ?? createMeaningReader((authorizer) => setAuthorizer.call(database, authorizer));
    readers.set(database, known);
    return known;
  };
  /** Rows that the newest statement changed by itself, and all that have been changed so far, also by triggers. */
  const changesOf = (database: DatabaseSync): { own: number; all: number } =>
    readerOf(database).aside(() => {
      const counted = Reflect.apply(
        get,
        prepare.call(database, 'SELECT changes() AS own, total_changes() AS total'),
        [],
      );
      return { own: Number(counted?.own ?? 0), all: Number(counted?.total ?? 0) };
    });

  /** Runs one statement, and keeps account of what it did and of the transaction that it is in. */
  const account = <Result>(database: DatabaseSync, meaning: Meaning, bound: unknown[], go: () => Result): Result => {
    const pending = pendingOf(database);
    const abandoned = (): void => {
      if (database.isOpen && database.isTransaction) return;
      pending.ran = [];
      pending.savepoints = [];
    };
    const before = meaning?.of === 'write' ? changesOf(database).all : 0;
    let result: Result;
    try {
      result = readerOf(database).run(meaning, go);
    } catch (error) {
      // SQLite may have rolled everything back by itself.
      abandoned();
      throw error;
    }
    follow(pending, meaning);
    if (meaning?.of === 'write') {
      const { verb, table, triggered } = meaning;
      const { own, all } = changesOf(database);
      pending.ran.push({ verb, table, parameters: textOf(bound), changes: own, ...callSite() });
      const [first, ...others] = triggered;
      // SQLite counts the rows of all triggers together: where they write to several tables, nobody knows which has how many.
      if (first && all - before > own && others.every((one) => one.table === first.table && one.verb === first.verb))
        pending.ran.push({ ...first, parameters: [], changes: all - before - own });
    }
    if (!database.isTransaction) {
      for (const ran of pending.ran) tell('ran', ran);
      abandoned();
    }
    return result;
  };

  // Of a script SQLite compiles the first statement and leaves the rest, which it can only compile once that has run.
  DatabaseSync.prototype.exec = function (script) {
    const reader = readerOf(this);
    for (let rest = script; ; ) {
      const { compiled, meaning } = reader.read(() => nextOf(() => prepare.call(this, rest)));
      if (!compiled) return;
      const { sourceSQL } = compiled;
      account(this, meaning, [], () => exec.call(this, sourceSQL));
      rest = rest.slice(sourceSQL.length);
    }
  };
  DatabaseSync.prototype.prepare = function (...args) {
    const { compiled, meaning } = readerOf(this).read(() => prepare.apply(this, args));
    prepared.set(compiled, { database: this, meaning });
    return compiled;
  };
  DatabaseSync.prototype.setAuthorizer = function (authorizer) {
    if (typeof authorizer === 'function' || authorizer === null) readerOf(this).decideBy(authorizer);
    else setAuthorizer.call(this, authorizer);
  };
  DatabaseSync.prototype.close = function () {
    pendings.delete(this);
    close.call(this);
  };
  const watched = <Name extends 'run' | 'get' | 'all'>(original: StatementSync[Name]) =>
    function (this: StatementSync, ...bound: unknown[]) {
      const known = prepared.get(this);
      const go = () => Reflect.apply(original, this, bound);
      return known ? account(known.database, known.meaning, bound, go) : go();
    };
  StatementSync.prototype.run = watched<'run'>(run);
  StatementSync.prototype.get = watched<'get'>(get);
  StatementSync.prototype.all = watched<'all'>(all);
};

/** The statement that `prepare` finds; undefined where nothing but blanks and comments is left. */
const nextOf = (prepare: () => StatementSync): StatementSync | undefined => {
  try {
    return prepare();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_INVALID_ARG_VALUE') return undefined;
    throw error;
  }
};

/** What a statement about transactions means for what was done in the one that is open. */
const follow = ({ ran, savepoints }: Pending, meaning: Meaning): void => {
  if (meaning?.of === 'rollback') {
    ran.length = 0;
    savepoints.length = 0;
  }
  if (meaning?.of !== 'savepoint') return;
  const name = meaning.name.toLowerCase();
  const at = savepoints.findLastIndex((one) => one.name === name);
  switch (meaning.step) {
    case 'BEGIN':
      savepoints.push({ name, length: ran.length });
      break;
    case 'RELEASE':
      savepoints.splice(Math.max(at, 0));
      break;
    case 'ROLLBACK':
      ran.length = savepoints[at]?.length ?? 0;
      savepoints.splice(at + 1);
      break;
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
