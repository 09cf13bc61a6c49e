'use client';
import type { PartProps } from '#model/scene.ts';
import { Chart } from './chart.tsx';
import { words } from './copy.vi.ts';
import { Figures } from './figures.tsx';
import { colours, small, title } from './looks.ts';
import styles from './parts.module.css';
import { curvesOf, runsIn, underWay, type Way, ways } from './results.ts';

/** The three ways; the one that is being measured fills with its schedule, and says what its newest quarter of a second was like. */
function Lanes({ picture, width, height }: PartProps) {
  const now = underWay(picture);
  const last = runsIn(picture).at(-1);
  const step = height / ways.length;
  const newest = now
    ? curvesOf(picture, now.run).flatMap(({ way, intervals }) => (way === now.way ? intervals.slice(-1) : []))
    : [];
  const said = (way: Way): string => {
    if (now?.way !== way) return last ? words.last(last.results[way].p50) : words.lanes[way];
    if (now.step) return words.climbing(now.step.rate, now.step.held);
    return newest.length > 0 && now.kind === 'run' ? words.interval(newest) : words.measuring;
  };
  const done = now?.kind === 'run' ? Math.min(1, Math.max(0, ...newest.map(({ at }) => at)) / now.seconds) : 1;
  return (
    <g>
      {ways.map((way, i) => {
        const isNow = now?.way === way;
        return (
          <g key={way} transform={`translate(0 ${i * step})`}>
            <text x="6" y="14" style={{ ...title, fill: colours[way] }}>
              {way}
            </text>
            <text x={width - 6} y="14" textAnchor="end" style={small}>
              {said(way)}
            </text>
            <path d={`M4 24H${width - 4}`} stroke={colours[way]} strokeWidth="2" opacity={now && !isNow ? 0.35 : 1} />
            {isNow ? (
              <rect
                x="4"
                y="21"
                width={width - 8}
                height="6"
                rx="3"
                fill={colours[way]}
                className={styles.fills}
                style={{ transform: `scaleX(${done})` }}
              />
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

/** Drawings that are this lab's alone, by the name that the scene gives. */
export const parts = { lanes: Lanes, chart: Chart, figures: Figures };
