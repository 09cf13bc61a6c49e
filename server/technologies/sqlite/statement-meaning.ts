import { constants, type DatabaseSync, type StatementSync } from 'node:sqlite';
import { mayAttach } from './reach.ts';

/** What a statement is there to do; undefined for one that only reads, declares or begins. */
export type Meaning = Write | SavepointStep | { of: 'rollback' } | undefined;

/** The one table that it writes to by itself: what its foreign keys bring about is not its own. */
export interface Write {
  of: 'write';
  verb: 'insert' | 'update' | 'delete';
  table: string;
  /** What its triggers write, as the schema was when it was compiled last. */
  triggered: readonly Triggered[];
}

/** What a trigger writes to. */
export interface Triggered extends Pick<Write, 'verb' | 'table'> {
  trigger: string;
}

interface SavepointStep {
  of: 'savepoint';
  step: string;
  /** As written; SQLite does not tell upper case from lower. */
  name: string;
}

type Authorizer = NonNullable<Parameters<DatabaseSync['setAuthorizer']>[0]>;

/** Learns the meaning of statements from SQLite's own compiler. */
export interface MeaningReader {
  /** Runs `compile`, which prepares one statement of this database, and says what SQLite asked leave for meanwhile. */
  read<Compiled extends StatementSync | undefined>(compile: () => Compiled): { compiled: Compiled; meaning: Meaning };
  /** Runs such a statement: SQLite compiles it anew where the schema has changed, as when it has got a trigger since. */
  run<Result>(meaning: Meaning, go: () => Result): Result;
  /** The program's own authorizer, or none: it decides, this only listens. */
  decideBy(authorizer: Authorizer | null): void;
  /** Runs what the platform asks the database: the program's authorizer has no say in it. */
  aside<Answer>(ask: () => Answer): Answer;
}

const verbs: Partial<Record<number, Write['verb']>> = {
  [constants.SQLITE_INSERT]: 'insert',
  [constants.SQLITE_UPDATE]: 'update',
  [constants.SQLITE_DELETE]: 'delete',
};

/** `install` sets an authorizer of the database; called once. */
export const createMeaningReader = (install: (authorizer: Authorizer) => void): MeaningReader => {
  let listen: Authorizer | undefined;
  let decide: Authorizer | null = null;
  install((...asked) => {
    listen?.(...asked);
    const [action, file] = asked;
    if (action === constants.SQLITE_ATTACH && !mayAttach(file)) return constants.SQLITE_DENY;
    return decide ? decide(...asked) : constants.SQLITE_OK;
  });

  return {
    read(compile) {
      let first: Meaning;
      const triggered: Triggered[] = [];
      // What the statement itself does is asked first, before what follows from it: `first` is never changed again.
      listen = (...asked) => {
        first ??= meaningOf(...asked);
        triggered.push(...triggeredBy(...asked));
        return constants.SQLITE_OK;
      };
      try {
        const compiled = compile();
        const onlyExplains = explains.test(compiled?.sourceSQL ?? '');
        if (onlyExplains || isOwnTable(first)) return { compiled, meaning: undefined };
        return { compiled, meaning: first?.of === 'write' ? { ...first, triggered } : first };
      } finally {
        listen = undefined;
      }
    },
    run(meaning, go) {
      if (meaning?.of !== 'write') return go();
      let triggered: Triggered[] | undefined;
      listen = (...asked) => {
        triggered = [...(triggered ?? []), ...triggeredBy(...asked)];
        return constants.SQLITE_OK;
      };
      try {
        return go();
      } finally {
        listen = undefined;
        if (triggered) meaning.triggered = triggered;
      }
    },
    decideBy(authorizer) {
      decide = authorizer;
    },
    aside(ask) {
      const before = decide;
      decide = null;
      try {
        return ask();
      } finally {
        decide = before;
      }
    },
  };
};

const meaningOf: (...asked: Parameters<Authorizer>) => Meaning = (action, one, two, _database, trigger) => {
  const verb = verbs[action];
  if (verb && one !== null && trigger === null) return { of: 'write', verb, table: one, triggered: [] };
  if (action === constants.SQLITE_SAVEPOINT) return { of: 'savepoint', step: one ?? '', name: two ?? '' };
  if (action === constants.SQLITE_TRANSACTION && one === 'ROLLBACK') return { of: 'rollback' };
  return undefined;
};

const triggeredBy: (...asked: Parameters<Authorizer>) => Triggered[] = (action, table, _two, _database, trigger) => {
  const verb = verbs[action];
  return verb && table !== null && trigger !== null ? [{ verb, table, trigger }] : [];
};

// To explain a write SQLite compiles it, and asks as if it were to happen.
const explains = /^(?:\s|;|--[^\n]*|\/\*[\s\S]*?\*\/)*explain\b/i;

/** To declare a table is to write into one of SQLite's own. */
const isOwnTable = (meaning: Meaning): boolean => meaning?.of === 'write' && meaning.table.startsWith('sqlite_');
