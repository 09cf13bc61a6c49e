'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { copy } from './copy.vi.ts';
import styles from './sideways.module.css';

/** What may be wider than its place: then it scrolls, by finger and by keyboard, and says that there is more. */
export function Sideways({ className, children }: { className: string | undefined; children: ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [wider, setWider] = useState(false);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measured = new ResizeObserver(() => setWider(element.scrollWidth > element.clientWidth + 1));
    measured.observe(element);
    return () => measured.disconnect();
  }, []);
  return (
    <div className={styles.around}>
      <div
        ref={scroller}
        className={`${styles.scroller} ${className ?? ''}`}
        {...(wider ? { tabIndex: 0, role: 'group', 'aria-label': copy.sideways } : {})}
      >
        {children}
      </div>
      {wider ? (
        <span className={styles.more} aria-hidden="true">
          {copy.sideways}
        </span>
      ) : null}
    </div>
  );
}
