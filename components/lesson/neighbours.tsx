import Link from 'next/link';
import { type MapStop, stopHref, stopsOf } from '#content/course.ts';
import { course } from '#content/lessons.ts';
import type { LineId } from '#model/line.ts';
import { copy } from './copy.vi.ts';
import styles from './neighbours.module.css';

/** What comes before and after on the whole map. */
export function Neighbours({ line, slug }: { line: LineId; slug: string }) {
  const stops = stopsOf(course);
  const index = stops.findIndex((stop) => stop.line === line && stop.slug === slug);
  return (
    <div className={styles.neighbours}>
      <Neighbour label={copy.previous} stop={stops[index - 1]} />
      <Neighbour label={copy.next} stop={stops[index + 1]} />
    </div>
  );
}

function Neighbour({ label, stop }: { label: string; stop: MapStop | undefined }) {
  if (!stop) return <span />;
  return (
    <Link className={styles.card} href={stopHref(stop)}>
      <small>{label}</small>
      <b style={{ '--l': `var(--${stop.line})` }}>{stop.title}</b>
    </Link>
  );
}
