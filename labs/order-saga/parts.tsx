import type { PartProps } from '#model/scene.ts';
import { words } from './copy.vi.ts';
import { type Order, ordersIn, type Step, type StepState, steps } from './orders.ts';

const head = 44;
const rowHeight = 33;
const small = { fontSize: 12, fill: 'var(--ink-3)' };

/** The newest orders, each with what its saga's journal says of its steps. */
function OrderList({ picture, width, height }: PartProps) {
  const room = Math.floor((height - head) / rowHeight);
  const orders = ordersIn(picture).slice(-room).toReversed();
  const column = (index: number): number => 62 + ((width - 62) / steps.length) * (index + 0.5);
  return (
    <g>
      <title>{orders.length === 0 ? words.none : orders.map(described).join(' ')}</title>
      <text y="14" style={{ fontSize: 13, fontWeight: 600 }}>
        {words.title}
      </text>
      {steps.map((step, i) => (
        <text key={step} x={column(i)} y="34" textAnchor="middle" style={small}>
          {words.steps[step]}
        </text>
      ))}
      {orders.length === 0 ? (
        <text y={head + 20} style={{ fontSize: 13, fill: 'var(--ink-2)' }}>
          {words.none}
        </text>
      ) : null}
      {orders.map((order, row) => (
        <g key={order.id} transform={`translate(0 ${head + row * rowHeight})`}>
          <path d={`M0 0H${width}`} stroke="var(--rule)" />
          <text y="15" style={{ fontSize: 12.5, fontWeight: 600 }}>
            #{order.id.slice(-5)}
          </text>
          <text y="28" style={{ fontSize: 12, fill: colours[order.status] }}>
            {words.status(order)}
          </text>
          {steps.map((step, i) => (
            <g key={step} transform={`translate(${column(i)} 11)`}>
              <Sign state={order.steps[step]} />
            </g>
          ))}
        </g>
      ))}
    </g>
  );
}

const colours = {
  running: 'var(--ink-2)',
  placed: 'var(--ok)',
  cancelling: 'var(--warn)',
  cancelled: 'var(--bad)',
} as const;

/** Done, refused, done and undone, under way, or not begun. */
function Sign({ state }: { state: StepState | undefined }) {
  switch (state) {
    case 'done':
      return (
        <g>
          <circle r="8" fill="var(--ok)" />
          <path d="M-3.5 0l2.5 3 4.5-5.5" stroke="var(--card)" strokeWidth="2" fill="none" />
        </g>
      );
    case 'refused':
      return (
        <g>
          <circle r="8" fill="none" stroke="var(--bad)" strokeWidth="1.8" />
          <path d="M-3 -3l6 6m0-6l-6 6" stroke="var(--bad)" strokeWidth="2" />
        </g>
      );
    case 'undone':
      return (
        <g fill="none" stroke="var(--grpc)" strokeWidth="1.8">
          <circle r="8" />
          <path d="M3.5 3.5a3.6 3.6 0 0 0-1-6H-3m2.4-2.4L-3.2-2.5-.6 0" />
        </g>
      );
    case 'begun':
      return <circle r="7.5" fill="none" stroke="var(--ink-2)" strokeWidth="1.6" strokeDasharray="2.4 2.4" />;
    default:
      return <path d="M-4 0H4" stroke="var(--ink-3)" strokeWidth="1.6" />;
  }
}

const described = (order: Order): string => {
  const told = steps.flatMap((step: Step) => {
    const state = order.steps[step];
    return state ? [`${words.steps[step]} ${words.state[state]}`] : [];
  });
  return `${words.order(order.id)}: ${words.status(order)}; ${told.join(', ')}.`;
};

/** Drawings that are this lab's alone, by the name that the scene gives. */
export const parts = { orders: OrderList };
