'use client';
import { After } from './after.tsx';
import { copy } from './copy.vi.ts';
import styles from './recorded-stage.module.css';

const comingForMs = 3_000;

/** Says that a recording is on its way, once that can be noticed. */
export function RecordingComing() {
  return (
    <After ms={comingForMs}>
      <div className={styles.state} role="status">
        {copy.recorded.loading}
      </div>
    </After>
  );
}

/** Stands where a recording would play. */
export function RecordingFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <div className={styles.state} role="status">
      {copy.recorded.failed}
      <button type="button" onClick={onRetry}>
        {copy.recorded.retry}
      </button>
    </div>
  );
}
