import type { Apply } from '../../picture.ts';

const keptKeys = 12;
const keptWrites = 300;

/** What the programs wrote to their own databases. */
export const applySqlite: Apply = (draft, event) => {
  if (event.type !== 'statement.ran') return;
  const { table: name, verb, changes, parameters } = event;
  draft.tables[name] ??= { name, rows: 0, ignored: 0, newest: [], newestAt: [], writes: [] };
  const table = draft.tables[name];
  const { program, at, seq } = event;
  table.writes = [...table.writes, { program, verb, parameters, changes, at, seq }].slice(-keptWrites);
  const [key] = parameters;
  if (verb === 'insert') {
    table.rows += changes;
    if (changes === 0) table.ignored += 1;
    else if (key !== undefined) {
      table.newest = [...table.newest, key].slice(-keptKeys);
      table.newestAt = [...table.newestAt, event.at].slice(-keptKeys);
    }
  } else if (verb === 'delete') {
    table.rows -= changes;
    const isLeft = (one: string | undefined): boolean => table.rows > 0 && (changes === 0 || one !== key);
    const { newest } = table;
    // What a condition other than a key has taken is taken for the oldest.
    const most = Math.max(1, table.rows);
    table.newest = newest.filter(isLeft).slice(-most);
    table.newestAt = table.newestAt.filter((_, i) => isLeft(newest[i])).slice(-most);
  }
};
