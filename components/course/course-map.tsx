'use client';

import Link from 'next/link';
import { Bullet } from '#components/ui/bullet.tsx';
import { type Line, lessonKey, type MapStop, stopHref } from '#content/course.ts';
import { copy } from './copy.vi.ts';
import styles from './course-map.module.css';
import { useProgress } from './use-progress.ts';

/** The nine lines with the learner's own progress: passed stops are filled, the next open one is marked. */
export function CourseMap({ lines }: { lines: readonly Line[] }) {
  const read = new Set(useProgress(({ progress }) => progress.lessonsRead));
  const next = lines.flatMap((line) => line.stops).find((stop) => stop.open && !read.has(lessonKey(stop)));
  const widest = Math.max(...lines.map((line) => line.stops.length));
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
            <small>{copy.stops(line.stops.length, line.stops.filter((stop) => stop.open).length)}</small>
          </div>
          <ol className={styles.track} style={{ '--n': line.stops.length, '--share': line.stops.length / widest }}>
            {line.stops.map((stop) => (
              <Stop
                key={stop.slug}
                stop={stop}
                read={read.has(lessonKey(stop))}
                next={stop === next}
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
  stop: MapStop;
  read: boolean;
  next: boolean;
  first: boolean;
}

function Stop({ stop, read, next, first }: StopProps) {
  const kind = [
    styles.stop,
    stop.lab ? '' : styles.small,
    read ? styles.done : '',
    stop.open ? '' : styles.soon,
    next ? styles.next : '',
  ];
  const mark = <i className={styles.mark} aria-hidden="true" />;
  return (
    <li className={kind.join(' ')}>
      {stop.open ? (
        <Link href={stopHref(stop)}>
          {mark}
          {stop.title}
          {read ? <span className="sr-only">, {copy.read}</span> : null}
          {next ? <span className={styles.here}>{first ? copy.start : copy.here}</span> : null}
        </Link>
      ) : (
        <span>
          {mark}
          {stop.title}
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
