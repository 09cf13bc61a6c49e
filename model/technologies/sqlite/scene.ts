import type { Spot } from '../../scene/stations.ts';
import type { StationOf } from '../../scene.ts';
import { tableStation } from './stations.ts';

/** A table of a program's own database, with its newest rows. */
export const sqlTable = (table: string, spot: Spot): StationOf<'table'> => ({
  id: tableStation(table),
  kind: 'table',
  table,
  ...spot,
});
