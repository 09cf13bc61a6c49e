'use client';

import Link from 'next/link';
import { Bullet } from '#components/ui/bullet.tsx';
import { type Line, lessonKey, type Station, stationHref } from '#content/course.ts';
import { copy } from './copy.vi.ts';
import styles from './course-map.module.css';
import { useProgress } from './use-progress.ts';

/** The nine lines with the learner's own progress: passed stations are filled, the next open one is marked. */
export function CourseMap({ lines }: { lines: readonly Line[] }) {
  const read = new Set(useProgress(({ progress }) => progress.lessonsRead));
  const next = lines.flatMap((line) => line.stations).find((station) => station.open && !read.has(lessonKey(station)));
  const widest = Math.max(...lines.map((line) => line.stations.length));
  return (
    <div className={styles.map}>
      {lines.map((line) => (
        <section
          key={line.id}
          id={line.id}
          className={styles.row}
          style={{ '--l': `var(--${line.id})` }}
          aria-labelledby={`line-${line.id}`}
        >
          <Bullet line={line.id} number={line.number} />
          <div className={styles.name}>
            <h3 id={`line-${line.id}`}>{line.title}</h3>
            <small>{copy.stations(line.stations.length, line.stations.filter((station) => station.open).length)}</small>
          </div>
          <ol
            className={styles.track}
            style={{ '--n': line.stations.length, '--share': line.stations.length / widest }}
          >
            {line.stations.map((station) => (
              <Stop
                key={station.slug}
                station={station}
                read={read.has(lessonKey(station))}
                next={station === next}
                first={read.size === 0}
              />
            ))}
          </ol>
        </section>
      ))}
      <Legend />
    </div>
  );
}

interface StopProps {
  station: Station;
  read: boolean;
  next: boolean;
  first: boolean;
}

function Stop({ station, read, next, first }: StopProps) {
  const kind = [
    styles.stop,
    station.lab ? '' : styles.small,
    read ? styles.done : '',
    station.open ? '' : styles.soon,
    next ? styles.next : '',
  ];
  const mark = <i className={styles.mark} aria-hidden="true" />;
  return (
    <li className={kind.join(' ')}>
      {station.open ? (
        <Link href={stationHref(station)}>
          {mark}
          {station.title}
          {read ? <span className="sr-only">, {copy.read}</span> : null}
          {next ? <span className={styles.here}>{first ? copy.start : copy.here}</span> : null}
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
}

function Legend() {
  return (
    <ul className={styles.legend} aria-label={copy.legend}>
      <li>
        <i className={styles.mark} />
        {copy.withLab}
      </li>
      <li className={styles.small}>
        <i className={styles.mark} />
        {copy.withoutLab}
      </li>
      <li className={styles.done}>
        <i className={styles.mark} />
        {copy.read}
      </li>
      <li className={styles.soon}>
        <i className={styles.mark} />
        {copy.soon}
      </li>
    </ul>
  );
}
