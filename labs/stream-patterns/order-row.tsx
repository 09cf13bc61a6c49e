import type { Placed } from './axis.ts';
import { words } from './copy.vi.ts';
import styles from './parts.module.css';
import type { PlacedOrder } from './timeline.ts';

const carriage = { width: 27, height: 20 };

/** Orders where their own time puts them; who came late stands above, with the way back from when it came. */
export function OrderRow({ timeline: { orders, newest = 0 }, axis, rows }: Placed) {
  const late = orders.filter(({ behind }) => behind > 0);
  const told = new Set(
    late
      .slice(-2)
      .filter((one, i, { length }) => i === length - 1 || one.at >= axis.from)
      .map(({ order }) => order),
  );
  return (
    <g>
      <path className={styles.rail} d={`M${axis.left} ${rows.orders}H${axis.x(newest)}`} />
      {orders.map((one) =>
        one.behind > 0 ? (
          <LateOrder
            key={one.order}
            order={one}
            axis={axis}
            rows={rows}
            told={told.has(one.order)}
            under={late.filter(({ at, order }) => at === one.at && order < one.order).length}
          />
        ) : (
          <g key={one.order} transform={`translate(${axis.x(one.at)} ${rows.orders})`}>
            <Carriage label={one.order} />
            <text y={23} className={styles.money}>
              {one.amount}
            </text>
          </g>
        ),
      )}
    </g>
  );
}

/** From one late order to the next of the same second. */
const deck = { x: 9, y: 3 };
/** Room that the words beside a late order take. */
const wordsWidth = 96;

interface LateProps extends Pick<Placed, 'axis' | 'rows'> {
  order: PlacedOrder;
  /** Its way and its words are drawn too. */
  told: boolean;
  /** How many late orders of the same second it stands on. */
  under: number;
}

function LateOrder({ order, axis, rows, told, under }: LateProps) {
  const isOut = order.fate === 'dropped';
  const [at, came] = [axis.x(order.at), axis.x(order.at + order.behind)];
  const top = rows.late - 17 + (isOut ? -3 : 2);
  const before = at - wordsWidth - 20 > axis.left;
  return (
    <g data-fate={order.fate} className={styles.late}>
      {told && came > axis.left ? (
        <>
          <path className={styles.wayBack} d={`M${came} ${rows.orders - 12}V${top}H${at}V${rows.late - 11}`} />
          <text
            x={before ? at - 20 : Math.max(at + 22 + deck.x * under, axis.left + 4)}
            y={rows.late + 4}
            textAnchor={before ? 'end' : 'start'}
            className={styles.wayWords}
          >
            {isOut ? words.dropped(order.behind) : words.late(order.behind)}
          </text>
        </>
      ) : null}
      <g transform={`translate(${at + deck.x * under} ${rows.late - deck.y * under})`}>
        {isOut ? null : <path className={styles.stem} d="M0 9V16" />}
        <Carriage label={order.order} />
        {isOut ? null : (
          <g transform="translate(13 -8)">
            <circle r="6" className={styles.clock} />
            <path d="M0 -3.4V0L2.4 1.6" className={styles.hand} />
          </g>
        )}
      </g>
    </g>
  );
}

function Carriage({ label }: { label: number }) {
  return (
    <>
      <rect
        className={styles.carriage}
        x={-carriage.width / 2}
        y={-carriage.height / 2}
        width={carriage.width}
        height={carriage.height}
        rx="5"
      />
      <text y="4.5" className={styles.number}>
        {label}
      </text>
    </>
  );
}
