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
  /** Values bound by the newest update that changed something. */
  updated?: string[];
}

/** Nothing is there yet. */
export const emptySqlite: SqlitePicture = { tables: {} };
