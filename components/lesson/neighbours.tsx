import Link from 'next/link';
import { type Station, stationHref } from '#content/course.ts';
import { course } from '#content/lessons.ts';
import type { LineId } from '#model/line.ts';
import { copy } from './copy.vi.ts';
import styles from './neighbours.module.css';

/** What comes before and after on the whole map; a station that is not open yet is named but not linked. */
export function Neighbours({ line, slug }: { line: LineId; slug: string }) {
  const stations = course.flatMap((one) => one.stations);
  const index = stations.findIndex((station) => station.line === line && station.slug === slug);
  return (
    <div className={styles.neighbours}>
      <Neighbour label={copy.previous} station={stations[index - 1]} />
      <Neighbour label={copy.next} station={stations[index + 1]} />
    </div>
  );
}

function Neighbour({ label, station }: { label: string; station: Station | undefined }) {
  if (!station) return <span />;
  const inside = (
    <>
      <small>{label}</small>
      <b style={{ '--l': `var(--${station.line})` }}>{station.title}</b>
    </>
  );
  return station.open ? (
    <Link className={styles.card} href={stationHref(station)}>
      {inside}
    </Link>
  ) : (
    <span className={styles.card} data-soon="">
      {inside}
      <small>{copy.soon}</small>
    </span>
  );
}
