import type { Axis, Placed } from './axis.ts';
import { words } from './copy.vi.ts';
import styles from './parts.module.css';
import type { PlacedWindow, Timeline } from './timeline.ts';

const sessionHeight = 15;
const customers = ['An', 'Bé', 'Chi'];
/** Sliding windows that begin at the full ten seconds lie above the others. */
const size = 10;

/** The three ways of cutting time, with what the program has published of each window. */
export function WindowRows(props: Placed) {
  const { timeline, axis, rows } = props;
  const { tumbling, sliding, session } = timeline.windows;
  return (
    <>
      {tumbling.map((one) => (
        <Box key={one.id} window={one} {...props} y={rows.tumbling} height={rows.tumblingHeight} />
      ))}
      {tumbling.map((one) => (
        <Grace key={one.id} window={one} axis={axis} y={rows.tumbling + rows.tumblingHeight + 2} />
      ))}
      {sliding.map((one) => (
        <Box
          key={one.id}
          window={one}
          {...props}
          y={rows.sliding + (one.from % size === 0 ? 0 : rows.slidingHeight + 2)}
          height={rows.slidingHeight}
        />
      ))}
      {session.map((one) => (
        <Session
          key={one.id}
          window={one}
          axis={axis}
          y={rows.session + customers.indexOf(one.customer) * rows.sessionStep}
        />
      ))}
    </>
  );
}

/** Emitted is filled with a solid edge, open is dashed; what the program does not change any more has a padlock. */
const stateOf = ({ emitted }: PlacedWindow): 'emitted' | 'open' => (emitted.length > 0 ? 'emitted' : 'open');

/** The watermark is past its end, and it never came out: the program did not know it any more. */
const isLost = ({ ends, emitted }: PlacedWindow, { watermark = 0 }: Timeline): boolean =>
  ends <= watermark && emitted.length === 0;

const totalOf = ({ total, emitted }: PlacedWindow): string => {
  const before = emitted.findLast((one) => one !== total);
  return before === undefined ? words.money(total) : `${words.money(before)} → ${words.money(total)}`;
};

/** What it lacks, or how many orders it has and whether it takes more. */
const secondLine = (window: PlacedWindow, lost: boolean): string =>
  window.missing > 0
    ? words.missing(window.missing)
    : words.countIn(window.count, lost ? 'lost' : window.locked ? 'locked' : stateOf(window));

function Box({
  window,
  timeline,
  axis,
  rows,
  y,
  height,
}: Placed & { window: PlacedWindow; y: number; height: number }) {
  const [from, to] = [Math.max(axis.x(window.from), axis.left), Math.min(axis.x(window.to), axis.right)];
  if (to - from < 12) return null;
  const tall = height > rows.slidingHeight;
  const lost = isLost(window, timeline);
  const wide = to - from > 136;
  return (
    <g className={styles.window} data-state={stateOf(window)} data-lost={lost}>
      <rect x={from + 1} y={y} width={to - from - 2} height={height} rx="6" />
      {to - from > 56 ? (
        <text x={from + 9} y={y + 14} className={styles.total}>
          {wide ? totalOf(window) : words.money(window.total)}
        </text>
      ) : null}
      {tall && to - from > 60 ? (
        <text x={from + 9} y={y + 28} className={window.missing > 0 || lost ? styles.wrong : styles.small}>
          {wide ? secondLine(window, lost) : words.count(window.count)}
        </text>
      ) : null}
      {window.locked && to - from > 56 ? <Padlock x={to - 15} y={y + (tall ? 6 : 4)} /> : null}
    </g>
  );
}

/** How long a window that has been emitted still takes late orders. */
function Grace({ window, axis, y }: { window: PlacedWindow; axis: Axis; y: number }) {
  if (window.locked || window.emitted.length === 0 || window.locks <= window.ends) return null;
  const [from, to] = [Math.max(axis.x(window.ends), axis.left), Math.min(axis.x(window.locks), axis.right)];
  if (to <= from) return null;
  return (
    <g>
      <rect x={from} y={y} width={to - from} height="8" fill="url(#stream-patterns-grace)" />
      <path className={styles.end} d={`M${to} ${y - 2}v12`} />
    </g>
  );
}

function Session({ window, axis, y }: { window: PlacedWindow; axis: Axis; y: number }) {
  const [from, to, ends] = [axis.x(window.from) - 7, axis.x(window.to) + 7, axis.x(window.ends)];
  if (ends < axis.left || y < 0) return null;
  const start = Math.max(from, axis.left);
  const label = totalOf(window);
  const inside = to - start > 7 * label.length + 14;
  return (
    <g className={styles.window} data-state={stateOf(window)}>
      <path className={styles.whisker} d={`M${Math.max(to, axis.left)} ${y + sessionHeight - 2}H${ends}m0 -6v8`} />
      {to > axis.left ? <rect x={start} y={y} width={to - start} height={sessionHeight} rx="7.5" /> : null}
      <text x={inside ? start + 8 : Math.max(to, axis.left) + 4} y={y + 11.5} className={styles.small}>
        {label}
      </text>
      {window.locked ? <Padlock x={ends - 14} y={y - 2} /> : null}
    </g>
  );
}

function Padlock({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`} className={styles.padlock}>
      <rect y="5" width="9" height="7" rx="1.5" />
      <path d="M2 5V3a2.5 2.5 0 0 1 5 0v2" />
    </g>
  );
}

/** Names of the lanes of sessions. */
export function SessionLanes({ axis, rows }: Pick<Placed, 'axis' | 'rows'>) {
  return customers.map((customer, lane) => (
    <text
      key={customer}
      x={axis.left > 0 ? axis.left - 6 : axis.right}
      y={rows.session + lane * rows.sessionStep + 12}
      textAnchor="end"
      className={styles.small}
    >
      {customer}
    </text>
  ));
}
