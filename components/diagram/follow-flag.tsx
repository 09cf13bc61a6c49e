import { copy } from './copy.vi.ts';
import styles from './follow-flag.module.css';

/** Outline of the flag on what is followed; its pole stands on 0, 0. */
export const flagShape = 'M0 0V-17L13 -12.5L0 -8';

/** The flag on a carriage in a drawing; its shape tells it, not its colour alone. */
export function FollowMark({ x = 0, y = -11 }: { x?: number; y?: number }) {
  return <path className={styles.flag} transform={`translate(${x} ${y})`} d={flagShape} />;
}

/** The flag in a line of text, with its meaning for a screen reader. */
export function FollowFlag({ told = true }: { told?: boolean }) {
  return (
    <>
      <svg viewBox="-2 -19 17 21" className={styles.inline} aria-hidden="true">
        <path className={styles.flag} d={flagShape} />
      </svg>
      {told ? <span className="sr-only">{copy.followed}, </span> : null}
    </>
  );
}
