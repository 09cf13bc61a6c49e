import { copy } from './copy.vi.ts';
import { FollowMark } from './follow-flag.tsx';
import { useStage } from './stage-context.ts';
import styles from './token.module.css';

/** The ↻ mark of a message that is on its way for the second time; colour alone would not tell. */
export function RedeliveredMark({ x = 14, y = -11 }: { x?: number; y?: number }) {
  return (
    <g transform={`translate(${x} ${y})`} className={styles.mark}>
      <circle r="7.5" />
      <path d="M-3.1 0a3.1 3.1 0 1 1 1 2.3m-1.2.2l1.2-.2.2-1.3" />
    </g>
  );
}

/** Outline of the star that a message with a priority wears, about 0, 0. */
export const starShape = 'M0-7.5L2-2.4L7.2-2.2L3.1 1.2L4.6 6.4L0 3.4L-4.6 6.4L-3.1 1.2L-7.2-2.2L-2-2.4z';

/** The star of a message that has a priority: other messages wait for it. */
export function PriorityMark({ x, y = -11 }: { x: number; y?: number }) {
  return <path className={styles.star} transform={`translate(${x} ${y})`} d={starShape} />;
}

interface TokenProps {
  x: number;
  y: number;
  label: string;
  /** Delivered and not acked: an outline stays on the platform. */
  ghost?: boolean;
  redelivered?: boolean;
  /** A dead letter. */
  diamond?: boolean;
  priority?: number;
  /** The learner follows it. */
  followed?: boolean;
  /** Joins the carriage with its flight and its trip in the timetable. */
  message?: string;
  station?: string;
  onSelect?: (message: string) => void;
  onHover?: (message: string | null) => void;
}

/** Width of a carriage in scene units, for labels of up to five characters. */
export const tokenWidth = (label: string, diamond = false): number =>
  diamond ? Math.max(36, label.length * 10.6 + 6) : Math.max(30, label.length * 7.4 + 12);

/** Outline of a carriage about 0, 0; a dead letter is a diamond. */
export const tokenShape = (label: string, diamond = false): string => {
  const half = tokenWidth(label, diamond) / 2;
  if (diamond) return `M${-half} 0L0 -15L${half} 0L0 15z`;
  const straight = 2 * half - 10;
  return `M${5 - half} -11h${straight}a5 5 0 0 1 5 5v12a5 5 0 0 1 -5 5h${-straight}a5 5 0 0 1 -5 -5v-12a5 5 0 0 1 5 -5z`;
};

/** A message as a carriage with its number. */
export function Token(props: TokenProps) {
  const { x, y, label, ghost, redelivered, diamond = false, priority = 0, followed = false, message, station } = props;
  const { onSelect, onHover } = props;
  const width = tokenWidth(label, diamond);
  const { proof } = useStage();
  const proves = message !== undefined && proof?.messages.has(message);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard's way to a message is the inspector's list
    <g
      transform={`translate(${x} ${y})`}
      className={ghost ? styles.ghost : styles.token}
      data-message={message}
      data-station={station}
      data-followed={followed || undefined}
      data-proves={proves || undefined}
      onClick={message && onSelect ? () => onSelect(message) : undefined}
      onPointerEnter={message && onHover ? () => onHover(message) : undefined}
      onPointerLeave={onHover ? () => onHover(null) : undefined}
    >
      {priority > 0 ? <title>{copy.priority(label, priority)}</title> : null}
      <path d={tokenShape(label, diamond)} />
      <text y="4.5">{label}</text>
      {redelivered ? <RedeliveredMark x={width / 2 - (diamond ? 8 : 1)} /> : null}
      {priority > 0 ? <PriorityMark x={-width / 2 + (diamond ? 9 : 2)} /> : null}
      {followed ? <FollowMark y={diamond ? -14 : -11} /> : null}
    </g>
  );
}
