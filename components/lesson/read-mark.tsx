'use client';

import { useEffect, useRef } from 'react';
import { progressStore, useProgress } from '#components/course/use-progress.ts';
import { copy } from './copy.vi.ts';
import styles from './read-mark.module.css';

/** Stands at the end of a lesson: once it has been on the screen, the lesson counts as read. */
export function ReadMark({ lesson }: { lesson: string }) {
  const end = useRef<HTMLParagraphElement>(null);
  const read = useProgress(({ progress }) => progress.lessonsRead.includes(lesson));

  useEffect(() => {
    if (!end.current || read) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      progressStore().record({ kind: 'lesson-read', lesson });
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [lesson, read]);

  return (
    <p ref={end} className={styles.mark} data-read={read || undefined}>
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <circle cx="9" cy="9" r="8" fill="var(--ok)" />
        <path d="M5 9.3l2.7 2.7L13 6.5" stroke="var(--card)" strokeWidth="2" fill="none" />
      </svg>
      <span role="status">{read ? copy.read : ''}</span>
    </p>
  );
}
