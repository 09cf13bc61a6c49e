import Link from 'next/link';
import { copy as certificateCopy } from '#components/certificate/copy.vi.ts';
import { labTitle } from '#components/choosing/lab-title.ts';
import { type MapStop, stopHref, stopsOf } from '#content/course.ts';
import { course } from '#content/lessons.ts';
import type { LineId } from '#model/line.ts';
import { copy } from './copy.vi.ts';
import styles from './neighbours.module.css';

interface NeighboursProps {
  line: LineId;
  slug: string;
  lab: string | undefined;
}

/** Where to go from a lesson: its lab, and what comes before and after on the whole map, which ends with the certificate. */
export async function Neighbours({ line, slug, lab }: NeighboursProps) {
  const stops = stopsOf(course);
  const index = stops.findIndex((stop) => stop.line === line && stop.slug === slug);
  const [previous, next] = [stops[index - 1], stops[index + 1]];
  const card = (label: string, stop: MapStop) => {
    const changes = stop.line === line ? undefined : course.find(({ id }) => id === stop.line);
    return (
      <Card label={changes ? copy.onLine(label, changes.title) : label} title={stop.title} href={stopHref(stop)} />
    );
  };
  return (
    <div className={styles.neighbours}>
      {lab === undefined ? null : <Card label={copy.labOfLesson} title={await labTitle(lab)} href={`/lab/${lab}`} />}
      {previous ? card(copy.previous, previous) : <span />}
      {next ? (
        card(copy.next, next)
      ) : (
        <Card label={copy.terminus} title={certificateCopy.title} href="/giay-ghi-nhan" />
      )}
    </div>
  );
}

function Card({ label, title, href }: { label: string; title: string; href: string }) {
  return (
    <Link className={styles.card} href={href}>
      <small>{label}</small>
      <b>{title}</b>
    </Link>
  );
}
