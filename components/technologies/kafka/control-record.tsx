import styles from './partition-tape.module.css';

interface ControlRecordProps {
  outcome: 'commit' | 'abort';
  offset: number;
  x: number;
  y: number;
}

const signs = { commit: 'M-6 0L-2 4L6 -4', abort: 'M-4 -4L4 4M4 -4L-4 4' } as const;

/** The end of a transaction on its tape: it takes an offset like a record, and is handed to nobody. */
export function ControlRecord({ outcome, offset, x, y }: ControlRecordProps) {
  return (
    <g className={styles.control} data-outcome={outcome}>
      <path d={`M${x} ${y - 14}L${x + 14} ${y}L${x} ${y + 14}L${x - 14} ${y}Z`} />
      <path d={signs[outcome]} transform={`translate(${x} ${y})`} />
      <text x={x} y={y + 31}>
        {offset}
      </text>
    </g>
  );
}
