import type { Spot } from '../../scene/stations.ts';
import type { StationOf } from '../../scene.ts';
import { tableStation } from './stations.ts';

/** A table of a program's own database, with its newest rows; or where it has one, whose columns are named, with that. */
export const sqlTable = (
  table: string,
  { columns, ...spot }: Spot & Pick<StationOf<'table'>, 'columns'>,
): StationOf<'table'> => ({
  id: tableStation(table),
  kind: 'table',
  table,
  ...(columns && { columns }),
  ...spot,
});
