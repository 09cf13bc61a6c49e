'use client';

import Link from 'next/link';
import { copy as courseCopy } from '#components/course/copy.vi.ts';
import { useProgress } from '#components/course/use-progress.ts';
import { type Line, lessonKey, stationHref } from '#content/course.ts';
import { copy } from './copy.vi.ts';
import styles from './line-nav.module.css';

/** The line of this lesson with its stations: passed, here, ahead, or still to open. */
export function LineNav({ line, here }: { line: Line; here: string }) {
  const lessonsRead = useProgress(({ progress }) => progress.lessonsRead);
  return (
    <nav className={styles.nav} aria-label={copy.lineNav(line.title)}>
      <b>
        {line.number} · {line.title}
      </b>
      <ol>
        {line.stations.map((station) => {
          const read = lessonsRead.includes(lessonKey(station));
          const isHere = station.slug === here;
          const kind = [
            station.lab ? '' : styles.small,
            read ? styles.done : '',
            isHere ? styles.here : '',
            station.open ? '' : styles.soon,
          ];
          const mark = <i className={styles.mark} aria-hidden="true" />;
          return (
            <li key={station.slug} className={kind.join(' ')}>
              {station.open ? (
                <Link href={stationHref(station)} aria-current={isHere ? 'page' : undefined}>
                  {mark}
                  {station.title}
                  {read ? <span className="sr-only">, {courseCopy.read}</span> : null}
                </Link>
              ) : (
                <span>
                  {mark}
                  {station.title}
                  <span className="sr-only">, {copy.soon}</span>
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {line.stations.some((station) => !station.open) ? (
        <p className={styles.soon} aria-hidden="true">
          <i className={styles.mark} />
          {copy.soon}
        </p>
      ) : null}
    </nav>
  );
}
