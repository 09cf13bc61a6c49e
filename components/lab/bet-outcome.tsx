'use client';
import { useEffect, useState } from 'react';
import { progressStore } from '#components/course/use-progress.ts';
import type { PredictionShare } from '#model/progress.ts';
import { copy } from './copy.vi.ts';
import { sharesOf } from './prediction-shares.ts';
import styles from './tabs/tabs.module.css';

/** Under a verdict: how many learners of this site got it wrong too. Has the learner's own score brought up to date. */
export function BetOutcome({ lab, prediction }: { lab: string; prediction: string }) {
  const [share, setShare] = useState<PredictionShare>();
  useEffect(() => {
    const gone = new AbortController();
    void progressStore().sync();
    void sharesOf(lab, gone.signal).then((shares) => {
      if (!gone.signal.aborted) setShare(shares[prediction]);
    });
    return () => gone.abort();
  }, [lab, prediction]);
  return share ? <p className={styles.small}>{copy.tasks.othersWrong(share.wrong, share.answered)}</p> : null;
}
