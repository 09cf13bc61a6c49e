'use client';

import { copy } from '#components/ui/copy.vi.ts';
import styles from './progress-count.module.css';
import { useProgress } from './use-progress.ts';

/** "7 / 10 bài" in the header, of the lessons that are open; says so when answers wait to be sent or to be written down. */
export function ProgressCount({ total }: { total: number }) {
  const read = useProgress(({ progress }) => progress.lessonsRead.length);
  const unsaved = useProgress(({ offline, pending, away }) => {
    if (away) return copy.progressAway;
    return offline && pending > 0 ? copy.unsaved : undefined;
  });
  return (
    <span className={styles.count}>
      {unsaved ? (
        <span className={styles.unsaved} role="status" title={unsaved}>
          <span className="sr-only">{unsaved}</span>
        </span>
      ) : null}
      <span aria-hidden="true">
        {read} / {total} <span className={styles.unit}>{copy.progressUnit}</span>
      </span>
      <span className="sr-only">{copy.progressLabel(read, total)}</span>
    </span>
  );
}
