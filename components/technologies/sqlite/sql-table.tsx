'use client';
import { useStage } from '#components/diagram/stage-context.ts';
import { numberFormat } from '#model/number-format.ts';
import { newestUpdate } from '#model/technologies/sqlite/picture.ts';
import type { TableStation } from '#model/technologies/sqlite/stations.ts';
import { copy } from './copy.vi.ts';
import styles from './sql-table.module.css';

const whole = numberFormat();

const headHeight = 32;
const rowHeight = 21;
const footHeight = 26;

/** A bound value, a number as people write it; 0 where nothing has been bound yet. */
const shownValue = (bound = '0'): string => (/^\d+$/.test(bound) ? whole(Number(bound)) : bound);

/** A table of a program's own database: how many rows, the keys of the newest or the values of the only one, and inserts that changed nothing. */
export function SqlTable({ station }: { station: TableStation }) {
  const { picture } = useStage();
  const { x, y, width, height, columns } = station;
  const table = picture.tables[station.table];
  const updated = newestUpdate(table);
  const rows = table?.rows ?? 0;
  const newest = columns ? [] : (table?.newest ?? []);
  const ignored = table?.ignored ?? 0;
  const room = Math.max(1, Math.floor((height - headHeight - (ignored > 0 ? footHeight : 4)) / rowHeight));
  // One line of them says how many older ones there are.
  const shown = rows > room ? newest.slice(-Math.max(1, room - 1)) : newest.slice(-room);
  const older = rows - shown.length;
  const placed = shown.map((key, index) => ({ key, place: older + index }));
  return (
    <foreignObject x={x - width / 2} y={y - height / 2} width={width} height={height}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              <span>{station.table}</span>
              <span>{copy.rows(rows)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {(columns ?? []).map((column, index) => (
            <tr key={column}>
              <td className={styles.column}>
                <span>{column}</span>
                <span key={updated?.[index]}>{shownValue(updated?.[index])}</span>
              </td>
            </tr>
          ))}
          {older > 0 && rows > room && !columns ? (
            <tr>
              <td className={styles.older}>{copy.olderRows(older)}</td>
            </tr>
          ) : null}
          {placed.map(({ key, place }) => (
            <tr key={place}>
              <td>{key}</td>
            </tr>
          ))}
        </tbody>
        {ignored > 0 ? (
          <tfoot>
            <tr>
              <td>{copy.ignoredRows(ignored)}</td>
            </tr>
          </tfoot>
        ) : null}
      </table>
    </foreignObject>
  );
}
