'use client';
import { FollowMark } from '#components/diagram/follow-flag.tsx';
import { useStage } from '#components/diagram/stage-context.ts';
import { firstLetters } from '#model/label.ts';
import { partitionId, recordId } from '#model/technologies/kafka/record.ts';
import { cellPitch } from '#model/technologies/kafka/scene.ts';
import { isGap, segmentsOf } from '#model/technologies/kafka/segments.ts';
import type { PartitionStation } from '#model/technologies/kafka/stations.ts';
import { ControlRecord } from './control-record.tsx';
import { copy } from './copy.vi.ts';
import styles from './partition-tape.module.css';

/** What fits into a cell. */
const mostLetters = 5;

/**
 * A Kafka partition: committed cells are pale, those that are done but not committed pale with an edge, the others full; each
 * group's committed offset is a bar with its flag.
 */
export function PartitionTape({ station }: { station: PartitionStation }) {
  const { picture, frame, select, hover, isFollowed, inscribed, proof } = useStage();
  const partition = picture.topics[station.topic]?.partitions[station.partition];
  const id = partitionId(station);
  const { cells } = station;
  const pitch = cellPitch[frame];
  const left = station.x - (cells * pitch) / 2;
  const { y } = station;
  const high = partition?.high ?? 0;
  const low = partition?.low ?? 0;
  const from = Math.max(0, high - cells);
  const groups = station.groups.filter((group) => picture.groups[group]);
  const committedBy = (group: string): number => picture.groups[group]?.committed[id] ?? 0;
  const lagOf = (group: string): number | undefined => {
    const commit = picture.groups[group]?.committed[id];
    return commit === undefined ? undefined : high - commit;
  };
  const markersAfter = (offset: number): number =>
    (partition?.markers ?? []).filter((marker) => marker.offset >= offset).length;
  const handledBy = (group: string): number => picture.groups[group]?.handled[id] ?? 0;
  // Cells show how far the lab's first group is; every other group has its own flag.
  const [first] = groups;
  const committed = first === undefined ? 0 : committedBy(first);
  const handled = first === undefined ? 0 : handledBy(first);
  const records = new Map(partition?.records.map((record) => [record.offset, record]));
  const name =
    Object.keys(picture.topics).length > 1
      ? copy.place({ ...station, of: picture.topics[station.topic]?.partitions.length })
      : copy.partition(station.partition);
  const markers = new Map(partition?.markers.map(({ offset, outcome }) => [offset, outcome]));
  const place = (offset: number): number => left + Math.min(cells, Math.max(0, offset - from)) * pitch - 2;
  return (
    <g>
      <text x={left} y={y - 30} className={styles.name}>
        {name}
      </text>
      <path className={styles.edge} d={`M${left - 2} ${y + 18}H${left + cells * pitch - 2}`} />
      {Array.from({ length: Math.min(cells, high - from) }, (_, index) => {
        const offset = from + index;
        const record = records.get(offset);
        const x = left + index * pitch;
        const message = recordId({ ...station, offset });
        const marker = markers.get(offset);
        if (marker && offset >= low)
          return <ControlRecord key={offset} outcome={marker} offset={offset} x={x + (pitch - 4) / 2} y={y} />;
        const isGone = offset < low || isGap({ ...partition }, offset);
        const state = isGone
          ? styles.cellGone
          : offset < committed
            ? styles.cellRead
            : offset < handled
              ? styles.cellDone
              : styles.cell;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard's way to a record is the inspector's list
          <g
            key={offset}
            className={state}
            data-message={message}
            data-station={station.id}
            data-tombstone={record?.tombstone}
            data-followed={isFollowed(message) || undefined}
            data-proves={proof?.messages.has(message) || undefined}
            data-transaction={record?.transaction?.state}
            onClick={() => select(message)}
            onPointerEnter={() => hover(message)}
            onPointerLeave={() => hover(null)}
          >
            <rect x={x} y={y - 16} width={pitch - 4} height="32" rx="6" />
            {record?.tombstone ? <path className={styles.deletes} d={`M${x + 4} ${y + 9}H${x + pitch - 8}`} /> : null}
            {record?.transaction?.state === 'abort' ? (
              <path d={`M${x + 3} ${y + 13}L${x + pitch - 7} ${y - 13}`} />
            ) : null}
            <text x={x + (pitch - 4) / 2} y={y + 4.5}>
              {record ? firstLetters(inscribed(message, record.label), mostLetters) : isGone ? '' : '·'}
            </text>
            <text x={x + (pitch - 4) / 2} y={y + 31} className={styles.offset}>
              {offset}
            </text>
            {isFollowed(message) ? <FollowMark x={x + pitch / 2 + 7} y={y + 33} /> : null}
          </g>
        );
      })}
      {segmentsOf({ high, ...partition }).map(({ first, until, isActive }) => {
        if (until <= Math.max(from, first)) return null;
        const [begin, end] = [left + Math.max(0, first - from) * pitch, left + (until - from) * pitch - 4];
        return (
          <g key={first} className={isActive ? styles.segmentActive : styles.segment}>
            <path d={`M${begin} ${y + 37}${first < from ? 'm0 5' : 'v5'}H${end}v-5`} />
            {isActive ? (
              <text x={end} y={y + 56}>
                {copy.activeSegment}
              </text>
            ) : null}
          </g>
        );
      })}
      {partition?.stable === undefined ? null : (
        <g>
          <path className={styles.unstable} d={`M${place(partition.stable) + 2} ${y + 18}H${place(high) - 2}`} />
          <text className={styles.stable} x={place(high) + 3} y={y + 22}>
            {copy.lso}
          </text>
        </g>
      )}
      {groups.map((group, index) => (
        <Flag
          key={group}
          index={index}
          isCommitted={lagOf(group) !== undefined}
          text={copy.flag(group, lagOf(group), handledBy(group) - committedBy(group), markersAfter(committedBy(group)))}
          x={place(committedBy(group))}
          y={y}
          left={left}
          nameWidth={name.length * letter + 10}
          right={left + cells * pitch}
        />
      ))}
    </g>
  );
}

/** Width of a letter of a partition's name. */
const letter = 8;

interface FlagProps {
  text: string;
  x: number;
  y: number;
  left: number;
  /** Room for the partition's own name, above the beginning of its tape. */
  nameWidth: number;
  right: number;
  index: number;
  isCommitted: boolean;
}

/**
 * A group's committed offset: a bar across the tape, none where it has committed nothing; the flags of all but the first group
 * hang below it, each under the one before.
 */
function Flag({ text, x, y, left, right, nameWidth, index, isCommitted }: FlagProps) {
  const second = index > 0;
  const width = text.length * 6.9 + 12;
  const top = second ? y + 16 + index * 20 : y - 43;
  const least = second ? left - 2 : left + nameWidth;
  // Beside the bar, before it where there is room; over it where neither side has any.
  const flagX = x - width < least ? Math.max(least, Math.min(x, right - width)) : x - width;
  // Where its name would cover the partition's, the flag stands off and a line leads to it.
  // Between the partition's name and the tape there is just room for the line.
  const pole = second ? `M${x} ${y - 20}V${top + 17}` : `M${flagX + 1.5} ${top + 17}V${y - 21}H${x}V${y + 22}`;
  return (
    <g className={second ? styles.flagSecond : styles.flag}>
      {isCommitted ? <path d={flagX > x || second ? pole : `M${x} ${top}V${y + 22}`} /> : null}
      <rect x={flagX} y={top} width={width} height="17" />
      <text x={flagX + width / 2} y={top + 12.5}>
        {text}
      </text>
    </g>
  );
}
