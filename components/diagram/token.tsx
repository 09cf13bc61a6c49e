import styles from './diagram.module.css';

/** The ↻ mark of a message that is on its way for the second time; colour alone would not tell. */
export function RedeliveredMark({ x = 14, y = -11 }: { x?: number; y?: number }) {
  return (
    <g transform={`translate(${x} ${y})`} className={styles.mark}>
      <circle r="7.5" />
      <path d="M-3.1 0a3.1 3.1 0 1 1 1 2.3m-1.2.2l1.2-.2.2-1.3" />
    </g>
  );
}

interface TokenProps {
  x: number;
  y: number;
  label: string;
  /** Delivered and not acked: an outline stays on the platform. */
  ghost?: boolean;
  redelivered?: boolean;
  /** Joins the carriage with its flight and its line in the timetable. */
  message?: string;
  station?: string;
  onSelect?: (message: string) => void;
  onHover?: (message: string | null) => void;
}

/** Width of a carriage in scene units, for labels of up to five characters. */
export const tokenWidth = (label: string): number => Math.max(30, label.length * 7.4 + 12);

/** A message as a carriage with its number. */
export function Token({ x, y, label, ghost, redelivered, message, station, onSelect, onHover }: TokenProps) {
  const width = tokenWidth(label);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard's way to a message is the inspector's list
    <g
      transform={`translate(${x} ${y})`}
      className={ghost ? styles.ghost : styles.token}
      data-message={message}
      data-station={station}
      onClick={message && onSelect ? () => onSelect(message) : undefined}
      onPointerEnter={message && onHover ? () => onHover(message) : undefined}
      onPointerLeave={onHover ? () => onHover(null) : undefined}
    >
      <rect x={-width / 2} y="-11" width={width} height="22" rx="5" />
      <text y="4.5">{label}</text>
      {redelivered ? <RedeliveredMark x={width / 2 - 1} /> : null}
    </g>
  );
}
