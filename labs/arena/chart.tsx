'use client';
import type { PartProps } from '#model/scene.ts';
import { shortNumber, words } from './copy.vi.ts';
import { colours, small, title } from './looks.ts';
import styles from './parts.module.css';
import {
  type Curve,
  curvesOf,
  type Interval,
  type Result,
  type ShownRun,
  shownRun,
  underWay,
  type Way,
  ways,
} from './results.ts';
import { enough, type Share, shareNames, shares } from './shares.ts';

/** Where in the drawing a panel has its axes. */
interface Panel {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Two panels: side by side over one axis, or one above the other with the same one. */
const panelsOf = (frame: PartProps['frame'], width: number, height: number): { curves: Panel; whole: Panel } => {
  const [left, right] = [46, width - 8];
  if (frame === 'landscape') {
    const rows = { top: 78, bottom: height - 24 };
    const middle = left + 0.42 * (right - left);
    return { curves: { left, right: middle - 14, ...rows }, whole: { left: middle + 14, right, ...rows } };
  }
  const middle = (80 + height) / 2;
  return {
    curves: { left, right, top: 80, bottom: middle - 34 },
    whole: { left, right, top: middle + 6, bottom: height - 24 },
  };
};

/**
 * Latencies over one axis, a ladder of tens. As they come, over the schedule: one line for each way, which stays while the next
 * is measured. Of the whole run: each way's percentiles once they are known, and hollow those of the run before.
 */
export function Chart({ picture, frame, width, height }: PartProps) {
  const run = shownRun(picture);
  if (!run) {
    return (
      <text y="16" style={{ fontSize: 14, fill: 'var(--ink-2)' }}>
        {words.nothingYet}
      </text>
    );
  }
  const { before, results } = run;
  const curves = curvesOf(picture, run.run);
  const [low, high] = decades(run, curves);
  const heightIn = ({ top, bottom }: Panel, ms: number): number =>
    bottom - ((Math.log10(Math.max(ms, 10 ** low)) - low) / (high - low)) * (bottom - top);
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
  const panels = panelsOf(frame, width, height);
  const column = (panels.whole.right - panels.whole.left) / shares.length;
  const isWide = frame === 'landscape';
  const now = underWay(picture)?.way;
  const described = ways.flatMap((way) => {
    const result = results[way];
    return result ? words.described(way, result.p50, result.p99) : way === now ? words.describedNow(way) : [];
  });
  return (
    <svg
      width={width}
      height={height}
      overflow="visible"
      role="img"
      aria-label={[words.chartTitle, ...described].join('. ')}
    >
      <text y="13" style={title}>
        {words.chartTitle}
      </text>
      <text y="31" style={small}>
        {`${words.run(run.run)}: ${words.setup(run)}`}
      </text>
      <text y="48" style={small}>
        {before ? `${words.hollow(before.run)}: ${words.setup(before)}` : ''}
      </text>
      <Key x={isWide ? width - 232 : 0} y={isWide ? 13 : 66} />
      {Object.entries(panels).map(([name, panel]) =>
        ticks.map((ms) => (
          <g key={`${name} ${ms}`}>
            <path d={`M${panel.left} ${heightIn(panel, ms)}H${panel.right}`} stroke="var(--rule)" />
            {name === 'whole' && isWide ? null : (
              <text x={panel.left - 6} y={heightIn(panel, ms) + 4} textAnchor="end" style={small}>
                {shortNumber(ms)}
              </text>
            )}
          </g>
        )),
      )}
      <Schedule panel={panels.curves} seconds={run.seconds} />
      {curves.map((curve) => (
        <Line
          key={`${run.run} ${curve.way} ${curve.program}`}
          curve={curve}
          x={(at) =>
            panels.curves.left + (Math.min(at, run.seconds) / run.seconds) * (panels.curves.right - panels.curves.left)
          }
          y={(ms) => heightIn(panels.curves, ms)}
        />
      ))}
      {shares.map((share, i) => (
        <g key={share} transform={`translate(${panels.whole.left + i * column} 0)`}>
          <text x={column / 2} y={panels.whole.bottom + 18} textAnchor="middle" style={small}>
            {shareNames[share]}
          </text>
          {ways.map((way, place) => {
            const mark = { share, y: (ms: number) => heightIn(panels.whole, ms) };
            const result = results[way];
            return (
              <g key={way} transform={`translate(${(column * (place + 0.5)) / ways.length} 0)`}>
                {before ? <Mark {...mark} result={before.results[way]} at={-5.5} hollow /> : null}
                {result ? <Mark key={run.run} {...mark} result={result} at={before ? 5.5 : 0} /> : null}
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}

/** So many powers of ten that all that is drawn is in between; the usual ones are always there, so that the axis seldom moves. */
const decades = ({ results, before }: ShownRun, curves: readonly Curve[]): readonly [low: number, high: number] => {
  const whole = ways.flatMap((way) => [results[way], before?.results[way]].flatMap((one) => one ?? []));
  const all = [
    ...whole.flatMap((one) => shares.flatMap((share) => (one.arrived < enough[share] ? [] : one[share]))),
    ...curves.flatMap(({ intervals }) => intervals.flatMap(({ p50, p99 }) => [p50, p99])),
  ].map((ms) => Math.log10(Math.max(0.01, ms)));
  return [Math.floor(Math.min(0, ...all)), Math.ceil(Math.max(2, ...all))];
};

/** The ways by their shapes, for who cannot tell their colours. */
function Key({ x, y }: { x: number; y: number }) {
  const places = { gRPC: 8, RabbitMQ: 72, Kafka: 166 };
  return (
    <g transform={`translate(${x} ${y})`}>
      {ways.map((way) => (
        <g key={way} transform={`translate(${places[way]} -4)`}>
          <path d={shapes[way]} fill={colours[way]} />
          <text x="10" y="4" style={small}>
            {way}
          </text>
        </g>
      ))}
    </g>
  );
}

const shapes: Readonly<Record<Way, string>> = {
  gRPC: 'M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0Z',
  RabbitMQ: 'M-5 -5H5V5H-5Z',
  Kafka: 'M0 -6L6 5H-6Z',
};

/** Seconds of the schedule, and what the two kinds of lines are. */
function Schedule({ panel: { left, right, top, bottom }, seconds }: { panel: Panel; seconds: number }) {
  return (
    <g>
      {Array.from({ length: seconds + 1 }, (_, second) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: it is the second itself
          key={second}
          x={left + (second / seconds) * (right - left)}
          y={bottom + 18}
          textAnchor={second === 0 ? 'start' : second === seconds ? 'end' : 'middle'}
          style={small}
        >
          {words.second(second)}
        </text>
      ))}
      <g transform={`translate(${right} ${top - 14})`}>
        <path d="M-104 -4H-86" stroke="var(--ink-2)" strokeWidth="2" />
        <text x="-81" style={small}>
          p50
        </text>
        <path d="M-47 -4H-29" stroke="var(--ink-2)" strokeDasharray="4 3" />
        <text x="-24" style={small}>
          p99
        </text>
      </g>
    </g>
  );
}

interface LineProps {
  curve: Curve;
  x: (at: number) => number;
  y: (ms: number) => number;
}

/** It grows by a piece for each interval that is told; its shape stands where it has come to. */
function Line({ curve: { way, intervals }, x, y }: LineProps) {
  const colour = colours[way];
  const newest = intervals.at(-1);
  const piece = (interval: Interval, i: number, share: 'p50' | 'p99'): string => {
    const from = intervals[i - 1] ?? interval;
    return `M${x(from.at)} ${y(from[share])}L${x(interval.at)} ${y(interval[share])}`;
  };
  return (
    <g fill="none" stroke={colour} strokeLinecap="round">
      {intervals.map((interval, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: intervals are only added
        <g key={i} className={styles.appears}>
          <path d={piece(interval, i, 'p99')} strokeWidth="1.25" strokeDasharray="4 3" />
          <path d={piece(interval, i, 'p50')} strokeWidth="2.25" />
        </g>
      ))}
      {newest ? (
        <path
          d={shapes[way]}
          fill={colour}
          stroke="var(--card)"
          className={styles.goes}
          style={{ transform: `translate(${x(newest.at)}px, ${y(newest.p50)}px)` }}
        />
      ) : null}
    </g>
  );
}

interface MarkProps {
  result: Result;
  share: Share;
  y: (ms: number) => number;
  at: number;
  hollow?: boolean;
}

/** One figure on the axis; a way that could not hold the rate is crossed. */
function Mark({ result, share, y, at, hollow = false }: MarkProps) {
  if (result.arrived < enough[share]) return null;
  const colour = colours[result.way];
  return (
    <g transform={`translate(${at} ${y(result[share])}) scale(0.9)`} className={hollow ? undefined : styles.appears}>
      <path d={shapes[result.way]} fill={hollow ? 'var(--card)' : colour} stroke={colour} strokeWidth="1.75" />
      {result.held ? null : <path d="M-9 -9L9 9M9 -9L-9 9" stroke="var(--ink)" strokeWidth="1.5" />}
    </g>
  );
}
