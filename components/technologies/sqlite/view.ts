import type { TechnologyView } from '#components/technology-view.ts';
import type { SqliteParts } from '#model/technologies/sqlite/model.ts';
import { copy } from './copy.vi.ts';
import { sentences } from './sentences.vi.ts';
import { SqlTable } from './sql-table.tsx';

/** Tables with their newest rows; nothing travels. */
export const sqlite: TechnologyView<SqliteParts> = {
  corner: copy.corner,
  stations: {
    table: { Drawing: SqlTable, rowName: (table, compact) => (compact ? table : copy.row(table)) },
  },
  card: () => undefined,
  aftermath: () => null,
  legend: () => [],
  phases: () => [],
  priorityOf: () => 0,
  reasons: {},
  signs: {},
  saying: () => undefined,
  inscriptionIn: () => undefined,
  sentences,
  isSpoken: () => false,
  inspector: {
    labelIn: () => undefined,
    states: () => [],
    isLoss: () => false,
    hasBegun: () => false,
    Facts: () => null,
  },
};
