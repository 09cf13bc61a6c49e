import type { TechnologyView } from '#components/technology-view.ts';
import type { SqliteParts } from '#model/technologies/sqlite/model.ts';
import { nothingTravels } from '../nothing-travels.ts';
import { copy } from './copy.vi.ts';
import { sentences } from './sentences.vi.ts';
import { SqlTable } from './sql-table.tsx';

/** Tables with their newest rows; nothing travels. */
export const sqlite: TechnologyView<SqliteParts> = {
  ...nothingTravels,
  corner: copy.corner,
  stations: {
    table: { Drawing: SqlTable, rowName: (table, compact) => (compact ? table : copy.row(table)) },
  },
  sentences,
};
