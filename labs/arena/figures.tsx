'use client';
import type { CSSProperties } from 'react';
import type { PartProps } from '#model/scene.ts';
import { shortNumber, words } from './copy.vi.ts';
import styles from './parts.module.css';
import { greatestRates, type SoFar, shownRun, soFarIn, underWay, type WayResult, ways } from './results.ts';
import { enough, shares } from './shares.ts';
import { asCsv, asJson } from './table-file.ts';

interface Row {
  label: string;
  read: (result: WayResult) => string;
  /** What can be told before there is a result. */
  readSoFar?: (soFar: SoFar) => string;
  /** What is drawn as a bar under it, in per cent of one processor. */
  cpu?: (result: WayResult) => number | null | undefined;
}

const cpuRow = (label: string, cpu: (result: WayResult) => number | null | undefined): Row => ({
  label,
  cpu,
  read: (result) => words.cpu(cpu(result)),
});

const rows: readonly Row[] = [
  ...shares.map((share) => ({
    label: words.rows[share],
    read: (one: WayResult) => (one.arrived < enough[share] ? words.few : shortNumber(one[share])),
  })),
  {
    label: words.rows.throughput,
    read: ({ throughput }) => shortNumber(throughput),
    readSoFar: ({ throughput }) => shortNumber(throughput),
  },
  cpuRow(words.rows.senderCpu, ({ senderCpu }) => senderCpu),
  cpuRow(words.rows.receiverCpu, ({ receiverCpu }) => receiverCpu),
  {
    ...cpuRow(words.rows.brokerCpu, ({ brokerCpu }) => brokerCpu),
    readSoFar: ({ brokerCpu }) => words.cpu(brokerCpu),
  },
  { label: words.rows.late, read: (one) => shortNumber(one.late) },
  { label: words.rows.held, read: (one) => words.held(one.held) },
];

/** The figures of the run, way by way as they are known, and of the newest search; what they leave out, and all of them as files. */
export function Figures({ picture, width, height }: PartProps) {
  const run = shownRun(picture);
  const greatest = greatestRates(picture);
  if (!run && greatest.length === 0) return null;
  const soFar = underWay(picture)?.kind === 'run' ? soFarIn(picture) : undefined;
  const isUnknown = Object.values(run?.results ?? {}).some(({ brokerCpu }) => brokerCpu === null);
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
            ? rows.map((row) => (
                <tr key={row.label}>
                  <th scope="row">{row.label}</th>
                  {ways.map((way) => (
                    <Cell
                      key={way}
                      row={row}
                      result={run.results[way]}
                      soFar={soFar?.way === way ? soFar : undefined}
                    />
                  ))}
                </tr>
              ))
            : null}
          {greatest.length > 0 ? (
            <tr>
              <th scope="row">{words.rows.greatest}</th>
              {ways.map((way) => {
                const found = greatest.find((one) => one.way === way);
                return <td key={way}>{found ? shortNumber(found.rate) : words.notYet}</td>;
              })}
            </tr>
          ) : null}
        </tbody>
      </table>
      <p className={styles.note}>{words.broker(isUnknown)}</p>
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

interface CellProps {
  row: Row;
  result: WayResult | undefined;
  soFar: SoFar | undefined;
}

function Cell({ row, result, soFar }: CellProps) {
  if (!result) return <td data-so-far={soFar !== undefined}>{(soFar && row.readSoFar?.(soFar)) ?? words.notYet}</td>;
  const cpu = row.cpu?.(result);
  const style: CSSProperties & Record<'--share', string> = { '--share': `${Math.min(100, (cpu ?? 0) / 2)}%` };
  return (
    <td data-way={result.way} style={cpu === undefined || cpu === null ? undefined : style}>
      {row.read(result)}
    </td>
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
