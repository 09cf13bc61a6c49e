import type { Axis, Placed } from './axis.ts';
import { words } from './copy.vi.ts';
import { clockOf } from './fields.ts';
import styles from './parts.module.css';

/** The shop's time at every ten seconds. */
export function Grid({ axis, height, ticks }: { axis: Axis; height: number; ticks: number }) {
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

/** From the watermark to the newest order: what may still be on its way. */
export function Now({ timeline: { newest = 0, watermark }, axis, rows, height }: Placed & { height: number }) {
  if (watermark === undefined) return null;
  const [mark, now] = [axis.x(watermark), axis.x(newest)];
  return <rect x={mark} y={rows.flags} width={Math.max(0, now - mark)} height={height} className={styles.between} />;
}

const flagHeight = 16;
const letter = 7.3;

/** Lines lie under what stands in the rows, and the cloths over the ways of late orders. */
type Draw = 'lines' | 'cloths';

/** Where the watermark is, and the newest order. */
export function Flags({
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
