'use client';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import styles from './recorded-stage.module.css';

const Player = lazy(async () => ({ default: (await import('./recorded-player.tsx')).RecordedPlayer }));

interface RecordedStageProps {
  slug: string;
  /** Seconds from the beginning of the recording; the whole of it where absent. */
  from?: number;
  to?: number;
  autoPlay?: boolean;
  /** Portrait drawing and no legend, for a narrow column. */
  compact?: boolean;
}

/** A stretch of a lab's recorded run, over and over. Nothing of it is loaded before it comes into view. */
export function RecordedStage(props: RecordedStageProps) {
  const root = useRef<HTMLDivElement>(null);
  const [inView, setInView] = useState(false);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (!root.current) return;
    const watch = new IntersectionObserver(
      ([entry]) => {
        const now = entry?.isIntersecting ?? false;
        setInView(now);
        if (now) setWanted(true);
      },
      { rootMargin: '120px' },
    );
    watch.observe(root.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={root} className={styles.place} data-compact={props.compact ?? false}>
      {wanted ? (
        <Suspense fallback={null}>
          <Player {...props} inView={inView} />
        </Suspense>
      ) : null}
    </div>
  );
}
