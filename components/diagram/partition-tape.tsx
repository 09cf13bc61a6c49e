'use client';
import { partitionId, recordId } from '#model/record.ts';
import type { Station } from '#model/scene.ts';
import { copy } from './copy.vi.ts';
import styles from './diagram.module.css';
import { useStage } from './stage-context.ts';

type PartitionStation = Extract<Station, { kind: 'partition' }>;

/** Distance between two cells of a tape, in scene units; a scene's tape is `cells` times as wide. */
export const cellPitch = 37;

/** A Kafka partition: read cells are pale, unread ones full; each group's committed offset is a bar with its flag. */
export function PartitionTape({ station }: { station: PartitionStation }) {
  const { picture, frame, select, hover, lab } = useStage();
  const partition = picture.topics[station.topic]?.partitions[station.partition];
  const id = partitionId(station);
  const { cells } = station;
  const pitch = frame === 'portrait' ? 34 : cellPitch;
  const left = station.x - (cells * pitch) / 2;
  const { y } = station;
  const high = partition?.high ?? 0;
  const low = partition?.low ?? 0;
  const from = Math.max(0, high - cells);
  const groups = station.groups.filter((group) => picture.groups[group]?.committed[id] !== undefined);
  const known = station.groups.filter((group) => picture.groups[group]);
  const committed = known.map((group) => picture.groups[group]?.committed[id] ?? 0);
  const slowest = known.length > 0 ? Math.min(...committed) : 0;
  const records = new Map(partition?.records.map((record) => [record.offset, record]));
  const lag = high - slowest;
  const place = (offset: number): number => left + Math.min(cells, Math.max(0, offset - from)) * pitch - 2;
  return (
    <g>
      <text x={left} y={y - 30} className={styles.mono13}>
        {copy.partition(station.partition)}
      </text>
      <path className={styles.tapeEdge} d={`M${left - 2} ${y + 18}H${left + cells * pitch - 2}`} />
      {Array.from({ length: Math.min(cells, high - from) }, (_, index) => {
        const offset = from + index;
        const record = records.get(offset);
        const x = left + index * pitch;
        const message = recordId({ ...station, offset });
        const state = offset < low ? styles.cellGone : offset < slowest ? styles.cellRead : styles.cell;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard's way to a record is the inspector's list
          <g
            key={offset}
            className={state}
            data-message={message}
            data-station={station.id}
            onClick={() => select(message)}
            onPointerEnter={() => hover(message)}
            onPointerLeave={() => hover(null)}
          >
            <rect x={x} y={y - 16} width={pitch - 4} height="32" rx="6" />
            <text x={x + (pitch - 4) / 2} y={y + 4.5}>
              {record?.label ?? '·'}
            </text>
            <text x={x + (pitch - 4) / 2} y={y + 31} className={styles.offset}>
              {offset}
            </text>
          </g>
        );
      })}
      {groups.map((group, index) => {
        const x = place(picture.groups[group]?.committed[id] ?? 0);
        const width = group.length * 7 + 14;
        const second = index > 0;
        const flagY = second ? y + 34 : y - 43;
        // The flag hangs to the left of its bar, except where the tape has just begun.
        const flagX = x - width < left + 74 && !second ? x : x - width;
        return (
          <g key={group} className={second ? styles.flagSecond : styles.flag}>
            <path d={second ? `M${x} ${y - 20}V${flagY + 17}` : `M${x} ${flagY}V${y + 22}`} />
            <rect x={Math.max(left - 2, flagX)} y={flagY} width={width} height="17" />
            <text x={Math.max(left - 2, flagX) + width / 2} y={flagY + 12.5}>
              {group}
            </text>
          </g>
        );
      })}
      {lag > 3 && Object.keys(lab.topics ?? {}).length > 0 && known.length > 0 ? (
        <text x={left + cells * pitch - 4} y={y - 30} className={lag > cells ? styles.lagHigh : styles.lag}>
          {copy.lag(lag)}
        </text>
      ) : null}
    </g>
  );
}
