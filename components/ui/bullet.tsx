import styles from './bullet.module.css';

/** The number of a line in its colour; decorative, the line's name stands beside it. */
export function Bullet({ line, number, size = 30 }: { line: string; number: number; size?: number }) {
  return (
    <span
      className={styles.bullet}
      style={{ background: `var(--${line})`, width: size, height: size, fontSize: size * 0.47 }}
      aria-hidden="true"
    >
      {number}
    </span>
  );
}
