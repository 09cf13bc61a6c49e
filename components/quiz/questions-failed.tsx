import button from '#components/ui/button.module.css';
import { copy } from './copy.vi.ts';
import styles from './quiz.module.css';

/** Stands where questions would. */
export function QuestionsFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <div role="alert">
      <p className={styles.missing}>{copy.test.failed}</p>
      <button type="button" className={button.plain} onClick={onRetry}>
        {copy.test.fetchAgain}
      </button>
    </div>
  );
}
