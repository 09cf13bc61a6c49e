'use client';

import { useShallow } from 'zustand/shallow';
import type { ProgressEntry } from '#model/progress.ts';
import { predictionScore, withEntry } from '#model/progress-fold.ts';
import styles from './bet-score.module.css';
import { copy } from './copy.vi.ts';
import { useProgress } from './use-progress.ts';

const none: readonly ProgressEntry[] = [];

/**
 * How the learner's predictions of the whole course have turned out; nothing before the first is settled. `news` are those of
 * the run that is watched, of which the server may not have told yet.
 */
export function BetScore({ news = none }: { news?: readonly ProgressEntry[] }) {
  const { right, settled } = useProgress(
    useShallow(({ progress }) => predictionScore(news.reduce((known, entry) => withEntry(known, entry, ''), progress))),
  );
  if (settled === 0) return null;
  return (
    <p className={styles.score}>
      <b>{copy.bets}</b> {copy.betScore(right, settled)}
    </p>
  );
}
