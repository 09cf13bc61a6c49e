'use client';

import Link from 'next/link';
import { copy as courseCopy } from '#components/course/copy.vi.ts';
import { useProgress } from '#components/course/use-progress.ts';
import { type Line, lessonKey, stopHref } from '#content/course.ts';
import { copy } from './copy.vi.ts';
import styles from './line-nav.module.css';

/** The line of this lesson with its stops: passed, here, or ahead. */
export function LineNav({ line, here }: { line: Line; here: string }) {
  const lessonsRead = useProgress(({ progress }) => progress.lessonsRead);
  return (
    <nav className={styles.nav} aria-label={copy.lineNav(line.title)}>
      <b>
        {line.number} · {line.title}
      </b>
      <ol>
        {line.stops.map((stop) => {
          const read = lessonsRead.includes(lessonKey(stop));
          const isHere = stop.slug === here;
          const kind = [stop.lab ? '' : styles.small, read ? styles.done : '', isHere ? styles.here : ''];
          return (
            <li key={stop.slug} className={kind.join(' ')}>
              <Link href={stopHref(stop)} aria-current={isHere ? 'page' : undefined}>
                <i className={styles.mark} aria-hidden="true" />
                {stop.title}
                {read ? <span className="sr-only">, {courseCopy.read}</span> : null}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
