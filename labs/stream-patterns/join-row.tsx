import type { Axis, Placed } from './axis.ts';
import { words } from './copy.vi.ts';
import styles from './parts.module.css';
import type { Joined } from './records.ts';

const small = { width: 22, height: 15 };
/** Late orders, which often have the second of another. */
const above = 9;

/** Orders above, payments below, and a stroke for each pair that `join` has matched; whose time ran out has a box. */
export function JoinRow({ timeline: { orders, payments, joined, newest = 0 }, axis, rows }: Placed) {
  const [upper, lower] = [rows.join, rows.join + rows.joinApart];
  const unpaid = joined.filter(({ status }) => status === 'unpaid');
  const unmatched = joined.filter(({ status }) => status === 'unmatched');
  const alone = new Set(unmatched.map(({ order }) => order));
  return (
    <g>
      {unpaid.map((one) => (
        <Expired key={one.order} joined={one} axis={axis} upper={upper} lower={lower} />
      ))}
      <path
        className={styles.rail}
        d={`M${axis.left} ${upper}H${axis.x(newest)}M${axis.left} ${lower}H${axis.x(newest)}`}
      />
      {joined.map(({ order, status, orderedAt = 0, paidAt = 0 }) =>
        status === 'paid' ? (
          <path key={order} className={styles.match} d={`M${axis.x(orderedAt)} ${upper}L${axis.x(paidAt)} ${lower}`} />
        ) : null,
      )}
      {orders.map(({ order, at, behind }) => (
        <Small key={order} label={order} x={axis.x(at)} y={behind > 0 ? upper - above : upper} kind="order" />
      ))}
      {payments.map(({ order, at }) => (
        <Small key={order} label={order} x={axis.x(at)} y={lower} kind={alone.has(order) ? 'alone' : 'payment'} />
      ))}
      <Said joined={joined.findLast(({ status }) => status !== 'paid')} y={lower + 20} axis={axis} />
    </g>
  );
}

function Small({ label, x, y, kind }: { label: number; x: number; y: number; kind: string }) {
  return (
    <g transform={`translate(${x} ${y})`} data-kind={kind} className={styles.half}>
      <rect x={-small.width / 2} y={-small.height / 2} width={small.width} height={small.height} rx="4" />
      <text y="4.2">{label}</text>
    </g>
  );
}

function Expired({ joined, axis, upper, lower }: { joined: Joined; axis: Axis; upper: number; lower: number }) {
  const [from, to] = [axis.x(joined.orderedAt ?? 0), axis.x(joined.until ?? 0)];
  if (to < axis.left) return null;
  const start = Math.max(from, axis.left);
  return (
    <g className={styles.expired}>
      <rect x={start} y={upper} width={to - start} height={lower - upper} />
      <path d={`M${to} ${upper - 8}V${lower + 8}`} />
    </g>
  );
}

const wordsWidth = 150;

/** Of the newest that has no other half, in words. */
function Said({ joined, y, axis }: { joined: Joined | undefined; y: number; axis: Axis }) {
  if (!joined) return null;
  const isPaid = joined.status === 'unmatched';
  const x = axis.x((isPaid ? joined.paidAt : joined.until) ?? 0);
  if (x < axis.left + wordsWidth) return null;
  return (
    <text
      x={isPaid ? x + 8 : x - 60}
      y={y}
      textAnchor={isPaid ? 'end' : 'start'}
      className={isPaid ? styles.wrong : styles.warning}
    >
      #{joined.order}: {isPaid ? words.unmatched : words.unpaid}
    </text>
  );
}
