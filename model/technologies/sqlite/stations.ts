import type { StationBase } from '../../scene.ts';

/** Station id of a table. */
export const tableStation = (table: string): string => `table:${table}`;

/** Whether a station is a table. */
export const isTable = (station: string): boolean => station.startsWith(tableStation(''));

export interface TableStation extends StationBase {
  kind: 'table';
  table: string;
  /** Its one row, which updates change: names of the values that they bind, in that order. */
  columns?: readonly string[];
  width: number;
  height: number;
}
