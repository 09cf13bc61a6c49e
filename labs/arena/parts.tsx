'use client';
import type { PartProps } from '#model/scene.ts';
import { shortNumber, words } from './copy.vi.ts';
import styles from './parts.module.css';
import { greatestRates, type Result, type Run, runsIn, secondsIn, underWay, type Way, ways } from './results.ts';
import { asCsv, asJson } from './table-file.ts';

const colours: Readonly<Record<Way, string>> = {
  gRPC: 'var(--grpc)',
  RabbitMQ: 'var(--rabbitmq)',
  Kafka: 'var(--kafka)',
};
const title = { fontSize: 13, fontWeight: 600, fill: 'var(--ink)' };
const small = { fontSize: 12, fill: 'var(--ink-2)' };

/** The three ways; the one that is being measured says what its last second was like. */
function Lanes({ picture, width, height }: PartProps) {
  const now = underWay(picture);
  const second = secondsIn(picture).at(-1);
  const last = runsIn(picture).at(-1);
  const step = height / ways.length;
  const said = (way: Way): string => {
    if (now?.way !== way) return last ? words.last(last.results[way].p50) : words.lanes[way];
    if (now.step) return words.climbing(now.step.rate, now.step.held);
    return second && now.kind === 'run' ? words.second(second.count, second.p50, second.p99) : words.measuring;
  };
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
            <path
              d={`M4 24H${width - 4}`}
              stroke={colours[way]}
              strokeWidth={isNow ? 6 : 2}
              strokeLinecap="round"
              opacity={now && !isNow ? 0.35 : 1}
            />
          </g>
        );
      })}
    </g>
  );
}

const shares = ['p50', 'p95', 'p99', 'p999'] as const;
const shareNames: Readonly<Record<(typeof shares)[number], string>> = {
  p50: 'p50',
  p95: 'p95',
  p99: 'p99',
  p999: 'p99,9',
};
/** So many parcels there must be, or the figure is that of one unlucky one. */
const enough: Readonly<Record<(typeof shares)[number], number>> = { p50: 1, p95: 20, p99: 100, p999: 1_000 };

/** Latencies of the newest two runs over one axis, a ladder of tens: each way its colour, the run before hollow. */
function Chart({ picture, width, height }: PartProps) {
  const [before, run] = [undefined, undefined, ...runsIn(picture)].slice(-2);
  if (!run) {
    return (
      <text y="16" style={{ fontSize: 14, fill: 'var(--ink-2)' }}>
        {words.nothingYet}
      </text>
    );
  }
  const all = [before, run].flatMap((one) =>
    one ? ways.flatMap((way) => shares.map((s) => one.results[way][s])) : [],
  );
  const low = Math.floor(Math.log10(Math.max(0.01, Math.min(...all))));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...all))));
  const plot = { left: 46, right: width - 8, top: 62, bottom: height - 24 };
  const y = (ms: number): number =>
    plot.bottom - ((Math.log10(Math.max(ms, 10 ** low)) - low) / (high - low)) * (plot.bottom - plot.top);
  const column = (plot.right - plot.left) / shares.length;
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
  return (
    <g>
      <title>{ways.map((way) => words.described(way, run.results[way].p50, run.results[way].p99)).join('. ')}</title>
      <text y="13" style={title}>
        {words.chartTitle}
      </text>
      <text y="31" style={small}>
        {`${words.run(run.run)}: ${words.setup(run)}`}
      </text>
      <text y="48" style={small}>
        {before ? `${words.hollow(before.run)}: ${words.setup(before)}` : ''}
      </text>
      {ticks.map((ms) => (
        <g key={ms}>
          <path d={`M${plot.left} ${y(ms)}H${plot.right}`} stroke="var(--rule)" />
          <text x={plot.left - 6} y={y(ms) + 4} textAnchor="end" style={small}>
            {shortNumber(ms)}
          </text>
        </g>
      ))}
      {shares.map((share, i) => (
        <g key={share} transform={`translate(${plot.left + i * column} 0)`}>
          <text x={column / 2} y={height - 6} textAnchor="middle" style={small}>
            {shareNames[share]}
          </text>
          {ways.map((way, place) => (
            <g key={way} transform={`translate(${(column * (place + 1)) / (ways.length + 1)} 0)`}>
              {before ? <Mark result={before.results[way]} share={share} y={y} at={-7} hollow /> : null}
              <Mark result={run.results[way]} share={share} y={y} at={before ? 7 : 0} />
            </g>
          ))}
        </g>
      ))}
    </g>
  );
}

interface MarkProps {
  result: Result;
  share: (typeof shares)[number];
  y: (ms: number) => number;
  at: number;
  hollow?: boolean;
}

/** One figure on the axis; a way that could not hold the rate is crossed. */
function Mark({ result, share, y, at, hollow = false }: MarkProps) {
  if (result.arrived < enough[share]) return null;
  const colour = colours[result.way];
  const top = y(result[share]);
  return (
    <g transform={`translate(${at} ${top})`}>
      <circle r="5.5" fill={hollow ? 'var(--card)' : colour} stroke={colour} strokeWidth="2" />
      {result.held ? null : <path d="M-9 -9L9 9M9 -9L-9 9" stroke="var(--ink)" strokeWidth="1.5" />}
    </g>
  );
}

const rows: readonly (readonly [label: string, read: (result: Result) => string])[] = [
  ...shares.map(
    (share) =>
      [
        words.rows[share],
        (one: Result) => (one.arrived < enough[share] ? words.few : shortNumber(one[share])),
      ] as const,
  ),
  [words.rows.throughput, (one) => shortNumber(one.throughput)],
  [words.rows.cpu, (one) => words.cpu(one.senderCpu, one.receiverCpu)],
  [words.rows.late, (one) => shortNumber(one.late)],
  [words.rows.held, (one) => words.held(one.held)],
];

/** The figures of the newest run and of the newest search, what they leave out, and all of them as files. */
function Figures({ picture, width, height }: PartProps) {
  const run: Run | undefined = runsIn(picture).at(-1);
  const greatest = greatestRates(picture);
  if (!run && greatest.length === 0) return null;
  return (
    <foreignObject width={width} height={height}>
      <table className={styles.figures}>
        <thead>
          <tr>
            <th scope="col">{run ? words.run(run.run) : ''}</th>
            {ways.map((way) => (
              <th key={way} scope="col" data-way={way}>
                {way}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {run
            ? rows.map(([label, read]) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {ways.map((way) => (
                    <td key={way}>{read(run.results[way])}</td>
                  ))}
                </tr>
              ))
            : null}
          {greatest.length > 0 ? (
            <tr>
              <th scope="row">{words.rows.greatest}</th>
              {ways.map((way) => {
                const found = greatest.find((one) => one.way === way);
                return <td key={way}>{found ? shortNumber(found.rate) : '–'}</td>;
              })}
            </tr>
          ) : null}
        </tbody>
      </table>
      <p className={styles.note}>{words.broker}</p>
      <div className={styles.files}>
        <button type="button" onClick={() => save('dau-truong.csv', 'text/csv', asCsv(picture))}>
          {words.exportCsv}
        </button>
        <button type="button" onClick={() => save('dau-truong.json', 'application/json', asJson(picture))}>
          {words.exportJson}
        </button>
      </div>
    </foreignObject>
  );
}

const save = (name: string, type: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};

/** Drawings that are this lab's alone, by the name that the scene gives. */
export const parts = { lanes: Lanes, chart: Chart, figures: Figures };
