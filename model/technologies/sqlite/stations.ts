import type { StationBase } from '../../scene.ts';

/** Station id of a table. */
export const tableStation = (table: string): string => `table:${table}`;

export interface TableStation extends StationBase {
  kind: 'table';
  table: string;
  width: number;
  height: number;
}
