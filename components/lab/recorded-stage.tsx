'use client';
import { useEffect, useRef, useState } from 'react';
import { useChunk } from '#components/use-chunk.ts';
import type { Excerpt } from './live-figure.tsx';
import styles from './recorded-stage.module.css';
import { RecordingComing, RecordingFailed } from './recording-state.tsx';
import { useInView } from './use-in-view.ts';

const loadPlayer = () => import('./recorded-player.tsx');

interface RecordedStageProps {
  slug: string;
  /** Seconds from the beginning of the recording; the whole of it where absent. */
  from?: number;
  to?: number;
  autoPlay?: boolean;
  /** Portrait drawing and no legend, for a narrow column. */
  compact?: boolean;
  /** What of the lab can be run here. */
  excerpt?: Excerpt | undefined;
}

/** A stretch of a lab's recorded run, over and over. Nothing of it is loaded before it comes into view. */
export function RecordedStage(props: RecordedStageProps) {
  const root = useRef<HTMLDivElement>(null);
  const inView = useInView(root);
  const [wanted, setWanted] = useState(false);
  const { chunk, retry } = useChunk(loadPlayer, wanted);
  useEffect(() => {
    if (inView) setWanted(true);
  }, [inView]);
  return (
    <div ref={root} className={styles.place} data-compact={props.compact ?? false}>
      {chunk === 'failed' ? <RecordingFailed onRetry={retry} /> : null}
      {wanted && chunk === null ? <RecordingComing /> : null}
      {chunk && chunk !== 'failed' ? <chunk.RecordedPlayer {...props} inView={inView} /> : null}
    </div>
  );
}
