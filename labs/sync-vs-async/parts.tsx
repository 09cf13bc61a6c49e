import type { PartProps } from '#model/scene.ts';
import { words } from './copy.vi.ts';
import { type Part, type Wait, type Waits, waitsOf } from './waits.ts';

/** Whole seconds that an axis may end at. */
const scales = [1, 2, 3, 5, 8, 12, 20, 30, 60, 120, 300, 600];
const small = { fontSize: 12, fill: 'var(--ink-3)' };
const letter = 7.1;

/** Who has had the newest order, for how long, on both ways over one axis; a bracket says how long the customer waits. */
function WaitBars({ picture, frame, width, height }: PartProps) {
  const waits = waitsOf(picture);
  if (!waits) {
    return (
      <text y="20" style={{ fontSize: 14, fill: 'var(--ink-2)' }}>
        {words.none}
      </text>
    );
  }
  const longest = Math.max(...[waits.sync, waits.async].flatMap((one) => (one ? [endOf(one)] : [])), 0);
  const seconds = scales.find((limit) => limit * 1_000 >= longest) ?? Math.ceil(longest / 60_000) * 60;
  const bar = frame === 'landscape' ? { left: 150, step: 63 } : { left: 0, step: 82 };
  // What is said at the end of a bar stands beside it where there is room.
  const right = width - (frame === 'landscape' ? 8 : 4);
  const x = (ms: number): number => bar.left + (ms / (seconds * 1_000)) * (right - bar.left);
  const rows = [
    { name: 'sync', colour: 'var(--grpc)', wait: waits.sync },
    { name: 'async', colour: 'var(--rabbitmq)', wait: waits.async },
  ] as const;
  return (
    <g>
      <title>{described(waits)}</title>
      <text y="13" style={{ fontSize: 13, fontWeight: 600 }}>
        {words.title(waits.id)}
      </text>
      {rows.map(({ name, colour, wait }, i) => (
        <g key={name} transform={`translate(0 ${26 + i * bar.step})`}>
          <text y={frame === 'landscape' ? 22 : 11} style={{ fontSize: 12.5, fontWeight: 600, fill: colour }}>
            {words[name]}
          </text>
          {wait ? (
            <g transform={`translate(0 ${frame === 'landscape' ? 4 : 18})`}>
              <Bar wait={wait} x={x} colour={colour} right={right} />
            </g>
          ) : null}
        </g>
      ))}
      <Axis seconds={seconds} x={x} y={height - (frame === 'landscape' ? 18 : 40)} />
      <g transform={frame === 'landscape' ? `translate(${width - 330} 0)` : `translate(0 ${height - 14})`}>
        <Key />
      </g>
    </g>
  );
}

const endOf = ({ parts, ms }: Wait): number => Math.max(ms, ...parts.map(({ to }) => to));

/** So little would not be seen. */
const least = 1.5;
const thick = 26;

function Bar({ wait, x, colour, right }: { wait: Wait; x: (ms: number) => number; colour: string; right: number }) {
  const { parts, ms, state, doneMs } = wait;
  const until = Math.max(x(ms), x(0) + 2);
  const says = state === 'waits' ? words.waits(ms) : state === 'failed' ? words.failed(ms) : words.waited(ms);
  const isBad = state === 'failed';
  const room = says.length * letter + 10;
  const after = doneMs !== undefined && doneMs > ms + 1 ? words.done(doneMs) : '';
  return (
    <g>
      {parts.map((part) => (
        <Piece key={`${part.who}${part.from}`} part={part} x={x} colour={colour} />
      ))}
      <path
        d={`M${x(0)} ${thick + 4}v7H${until}v-7`}
        fill="none"
        stroke={isBad ? 'var(--bad)' : 'var(--ink)'}
        strokeWidth="2"
        strokeDasharray={state === 'waits' ? '4 3' : undefined}
      />
      {isBad ? (
        <path d={`M${until - 6} ${thick / 2 - 6}l12 12m0 -12l-12 12`} stroke="var(--bad)" strokeWidth="3" fill="none" />
      ) : null}
      <text
        x={until + 6 + room > right ? until : x(0)}
        y={thick + 25}
        textAnchor={until + 6 + room > right && until - x(0) > room ? 'end' : 'start'}
        style={{ fontSize: 12, fontWeight: 600, fill: isBad ? 'var(--bad)' : 'var(--ink)' }}
      >
        {says}
        {after ? (
          <tspan dx="10" style={{ fontWeight: 400, fill: 'var(--ink-2)' }}>
            {after}
          </tspan>
        ) : null}
      </text>
    </g>
  );
}

/** Each service has its own depth of the colour; what only lies in a queue is hollow. */
const depths = { order: 16, payment: 38, inventory: 92, queue: 0 } as const;

function Piece({ part, x, colour }: { part: Part; x: (ms: number) => number; colour: string }) {
  const { who, from, to, goesOn } = part;
  const left = x(from);
  const wide = Math.max(x(to) - left, least);
  const full = `${words.part[who]} ${words.ms(to - from)}`;
  const label = [full, words.part[who]].find((one) => one.length * letter + 8 <= wide);
  return (
    <g>
      <rect
        x={left + 0.5}
        y="0.5"
        width={wide}
        height={thick - 1}
        fill={`color-mix(in srgb, ${colour} ${depths[who]}%, var(--card))`}
        stroke={colour}
        strokeWidth="1"
        strokeDasharray={who === 'queue' || goesOn ? '4 3' : undefined}
      />
      {label ? (
        <text
          x={left + 5}
          y={thick / 2 + 4}
          style={{ fontSize: 12, fill: depths[who] > 50 ? 'var(--card)' : 'var(--ink)' }}
        >
          {label}
        </text>
      ) : null}
    </g>
  );
}

const keyed = [
  ['order', 0],
  ['payment', 88],
  ['inventory', 188],
  ['queue', 244],
] as const;

/** Which depth is whose, for pieces that are too short for their name. */
function Key() {
  return (
    <g>
      {keyed.map(([who, x]) => (
        <g key={who} transform={`translate(${x} 0)`}>
          <rect
            y="2.5"
            width="12"
            height="12"
            fill={`color-mix(in srgb, var(--ink) ${depths[who]}%, var(--card))`}
            stroke="var(--ink-2)"
            strokeDasharray={who === 'queue' ? '3 2' : undefined}
          />
          <text x="18" y="13" style={{ fontSize: 12, fill: 'var(--ink-2)' }}>
            {words.part[who]}
          </text>
        </g>
      ))}
    </g>
  );
}

function Axis({ seconds, x, y }: { seconds: number; x: (ms: number) => number; y: number }) {
  const step = [0.5, 1, 2, 5, 10, 30, 60, 120].find((one) => seconds / one <= 6) ?? 120;
  const ticks = Array.from({ length: Math.floor(seconds / step) + 1 }, (_, i) => i * step * 1_000);
  return (
    <g>
      <path d={`M${x(0)} ${y}H${x(seconds * 1_000)}`} stroke="var(--rule)" />
      {ticks.map((ms) => (
        <g key={ms}>
          <path d={`M${x(ms)} ${y}v4`} stroke="var(--ink-3)" />
          <text
            x={x(ms)}
            y={y + 16}
            textAnchor={ms === 0 ? 'start' : ms === seconds * 1_000 ? 'end' : 'middle'}
            style={small}
          >
            {words.tick(ms)}
          </text>
        </g>
      ))}
    </g>
  );
}

const described = ({ id, ...ways }: Waits): string => {
  const rows = (['sync', 'async'] as const).flatMap((name) => {
    const wait = ways[name];
    if (!wait) return [];
    const who = wait.parts.map((part) => `${words.part[part.who]} ${words.ms(part.to - part.from)}`);
    const says = { waits: words.waits, answered: words.waited, failed: words.failed }[wait.state](wait.ms);
    return [`${words[name]}: ${says}. ${who.join(', ')}.`];
  });
  return `${words.title(id)}. ${rows.join(' ')}`;
};

/** Drawings that are this lab's alone, by the name that the scene gives. */
export const parts = { waits: WaitBars };
