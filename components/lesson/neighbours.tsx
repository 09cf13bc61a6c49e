import Link from 'next/link';
import { type MapStop, stopHref } from '#content/course.ts';
import { course } from '#content/lessons.ts';
import type { LineId } from '#model/line.ts';
import { copy } from './copy.vi.ts';
import styles from './neighbours.module.css';

/** What comes before and after on the whole map; a stop that is not open yet is named but not linked. */
export function Neighbours({ line, slug }: { line: LineId; slug: string }) {
  const stops = course.flatMap((one) => one.stops);
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
  const inside = (
    <>
      <small>{label}</small>
      <b style={{ '--l': `var(--${stop.line})` }}>{stop.title}</b>
    </>
  );
  return stop.open ? (
    <Link className={styles.card} href={stopHref(stop)}>
      {inside}
    </Link>
  ) : (
    <span className={styles.card} data-soon="">
      {inside}
      <small>{copy.soon}</small>
    </span>
  );
}
