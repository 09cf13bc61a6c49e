import type { PartProps } from '#model/scene.ts';
import { callIn, isOpen } from '#model/technologies/grpc/picture.ts';
import { callOfLane } from '#model/technologies/grpc/stations.ts';
import { isWaiting, socketsBetween } from '#model/technologies/http/picture.ts';
import { words } from './copy.vi.ts';
import styles from './parts.module.css';
import { type Name, names, newestRun, type Run, readRun, runOf, timeAt, type Way } from './runs.ts';

const colours: Readonly<Record<Name, string>> = { gRPC: 'var(--grpc)', REST: 'var(--http)' };
const title = { fontSize: 13, fontWeight: 600, fill: 'var(--ink)' };
const small = { fontSize: 12, fill: 'var(--ink-2)' };

/** The edges of the one HTTP/2 connection, or of as many as the newest run has used, and how many calls are on it. */
function Tunnel({ picture, frame, width, height }: PartProps) {
  const run = newestRun(picture);
  const calls = picture.streams.filter(({ subject }) => runOf(subject) === run && run !== undefined);
  const used = new Set(calls.map(({ connection }) => connection)).size;
  const says = words.streams(calls.filter(isOpen).length, calls.length);
  const edge = { fill: 'none', stroke: 'var(--ink)', strokeWidth: 3 };
  if (frame === 'portrait') {
    return (
      <g>
        <text x={width / 2} y="12" textAnchor="middle" style={title}>
          {words.connections.gRPC(used)}
        </text>
        <path d={`M2 22V${height}M${width - 2} 22V${height}`} {...edge} />
        {calls.length === 0 ? (
          <text x={width / 2} y={height / 2} textAnchor="middle" style={small}>
            {words.noStream}
          </text>
        ) : null}
      </g>
    );
  }
  return (
    <g>
      <text x="14" y="15" style={title}>
        {words.connections.gRPC(used)}
      </text>
      <text x={width - 14} y="15" textAnchor="end" style={small}>
        {says}
      </text>
      <path d={`M0 23H${width}M0 ${height}H${width}`} {...edge} />
      {calls.length === 0 ? (
        <text x={width / 2} y={height / 2 + 16} textAnchor="middle" style={small}>
          {words.noStream}
        </text>
      ) : null}
    </g>
  );
}

/** How many connections of HTTP/1.1 there are. */
function Pool({ picture, width }: PartProps) {
  const open = socketsBetween(picture, { client: 'shop', server: 'rest' }).filter(({ closed }) => !closed);
  const busy = picture.requests.filter(({ sent, ended }) => sent && !ended).length;
  return (
    <g>
      <text x="14" y="14" style={title}>
        {words.connections.REST(open.length)}
      </text>
      <text x={width - 14} y="14" textAnchor="end" style={small}>
        {words.busy(busy)}
      </text>
    </g>
  );
}

const wagon = { width: 24, height: 15, step: 27, row: 18 };

/** Requests that wait for a connection, oldest first. */
function Waiting({ picture, frame, width, height }: PartProps) {
  const waiting = picture.requests.filter(isWaiting);
  const perRow = Math.floor((width - 10) / wagon.step);
  const upright = frame === 'portrait';
  return (
    <g>
      <rect width={width} height={height} rx="8" fill="none" stroke="var(--rule)" strokeDasharray="5 4" />
      <text x="9" y="19" style={title}>
        {words.waiting(waiting.length)}
      </text>
      {waiting.length === 0 ? (
        <text x="9" y={upright ? 38 : 40} style={small}>
          {words.noneWaits}
        </text>
      ) : null}
      {waiting.map(({ id }, place) => (
        <rect
          key={id}
          x={9 + (place % perRow) * wagon.step}
          y={(upright ? 28 : 32) + Math.floor(place / perRow) * wagon.row}
          width={wagon.width - 2}
          height={upright ? 12 : wagon.height}
          rx="4"
          fill="var(--http)"
        />
      ))}
    </g>
  );
}

const shownRun = (picture: PartProps['picture']): Run | undefined => {
  const id = newestRun(picture);
  return id === undefined ? undefined : readRun(picture, id);
};

/** Ms at which an axis may end. */
const scales = [5, 10, 20, 50, 100, 250, 500, 1_000, 1_500, 2_500, 5_000, 10_000, 20_000, 60_000];

/** How many questions have been answered after how long: a step for each, over one axis for both ways. */
function Steps({ picture, frame, width, height }: PartProps) {
  const run = shownRun(picture);
  const ways = run ? names.flatMap((name) => (run.ways[name] ? [{ name, way: run.ways[name] }] : [])) : [];
  const longest = Math.max(0, ...ways.flatMap(({ way }) => way.times.at(-1) ?? []));
  if (!run || longest === 0) {
    return (
      <text y="16" style={{ fontSize: 14, fill: 'var(--ink-2)' }}>
        {run ? words.noAnswerYet(run.id) : words.nothingYet}
      </text>
    );
  }
  const end = scales.find((one) => one >= longest) ?? longest;
  const most = Math.max(1, ...ways.map(({ way }) => Math.max(way.of ?? 0, way.times.length)));
  const plot = { left: 34, right: width - 12, top: frame === 'landscape' ? 28 : 46, bottom: height - 34 };
  const x = (ms: number): number => plot.left + (ms / end) * (plot.right - plot.left);
  const y = (count: number): number => plot.bottom - (count / most) * (plot.bottom - plot.top);
  const ticks = [0, 1, 2, 3, 4, 5].map((part) => (end * part) / 5);
  return (
    <g>
      <title>{words.describedSteps(ways.map(({ name, way }) => [name, way.times]))}</title>
      <text y="13" style={title}>
        {words.stepsTitle(run.id)}
      </text>
      <Key at={frame === 'landscape' ? { x: width - 178, y: 13 } : { x: 0, y: 32 }} />
      <path d={`M${plot.left} ${plot.top}V${plot.bottom}H${plot.right}`} fill="none" stroke="var(--rule)" />
      {[0, most].map((count) => (
        <text key={count} x={plot.left - 7} y={y(count) + 4} textAnchor="end" style={small}>
          {count}
        </text>
      ))}
      {ticks.map((ms) => (
        <g key={ms}>
          <path d={`M${x(ms)} ${plot.bottom}v4`} stroke="var(--ink-3)" />
          <text x={x(ms)} y={plot.bottom + 17} textAnchor={ms === end ? 'end' : 'middle'} style={small}>
            {words.tick(ms)}
          </text>
        </g>
      ))}
      {ways.map(({ name, way }) => (
        <Climb key={name} name={name} times={way.times} x={x} y={y} />
      ))}
    </g>
  );
}

interface ClimbProps {
  name: Name;
  times: readonly number[];
  x: (ms: number) => number;
  y: (count: number) => number;
}

/** REST is dashed with square dots, so that it is told from gRPC without its colour too. */
function Climb({ name, times, x, y }: ClimbProps) {
  const path = times.map((ms, i) => `H${x(ms)}V${y(i + 1)}`).join('');
  const dots = times.map((ms, place) => ({ place, at: [x(ms), y(place + 1)] as const }));
  return (
    <g>
      <path
        d={`M${x(0)} ${y(0)}${path}`}
        fill="none"
        stroke={colours[name]}
        strokeWidth="2.5"
        strokeDasharray={name === 'REST' ? '6 4' : undefined}
      />
      {dots.map(({ place, at: [left, top] }) =>
        name === 'REST' ? (
          <rect key={place} x={left - 3} y={top - 3} width="6" height="6" fill={colours[name]} />
        ) : (
          <circle key={place} cx={left} cy={top} r="3.4" fill={colours[name]} />
        ),
      )}
    </g>
  );
}

function Key({ at: { x, y } }: { at: { x: number; y: number } }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path d="M0 -4H22" stroke={colours.gRPC} strokeWidth="2.5" />
      <circle cx="11" cy="-4" r="3.4" fill={colours.gRPC} />
      <text x="28" style={small}>
        gRPC
      </text>
      <path d="M86 -4H108" stroke={colours.REST} strokeWidth="2.5" strokeDasharray="6 4" />
      <rect x="94" y="-7" width="6" height="6" fill={colours.REST} />
      <text x="114" style={small}>
        REST
      </text>
    </g>
  );
}

const rows: readonly (readonly [label: string, read: (way: Way) => string])[] = [
  [words.rows.median, ({ times }) => words.ms(timeAt(0.5, times))],
  [words.rows.p95, ({ times }) => words.ms(timeAt(0.95, times))],
  [words.rows.longest, ({ times }) => words.ms(times.at(-1))],
  [words.rows.out, ({ passed, times }) => words.each(passed.out, times.length)],
  [words.rows.back, ({ passed, times, zipped }) => words.back(passed.back, times.length, zipped)],
  [words.rows.connections, ({ connections }) => String(connections)],
];

/** The figures of the newest run: what the steps show, and the bytes that its connections carried. */
function Figures({ picture, width, height }: PartProps) {
  const run = shownRun(picture);
  if (!run) return null;
  return (
    <foreignObject width={width} height={height}>
      <table className={styles.figures}>
        <thead>
          <tr>
            <th scope="col">{words.measured(run.id)}</th>
            {names.map((name) => (
              <th key={name} scope="col" data-way={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, read]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {names.map((name) => {
                const way = run.ways[name];
                return <td key={name}>{way && way.times.length > 0 ? read(way) : '–'}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </foreignObject>
  );
}

/** Over the track that a call's lane is, once the call is over: what is left of it is a pale line. */
function Lane({ picture, width, height, id }: PartProps) {
  const call = callIn(picture, callOfLane(id) ?? '');
  const line = width > height ? `M0 ${height / 2}H${width}` : `M${width / 2} 0V${height}`;
  return (
    <g>
      <title>{words.lane}</title>
      {call && !isOpen(call) ? (
        <>
          <path d={line} stroke="var(--card)" strokeWidth="6.5" strokeLinecap="square" />
          <path d={line} stroke="color-mix(in srgb, var(--grpc) 45%, var(--card))" strokeWidth="1.5" />
        </>
      ) : null}
    </g>
  );
}

/** Drawings that are this lab's alone, by the name that the scene gives. */
export const parts = {
  tunnel: Tunnel,
  pool: Pool,
  waiting: Waiting,
  lane: Lane,
  steps: Steps,
  figures: Figures,
};
