'use client';

import { type ComponentType, useEffect, useRef, useState } from 'react';
import type { Excerpt } from '#components/lab/live-figure.tsx';
import styles from './lab-frame.module.css';

interface RecordingProps {
  slug: string;
  from?: number;
  to?: number;
  excerpt?: Excerpt | undefined;
}

type Stage = ComponentType<RecordingProps & { autoPlay?: boolean; compact?: boolean }>;

/** Narrower than this, the landscape drawing's text would be too small to read; lab-frame.module.css says the same. */
const landscapeFrom = 860;

/** Keeps the place of a recorded stage and fetches the stage's code once it nears the window, so that a lesson opens without it. */
export function Recording(props: RecordingProps) {
  const place = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<Stage>();
  const [compact, setCompact] = useState(false);

  useEffect(() => {
    if (!place.current) return;
    let wanted = true;
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        near.disconnect();
        import('#components/lab/recorded-stage.tsx').then(
          ({ RecordedStage }) => wanted && setStage(() => RecordedStage),
          // The button beside it still opens the lab itself.
          () => undefined,
        );
      },
      { rootMargin: '400px 0px' },
    );
    near.observe(place.current);
    const size = new ResizeObserver(([entry]) =>
      setCompact((entry?.contentRect.width ?? landscapeFrom) < landscapeFrom),
    );
    size.observe(place.current);
    return () => {
      wanted = false;
      near.disconnect();
      size.disconnect();
    };
  }, []);

  const RecordedStage = stage;
  return (
    <div ref={place} className={styles.stage}>
      {RecordedStage ? <RecordedStage {...props} autoPlay compact={compact} /> : null}
    </div>
  );
}
