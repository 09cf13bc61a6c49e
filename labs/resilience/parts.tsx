import type { PartProps } from '#model/scene.ts';
import { words } from './copy.vi.ts';
import {
  type Arrival,
  type BreakerState,
  breakerOf,
  newestRush,
  type Outcome,
  peakOf,
  type Rush,
  togetherMs,
} from './rushes.ts';

const title = { fontSize: 13, fontWeight: 600, fill: 'var(--ink)' };
const said = { fontSize: 12.5, fill: 'var(--ink-2)' };
const small = { fontSize: 12, fill: 'var(--ink-3)' };

const leverColours: Record<BreakerState, string> = {
  closed: 'var(--ok)',
  open: 'var(--bad)',
  ready: 'var(--warn)',
  'half-open': 'var(--warn)',
};
/** How far the lever is up, in degrees. */
const leverAngles: Record<BreakerState, number> = { closed: 0, open: -32, ready: -32, 'half-open': -14 };
/** In the order in which it goes through them; `ready` is drawn as open. */
const places = ['closed', 'open', 'half-open'] as const;

/** The breaker as a switch in the line to payment, with the names of its states under it. */
function Breaker({ picture, width, height }: PartProps) {
  const isOn = picture.settings.breaker === 'on';
  const state = isOn ? breakerOf(picture) : 'closed';
  const [first, second] = isOn ? words.breaker.says[state] : words.breaker.saysOff;
  const name = isOn ? words.breaker.names[state] : words.breaker.off;
  const colour = isOn ? leverColours[state] : 'var(--ink-3)';
  const [left, right, line] = [width / 2 - 34, width / 2 + 34, 72];
  const step = (width - 16) / places.length;
  return (
    <g>
      <title>{`${words.breaker.title}: ${name}. ${first} ${second}`}</title>
      <rect x="0.5" y="0.5" width={width - 1} height={height - 1} rx="8" fill="none" stroke="var(--rule)" />
      <text x="10" y="20" style={title}>
        {`${words.breaker.title}: ${name}`}
      </text>
      <g stroke={colour} strokeWidth="4" strokeLinecap="round" fill="none">
        <path d={`M10 ${line}H${left}M${right} ${line}H${width - 10}`} />
        <path
          d={`M${left} ${line}H${right}`}
          transform={`rotate(${leverAngles[state]} ${left} ${line})`}
          strokeDasharray={isOn && state === 'half-open' ? '8 8' : undefined}
        />
      </g>
      <circle cx={left} cy={line} r="6" fill={colour} />
      <circle cx={right} cy={line} r="6" fill="var(--card)" stroke={colour} strokeWidth="3" />
      {places.map((place, i) => {
        const isHere = isOn && (place === state || (place === 'open' && state === 'ready'));
        return (
          <g key={place} transform={`translate(${8 + i * step} 92)`}>
            <rect
              x="2"
              width={step - 4}
              height="26"
              rx="6"
              fill={isHere ? `color-mix(in srgb, ${colour} 22%, var(--card))` : 'none'}
              stroke={isHere ? colour : 'var(--rule)'}
              strokeWidth={isHere ? 2 : 1}
            />
            <text
              x={step / 2}
              y="18"
              textAnchor="middle"
              style={isHere ? { ...said, fontWeight: 600, fill: 'var(--ink)' } : small}
            >
              {words.breaker.names[place]}
            </text>
          </g>
        );
      })}
      <text x="10" y="146" style={said}>
        {first}
      </text>
      <text x="10" y="166" style={said}>
        {second}
      </text>
    </g>
  );
}

/** Ms at which an axis may end. */
const scales = [1_000, 2_000, 4_000, 8_000, 12_000, 16_000, 30_000, 60_000];
/** The least that the axis of counts reaches to: a crowd. */
const leastMost = 12;

interface Column {
  /** When the first of them came, in ms since the first of all. */
  from: number;
  taken: number;
  refused: number;
}

/** Calls that came together, a column for each: it begins with a call, so that no wave is cut in two. */
const columnsOf = (arrivals: readonly Arrival[]): Column[] => {
  const began = arrivals[0]?.at ?? 0;
  const columns: Column[] = [];
  for (const { at, isTaken } of arrivals) {
    let column = columns.at(-1);
    if (!column || at - began - column.from >= togetherMs) {
      column = { from: at - began, taken: 0, refused: 0 };
      columns.push(column);
    }
    column[isTaken ? 'taken' : 'refused'] += 1;
  }
  return columns;
};

/** When the calls of the newest press came to payment: a column for each tenth of a second in which any did. */
function Calls({ picture, width, height }: PartProps) {
  const rush = newestRush(picture);
  if (!rush) {
    return (
      <text y="16" style={said}>
        {words.chart.none}
      </text>
    );
  }
  const { id, arrivals } = rush;
  const began = arrivals[0]?.at ?? 0;
  const columns = columnsOf(arrivals);
  const last = (arrivals.at(-1)?.at ?? 0) - began;
  const end = scales.find((scale) => scale > last * 1.04) ?? last;
  const most = Math.max(leastMost, ...columns.map(({ taken, refused }) => taken + refused));
  const plot = { left: 26, right: width - 6, top: 62, bottom: height - 24 };
  const x = (ms: number): number => plot.left + (ms / end) * (plot.right - plot.left);
  const y = (count: number): number => plot.bottom - (count / most) * (plot.bottom - plot.top);
  const wide = Math.max(3, (x(togetherMs) - x(0)) * 0.86);
  const retries = arrivals.filter(({ isRetry }) => isRetry).map(({ at }) => at);
  const says = arrivals.length === 0 ? words.chart.silent(id) : words.chart.title(id, arrivals.length);
  const peak = words.chart.peak(peakOf(retries).count);
  return (
    <g>
      <title>{`${says}; ${peak}.`}</title>
      <text y="14" style={title}>
        {says}
      </text>
      <text y="33" style={said}>
        {arrivals.length === 0 ? '' : peak}
      </text>
      <g transform={`translate(${width - 150} 52)`}>
        <rect y="-10" width="11" height="11" fill="var(--grpc)" />
        <text x="16" style={small}>
          {words.chart.taken}
        </text>
        <rect x="72.5" y="-9.5" width="10" height="10" fill={refusedFill} stroke="var(--bad)" />
        <text x="88" style={small}>
          {words.chart.refused}
        </text>
      </g>
      <path d={`M${plot.left} ${plot.top}V${plot.bottom}H${plot.right}`} fill="none" stroke="var(--rule)" />
      {[0, most / 2, most].map((count) => (
        <text key={count} x={plot.left - 6} y={y(count) + 4} textAnchor="end" style={small}>
          {Math.round(count)}
        </text>
      ))}
      {[0, 0.25, 0.5, 0.75, 1].map((part) => (
        <text
          key={part}
          x={x(end * part)}
          y={plot.bottom + 17}
          textAnchor={part === 0 ? 'start' : part === 1 ? 'end' : 'middle'}
          style={small}
        >
          {words.chart.tick(end * part)}
        </text>
      ))}
      {columns.map(({ from, taken, refused }) => (
        <g key={from}>
          <rect x={x(from)} y={y(taken)} width={wide} height={plot.bottom - y(taken)} fill="var(--grpc)" />
          {refused > 0 ? (
            <rect
              x={x(from) + 0.5}
              y={y(taken + refused)}
              width={wide - 1}
              height={y(taken) - y(taken + refused)}
              fill={refusedFill}
              stroke="var(--bad)"
            />
          ) : null}
        </g>
      ))}
    </g>
  );
}

const refusedFill = 'color-mix(in srgb, var(--bad) 22%, var(--card))';

const outcomeColours: Record<Outcome, string> = {
  paid: 'var(--ok)',
  failed: 'var(--bad)',
  late: 'var(--bad)',
  broken: 'var(--warn)',
  refused: 'var(--warn)',
};

interface Customer {
  order: string;
  outcome?: Outcome;
  charged: number;
}

/** Everybody of the press of whom something is known, in the order of their ids. */
const customersOf = ({ arrivals, paid, charges }: Rush): Customer[] => {
  const place = (order: string): number => Number(order.split('-')[1] ?? 0);
  const outcomes = new Map(paid.map(({ order, outcome }) => [order, outcome]));
  return [...new Set([...arrivals.map(({ order }) => order), ...outcomes.keys()])]
    .sort((a, b) => place(a) - place(b))
    .map((order) => {
      const outcome = outcomes.get(order);
      return { order, ...(outcome && { outcome }), charged: charges.get(order) ?? 0 };
    });
};

const perRow = 3;

/** What became of each customer of the newest press, and how often payment's books have charged them. */
function Customers({ picture, width, height }: PartProps) {
  const rush = newestRush(picture);
  const customers = rush ? customersOf(rush) : [];
  const [wide, high] = [width / perRow, (height - 24) / 4];
  const says = ({ outcome }: Customer): string => (outcome ? words.customers.outcomes[outcome] : words.customers.waits);
  return (
    <g>
      <title>
        {customers.length === 0
          ? words.customers.none
          : customers
              .map(
                (one) => `${words.customers.order(one.order)}: ${says(one)}, ${words.customers.charged(one.charged)}.`,
              )
              .join(' ')}
      </title>
      <text y="14" style={title}>
        {customers.length === 0 ? words.customers.none : words.customers.title}
      </text>
      {customers.map((one, i) => {
        const colour = one.outcome ? outcomeColours[one.outcome] : 'var(--ink-3)';
        const isWrong = one.charged > 1 || (one.charged > 0 && one.outcome !== undefined && one.outcome !== 'paid');
        return (
          <g key={one.order} transform={`translate(${(i % perRow) * wide} ${24 + Math.floor(i / perRow) * high})`}>
            <rect
              x="1"
              y="1"
              width={wide - 6}
              height={high - 6}
              rx="6"
              fill={`color-mix(in srgb, ${colour} 10%, var(--card))`}
              stroke={colour}
              strokeDasharray={one.outcome ? undefined : '4 3'}
            />
            <text x="8" y="16" style={{ ...small, fontWeight: 600 }}>{`#${one.order}`}</text>
            <text x="8" y="32" style={{ ...small, fill: 'var(--ink)' }}>
              {says(one)}
            </text>
            <text
              x="8"
              y="48"
              style={isWrong ? { ...small, fill: 'var(--bad)', fontWeight: 600 } : { ...small, fill: 'var(--ink-2)' }}
            >
              {words.customers.charged(one.charged)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Drawings that are this lab's alone, by the name that the scene gives. */
export const parts = { breaker: Breaker, calls: Calls, customers: Customers };
