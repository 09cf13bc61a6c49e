import type { EventDraft } from '../../events.ts';

/** A row that a program inserted, as tests write it; with 0 changes a unique key refused it. */
export const inserted = (program: string, table: string, id: string, changes = 1): EventDraft => ({
  type: 'statement.ran',
  origin: 'client',
  program,
  verb: 'insert',
  table,
  parameters: [id],
  changes,
});
