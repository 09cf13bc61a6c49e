import type { TechnologyModel } from '../../technology-model.ts';
import { nothingTravels } from '../nothing-travels.ts';
import type { sqliteEvents } from './events.ts';
import { applySqlite } from './fold.ts';
import { emptySqlite, type SqlitePicture } from './picture.ts';
import type { TableStation } from './stations.ts';
import { trackState } from './track-state.ts';

export interface SqliteParts {
  events: typeof sqliteEvents;
  picture: SqlitePicture;
  program: object;
  held: never;
  reason: never;
  sign: never;
  station: TableStation;
  lab: object;
  /** Path of a file of that name in the sandbox's own folder, shared by its programs and gone with it. */
  env: { file: string };
}

/** Tables in files of the programs' own. */
export const sqlite: TechnologyModel<SqliteParts> = {
  ...nothingTravels,
  name: 'SQLite',
  picture: emptySqlite,
  program: () => ({}),
  apply: applySqlite,
  still: [],
  trackState,
};
