import type { Apply } from '../../picture.ts';

const keptKeys = 12;

/** What the programs wrote to their own databases. */
export const applySqlite: Apply = (draft, event) => {
  if (event.type !== 'statement.ran') return;
  const { table: name, verb, changes, parameters } = event;
  draft.tables[name] ??= { name, rows: 0, ignored: 0, newest: [] };
  const table = draft.tables[name];
  const [key] = parameters;
  if (verb === 'insert') {
    table.rows += changes;
    if (changes === 0) table.ignored += 1;
    else if (key !== undefined) table.newest = [...table.newest, key].slice(-keptKeys);
  } else if (verb === 'delete') {
    table.rows -= changes;
    table.newest = table.rows === 0 ? [] : table.newest.filter((one) => changes === 0 || one !== key);
  }
};
