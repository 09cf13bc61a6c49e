'use client';
import type { Picture } from '#model/picture.ts';
import type { PartProps } from '#model/scene.ts';
import { partitionOf } from '#model/technologies/kafka/stations.ts';
import { type Axis, axisOf, type Rows, rowsOf } from './axis.ts';
import { words } from './copy.vi.ts';
import { clockOf } from './fields.ts';
import { JoinRow } from './join-row.tsx';
import { OrderRow } from './order-row.tsx';
import styles from './parts.module.css';
import { type Timeline, timelineOf } from './timeline.ts';
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

function Grid({ axis, height, ticks }: { axis: Axis; height: number; ticks: number }) {
  return axis.ticks.map((second) => (
    <g key={second}>
      <path className={styles.grid} d={`M${axis.x(second)} ${ticks + 5}V${height}`} />
      <text
        x={axis.x(second)}
        y={ticks}
        textAnchor={axis.x(second) < 30 ? 'start' : axis.x(second) > axis.right - 34 ? 'end' : 'middle'}
        className={styles.tick}
      >
        {clockOf(second)}
      </text>
    </g>
  ));
}

interface Placed {
  timeline: Timeline;
  axis: Axis;
  rows: Rows;
}

/** From the watermark to the newest order: what may still be on its way. */
function Now({ timeline: { newest = 0, watermark }, axis, rows, height }: Placed & { height: number }) {
  if (watermark === undefined) return null;
  const [mark, now] = [axis.x(watermark), axis.x(newest)];
  return <rect x={mark} y={rows.flags} width={Math.max(0, now - mark)} height={height} className={styles.between} />;
}

const flagHeight = 16;
const letter = 7.3;

/** Lines lie under what stands in the rows, and the cloths over the ways of late orders. */
type Draw = 'lines' | 'cloths';

function Flags({
  timeline,
  axis,
  rows,
  height,
  upright,
  draw,
}: Placed & { height: number; upright: boolean; draw: Draw }) {
  const { newest = 0, watermark } = timeline;
  const flag = (name: string, second: number) => `${name} ${clockOf(second)}`;
  return (
    <>
      {watermark !== undefined && watermark >= axis.from ? (
        <Flag
          text={flag(words.watermark, watermark)}
          x={axis.x(watermark)}
          y={rows.flags}
          to={height}
          look="watermark"
          before
          draw={draw}
        />
      ) : null}
      <Flag
        text={flag(words.newest, newest)}
        x={axis.x(newest)}
        y={rows.flags + (upright ? flagHeight + 3 : 0)}
        to={height}
        look="newest"
        before={upright}
        draw={draw}
      />
    </>
  );
}

interface FlagProps {
  text: string;
  x: number;
  y: number;
  to: number;
  look: 'watermark' | 'newest';
  /** It flies to the left, as long as there is room. */
  before: boolean;
  draw: Draw;
}

function Flag({ text, x, y, to, look, before, draw }: FlagProps) {
  const width = text.length * letter + 10;
  const left = before && x > width ? x - width : x;
  return (
    <g className={styles.flag} data-look={look}>
      {draw === 'lines' ? (
        <path d={`M${x} ${y}V${to}`} />
      ) : (
        <>
          <rect x={left} y={y} width={width} height={flagHeight} />
          <text x={left + 5} y={y + 12}>
            {text}
          </text>
        </>
      )}
    </g>
  );
}

const toldBig = 2;
/** Room that the words of one take. */
const bigWords = 170;

/** What passed the filter, and of the newest what the service said of the customer. */
function BigRow({ timeline: { big }, axis, rows }: Placed) {
  return (
    <g>
      {big.map(({ order, at, amount, name, tier }, place) => (
        <g key={order} transform={`translate(${axis.x(at)} ${rows.big + (place % 2) * 16})`}>
          <g className={styles.half} data-kind="order">
            <rect x="-11" width="22" height="14" rx="4" />
            <text y="11.2">{order}</text>
          </g>
          {place < big.length - toldBig ? null : (
            <text
              {...(axis.x(at) + bigWords > axis.right ? { x: -16, textAnchor: 'end' } : { x: 16 })}
              y="11.5"
              className={name === undefined ? styles.wrong : styles.small}
            >
              {words.money(amount)}, {name === undefined ? words.unknown : `${name} (${tier ?? ''})`}
            </text>
          )}
        </g>
      ))}
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
