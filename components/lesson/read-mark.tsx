'use client';

import { useEffect, useRef } from 'react';
import { progressStore, useProgress } from '#components/course/use-progress.ts';
import button from '#components/ui/button.module.css';
import { copy } from './copy.vi.ts';
import styles from './read-mark.module.css';
import { createReading } from './reading.ts';

const everyMs = 1000;

interface ReadMarkProps {
  lesson: string;
  /** What the page says it takes to read. */
  minutes: number;
  /** Fragments of the headings that make up the lesson. */
  sections: readonly string[];
}

/** Says whether the lesson is read: by time and sections seen, or by the reader's own word. */
export function ReadMark({ lesson, minutes, sections }: ReadMarkProps) {
  const said = useRef<HTMLSpanElement>(null);
  const read = useProgress(({ progress }) => progress.lessonsRead.includes(lesson));
  // A list made anew with each drawing of the page is still the same list.
  const fragments = sections.join(' ');

  useEffect(() => {
    if (read) return;
    const all = fragments.split(' ');
    const reading = createReading(minutes, all);
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) reading.saw(entry.target.id);
    });
    for (const fragment of all) {
      const heading = document.getElementById(fragment);
      if (heading) observer.observe(heading);
      else reading.saw(fragment);
    }
    const clock = setInterval(() => {
      if (document.visibilityState === 'visible') reading.spent(everyMs);
      if (reading.isDone()) progressStore().record({ kind: 'lesson-read', lesson });
    }, everyMs);
    return () => {
      observer.disconnect();
      clearInterval(clock);
    };
  }, [lesson, minutes, fragments, read]);

  const mark = () => {
    progressStore().record({ kind: 'lesson-read', lesson });
    // The button is gone then, and must not take the focus along.
    requestAnimationFrame(() => said.current?.focus());
  };

  return (
    <div className={styles.mark}>
      {read ? (
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
          <circle cx="9" cy="9" r="8" fill="var(--ok)" />
          <path d="M5 9.3l2.7 2.7L13 6.5" stroke="var(--card)" strokeWidth="2" fill="none" />
        </svg>
      ) : (
        <button type="button" className={button.plain} onClick={mark}>
          {copy.markRead}
        </button>
      )}
      <span ref={said} tabIndex={-1} role="status">
        {read ? copy.read : ''}
      </span>
    </div>
  );
}
