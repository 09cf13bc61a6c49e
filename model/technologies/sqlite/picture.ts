import type { EventOf } from '../../events.ts';

/** What the picture of a sandbox has of the programs' own databases. */
export interface SqlitePicture {
  /** Their tables, by name. */
  tables: Record<string, TablePicture>;
}

export interface TablePicture {
  name: string;
  rows: number;
  /** Inserts that a unique key refused. */
  ignored: number;
  /** First bound value of the newest rows, newest last. */
  newest: string[];
  /** When each of those came. */
  newestAt: number[];
  /** The newest statements that wrote to it, oldest first: what a row says that was written more than once. */
  writes: WritePicture[];
}

export type WritePicture = Pick<EventOf<'statement.ran'>, 'program' | 'verb' | 'parameters' | 'changes' | 'at' | 'seq'>;

/** Nothing is there yet. */
export const emptySqlite: SqlitePicture = { tables: {} };

/** Values bound by the newest update that changed something, of those that are still known. */
export const newestUpdate = (table: TablePicture | undefined): readonly string[] | undefined =>
  table?.writes.findLast(({ verb, changes }) => verb === 'update' && changes > 0)?.parameters;
