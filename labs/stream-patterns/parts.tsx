'use client';
import type { Picture } from '#model/picture.ts';
import type { PartProps } from '#model/scene.ts';
import { partitionOf } from '#model/technologies/kafka/stations.ts';
import { axisOf, type Rows, rowsOf } from './axis.ts';
import { BigRow } from './big-row.tsx';
import { words } from './copy.vi.ts';
import { JoinRow } from './join-row.tsx';
import { OrderRow } from './order-row.tsx';
import styles from './parts.module.css';
import { Flags, Grid, Now } from './time-marks.tsx';
import { timelineOf } from './timeline.ts';
import { SessionLanes, WindowRows } from './window-rows.tsx';

/** Everything that the programs have published, over the shop's time. */
function TimelineChart({ picture, frame, width, height }: PartProps) {
  const timeline = timelineOf(picture);
  const rows = rowsOf[frame];
  const axis = axisOf(timeline, frame, width);
  if (timeline.newest === undefined) {
    return (
      <text x={width / 2} y={height / 2} className={styles.empty}>
        {words.empty}
      </text>
    );
  }
  const placed = { timeline, axis, rows };
  const emitted = Object.values(timeline.windows).flatMap((all) => all.filter((one) => one.emitted.length > 0));
  const dropped = timeline.orders.filter(({ fate }) => fate === 'dropped');
  return (
    <g className={styles.timeline}>
      <title>{words.chart(timeline.orders.length, emitted.length, dropped.length)}</title>
      <defs>
        <pattern
          id="stream-patterns-grace"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0V6" className={styles.hatch} />
        </pattern>
        <clipPath id={`stream-patterns-${frame}`}>
          <rect x={axis.left - (axis.left > 0 ? 2 : 0)} width={width - axis.left + 2} height={height} />
        </clipPath>
      </defs>
      <Grid axis={axis} height={height} ticks={rows.ticks} />
      <g clipPath={`url(#stream-patterns-${frame})`}>
        <Now {...placed} height={height} />
        <Flags {...placed} height={height} upright={frame === 'portrait'} draw="lines" />
        <OrderRow {...placed} />
        <WindowRows {...placed} />
        <JoinRow {...placed} />
        <BigRow {...placed} />
      </g>
      <Flags {...placed} height={height} upright={frame === 'portrait'} draw="cloths" />
      <SessionLanes axis={axis} rows={rows} />
      <Names rows={rows} upright={frame === 'portrait'} />
    </g>
  );
}

function Names({ rows, upright }: { rows: Rows; upright: boolean }) {
  const named = ['orders', 'tumbling', 'sliding', 'session', 'join', 'big'] as const;
  return named.map((row) => {
    const [name = '', detail = ''] = words.rows[row];
    const y = rows[row] + (row === 'orders' || row === 'join' ? 0 : 12);
    return upright ? (
      <text key={row} y={rows[row] - (row === 'orders' ? 50 : row === 'join' ? 16 : 6)}>
        <tspan className={styles.name}>{name}</tspan>
        <tspan className={styles.small} dx="6">
          {detail}
        </tspan>
      </text>
    ) : (
      <text key={row} y={y}>
        <tspan className={styles.name}>{name}</tspan>
        <tspan className={styles.small} x="0" dy="15">
          {detail}
        </tspan>
      </text>
    );
  });
}

/** A topic by its name and how many records it has had. */
function Topic({ picture, id, width, height }: PartProps) {
  const topic = partitionOf(id)?.topic ?? '';
  const records = recordsOf(picture, topic);
  return (
    <g className={styles.topic}>
      <title>{words.topicLabel(topic, records)}</title>
      <rect width={width} height={height} rx="6" />
      <text x={width / 2} y={height / 2 + 4.5}>
        {words.topic(topic, records)}
      </text>
    </g>
  );
}

const recordsOf = ({ topics }: Picture, topic: string): number =>
  (topics[topic]?.partitions ?? []).reduce((sum, { high }) => sum + high, 0);

/** Drawings that are this lab's alone, by the name that the scene gives. */
export const parts = { timeline: TimelineChart, topic: Topic };
