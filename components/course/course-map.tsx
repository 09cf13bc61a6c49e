'use client';

import Link from 'next/link';
import { Bullet } from '#components/ui/bullet.tsx';
import { type Line, lessonKey, type MapStop, nextStop, stopHref } from '#content/course.ts';
import { copy } from './copy.vi.ts';
import styles from './course-map.module.css';
import { useProgress } from './use-progress.ts';

interface CourseMapProps {
  lines: readonly Line[];
  /** What each line takes, by its id. */
  minutes: Readonly<Record<string, number>>;
}

/** The nine lines with the learner's own progress: passed stops are filled, the next one is marked. */
export function CourseMap({ lines, minutes }: CourseMapProps) {
  const lessonsRead = useProgress(({ progress }) => progress.lessonsRead);
  const read = new Set(lessonsRead);
  const next = nextStop(lines, lessonsRead);
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
            <small>{copy.stops(line.stops.length, minutes[line.id] ?? 0)}</small>
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
  const kind = [styles.stop, stop.lab ? '' : styles.small, read ? styles.done : '', next ? styles.next : ''];
  return (
    <li className={kind.join(' ')}>
      <Link href={stopHref(stop)}>
        <i className={styles.mark} aria-hidden="true" />
        {stop.title}
        {read ? <span className="sr-only">, {copy.read}</span> : null}
        {next ? <span className={styles.here}>{first ? copy.start : copy.here}</span> : null}
      </Link>
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
    </ul>
  );
}
