import { numberFormat } from '#model/number-format.ts';
import type { PartProps } from '#model/scene.ts';
import type { QueueSample } from '#model/technologies/rabbitmq/picture.ts';
import { words } from './copy.vi.ts';
import { depthOf } from './figures.ts';

const whole = numberFormat();
const shownMs = 40_000;

const now = (samples: readonly QueueSample[]): number => {
  const last = samples.at(-1);
  return last ? depthOf(last) : 0;
};

/** The next of 1, 2 and 5 times a power of ten, so that half of it is a whole number too. */
const roundUp = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((times) => times * power).find((limit) => limit >= value) ?? value;
};

/** How many messages each queue had over the last seconds, waiting or with a consumer. */
function Depth({ picture, width, height }: PartProps) {
  const box = { left: 34, right: width - 8, top: 28, bottom: height - 22 };
  const samples = { orders: picture.queues.orders?.samples ?? [], emails: picture.queues.emails?.samples ?? [] };
  const from = picture.at - shownMs;
  // The line comes into the window at the height of the sample before it.
  const seen = (of: readonly QueueSample[]): QueueSample[] =>
    of.slice(
      Math.max(
        0,
        of.findLastIndex(({ at }) => at < from),
      ),
    );
  const most = Math.max(...[...seen(samples.orders), ...seen(samples.emails)].map(depthOf), 0);
  const scale = [50, 100, 200, 300, 400, 600].find((limit) => limit >= most) ?? roundUp(most);
  const x = (at: number): number => box.left + (Math.max(0, at - from) / shownMs) * (box.right - box.left);
  const y = (depth: number): number => box.bottom - (depth / scale) * (box.bottom - box.top);
  const line = (of: readonly QueueSample[]): string => {
    const before = of.findLast(({ at }) => at < from);
    let d = `M${box.left} ${y(before ? depthOf(before) : 0).toFixed(1)}`;
    for (const one of of) if (one.at >= from) d += `H${x(one.at).toFixed(1)}V${y(depthOf(one)).toFixed(1)}`;
    return `${d}H${box.right}`;
  };
  const small = { fontSize: 12, fill: 'var(--ink-3)' };
  return (
    <g>
      <title>{words.described(now(samples.orders), now(samples.emails))}</title>
      <text x="0" y="13">
        {words.depth}
      </text>
      <Key x={width - 118} name="orders" />
      <Key x={width - 56} name="emails" dashed />
      {[0, scale / 2, scale].map((depth) => (
        <g key={depth}>
          <path d={`M${box.left} ${y(depth)}H${box.right}`} stroke="var(--rule)" />
          <text x={box.left - 6} y={y(depth) + 4} textAnchor="end" style={small}>
            {whole(depth)}
          </text>
        </g>
      ))}
      <path d={`${line(samples.orders)}V${box.bottom}H${box.left}Z`} fill="var(--l)" opacity="0.18" />
      <path d={line(samples.orders)} fill="none" stroke="var(--l)" strokeWidth="2" />
      <path d={line(samples.emails)} fill="none" stroke="var(--ink)" strokeWidth="1.8" strokeDasharray="5 4" />
      <text x={box.left} y={height - 5} style={small}>
        {words.ago(shownMs / 1000)}
      </text>
      <text x={box.right} y={height - 5} textAnchor="end" style={small}>
        {words.now}
      </text>
    </g>
  );
}

function Key({ x, name, dashed = false }: { x: number; name: string; dashed?: boolean }) {
  return (
    <g>
      <path
        d={`M${x} 9h14`}
        stroke={dashed ? 'var(--ink)' : 'var(--l)'}
        strokeWidth="2"
        strokeDasharray={dashed ? '5 4' : undefined}
      />
      <text x={x + 18} y="13" style={{ fontSize: 12 }}>
        {name}
      </text>
    </g>
  );
}

/** Drawings that are this lab's alone, by the name that the scene gives. */
export const parts = { depth: Depth };
