'use client';

import { copy } from '#components/ui/copy.vi.ts';
import styles from './progress-count.module.css';
import { useProgress } from './use-progress.ts';

/** "7 / 43 bài" in the header; says so when answers wait to be sent. */
export function ProgressCount({ total }: { total: number }) {
  const read = useProgress(({ progress }) => progress.lessonsRead.length);
  const unsaved = useProgress(({ offline, pending }) => offline && pending > 0);
  return (
    <span className={styles.count}>
      {unsaved ? (
        <span className={styles.unsaved} role="status" title={copy.unsaved}>
          <span className="sr-only">{copy.unsaved}</span>
        </span>
      ) : null}
      <span aria-hidden="true">
        {read} / {total} <span className={styles.unit}>{copy.progressUnit}</span>
      </span>
      <span className="sr-only">{copy.progressLabel(read, total)}</span>
    </span>
  );
}
