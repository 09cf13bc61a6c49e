import type { ReactNode } from 'react';
import styles from './aside.module.css';
import { copy } from './copy.vi.ts';

function Voice({ name, initial, children }: { name: string; initial: string; children: ReactNode }) {
  return (
    <div className={styles.voice} role="note">
      <span className={styles.face} aria-hidden="true">
        {initial}
      </span>
      <div className={styles.said}>
        <b>{name}</b>
        <div>{children}</div>
      </div>
    </div>
  );
}

/** Cô Hạnh, the teacher: what a concept means. */
export function Hanh({ children }: { children: ReactNode }) {
  return (
    <Voice name={copy.hanh} initial="H">
      {children}
    </Voice>
  );
}

/** Anh Khoa, the engineer: what happens in production. */
export function Khoa({ children }: { children: ReactNode }) {
  return (
    <Voice name={copy.khoa} initial="K">
      {children}
    </Voice>
  );
}

/** A remark that a hurried reader should still see. */
export function Callout({ title = copy.note, children }: { title?: string; children: ReactNode }) {
  return (
    <div className={styles.callout} role="note">
      <b>{title}</b>
      <div>{children}</div>
    </div>
  );
}
