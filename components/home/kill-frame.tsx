import type { ReactNode } from 'react';
import { copy } from './copy.vi.ts';
import styles from './kill-figure.module.css';

interface KillFrameProps {
  head: ReactNode;
  notices?: ReactNode;
  stage?: ReactNode;
  action: ReactNode;
  note: ReactNode;
  told?: ReactNode;
}

/** Where the parts of the home page's figure stand, before and after its code is there. */
export function KillFrame({ head, notices, stage, action, note, told }: KillFrameProps) {
  return (
    <section className={styles.frame} aria-label={copy.figure}>
      <div className={styles.head}>{head}</div>
      <div className={styles.notices}>{notices}</div>
      <div className={styles.stage}>{stage}</div>
      <div className={styles.action}>{action}</div>
      <p className={styles.note} role="status">
        {note}
      </p>
      <div className={styles.told}>
        <h2>{copy.told}</h2>
        {told}
      </div>
    </section>
  );
}
