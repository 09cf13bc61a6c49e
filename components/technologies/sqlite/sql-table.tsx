'use client';
import { useStage } from '#components/diagram/stage-context.ts';
import type { TableStation } from '#model/technologies/sqlite/stations.ts';
import { copy } from './copy.vi.ts';
import styles from './sql-table.module.css';

const headHeight = 32;
const rowHeight = 21;
const footHeight = 26;

/** A table of a program's own database: how many rows, the keys of the newest, and inserts that changed nothing. */
export function SqlTable({ station }: { station: TableStation }) {
  const { picture } = useStage();
  const { x, y, width, height } = station;
  const table = picture.tables[station.table];
  const rows = table?.rows ?? 0;
  const newest = table?.newest ?? [];
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
          {older > 0 && rows > room ? (
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
