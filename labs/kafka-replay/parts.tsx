import type { Picture } from '#model/picture.ts';
import type { PartProps } from '#model/scene.ts';
import type { LagSample } from '#model/technologies/kafka/picture.ts';
import { words } from './copy.vi.ts';

const shownMs = 40_000;
const small = { fontSize: 12, fill: 'var(--ink-3)' };
const looks = {
  email: { stroke: 'var(--kafka)', strokeWidth: 2.5 },
  analytics: { stroke: 'var(--ink)', strokeWidth: 1.8, strokeDasharray: '6 4' },
  alert: { stroke: 'var(--ink-2)', strokeWidth: 1.8, strokeDasharray: '2 4' },
} as const;
const names = ['email', 'analytics', 'alert'] as const;

const samplesOf = ({ groups }: Picture, name: string): readonly LagSample[] => groups[name]?.lags ?? [];

/** How far each group was behind over the last seconds; before its first commit it has no line, and none where it is past the end. */
function Lag({ picture, width, height }: PartProps) {
  const shown = names.filter((name) => picture.groups[name]);
  const top = 26 + 17 * Math.max(1, shown.length);
  const box = { left: 30, right: width - 6, top, bottom: height - 20 };
  const from = picture.at - shownMs;
  const most = Math.max(...shown.flatMap((name) => samplesOf(picture, name).map(({ lag }) => lag ?? 0)), 0);
  const scale = [10, 20, 40, 60, 100, 200, 400].find((limit) => limit >= most) ?? most;
  const x = (at: number): number => box.left + (Math.max(0, at - from) / shownMs) * (box.right - box.left);
  const y = (lag: number): number => box.bottom - (lag / scale) * (box.bottom - box.top);
  /** A stretch between two samples is level; where there is no number the line breaks off. */
  const line = (samples: readonly LagSample[]): string =>
    samples
      .map(({ at, lag }, i) => {
        const until = samples[i + 1]?.at ?? picture.at;
        if (lag === null || lag < 0 || until < from) return '';
        const joins = i > 0 && (samples[i - 1]?.lag ?? -1) >= 0 && at > from;
        return `${joins ? 'L' : 'M'}${x(at).toFixed(1)} ${y(lag).toFixed(1)}H${x(until).toFixed(1)}`;
      })
      .join('');
  return (
    <g>
      <title>{shown.map((name) => words.lagOf(name, samplesOf(picture, name).at(-1)?.lag)).join('; ')}</title>
      <text y="13">{words.lag}</text>
      {shown.map((name, i) => (
        <g key={name} transform={`translate(0 ${18 + i * 17})`}>
          <path d="M0 8h20" fill="none" {...looks[name]} />
          <text x="27" y="12" style={{ fontSize: 12 }}>
            {words.lagOf(name, samplesOf(picture, name).at(-1)?.lag)}
          </text>
        </g>
      ))}
      {[0, scale / 2, scale].map((lag) => (
        <g key={lag}>
          <path d={`M${box.left} ${y(lag)}H${box.right}`} stroke="var(--rule)" />
          <text x={box.left - 6} y={y(lag) + 4} textAnchor="end" style={small}>
            {lag}
          </text>
        </g>
      ))}
      {shown.map((name) => (
        <path key={name} d={line(samplesOf(picture, name))} fill="none" {...looks[name]} />
      ))}
      <text x={box.left} y={height - 4} style={small}>
        {words.secondsAgo(shownMs / 1000)}
      </text>
      <text x={box.right} y={height - 4} textAnchor="end" style={small}>
        {words.now}
      </text>
    </g>
  );
}

/** Drawings that are this lab's alone, by the name that the scene gives. */
export const parts = { lag: Lag };
