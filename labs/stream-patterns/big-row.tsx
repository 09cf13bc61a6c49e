import type { Placed } from './axis.ts';
import { words } from './copy.vi.ts';
import styles from './parts.module.css';

const toldBig = 2;
/** Room that the words of one take. */
const bigWords = 170;

/** What passed the filter, and of the newest what the service said of the customer. */
export function BigRow({ timeline: { big }, axis, rows }: Placed) {
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
