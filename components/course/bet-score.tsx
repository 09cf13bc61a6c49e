'use client';

import { useShallow } from 'zustand/shallow';
import { predictionScore } from '#model/progress-fold.ts';
import styles from './bet-score.module.css';
import { copy } from './copy.vi.ts';
import { useProgress } from './use-progress.ts';

/** How the learner's predictions of the whole course have turned out; nothing before the first is settled. */
export function BetScore() {
  const { right, settled } = useProgress(useShallow(({ progress }) => predictionScore(progress)));
  if (settled === 0) return null;
  return (
    <p className={styles.score}>
      <b>{copy.bets}</b> {copy.betScore(right, settled)}
    </p>
  );
}
