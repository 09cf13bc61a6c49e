import type { Document, Measurement, Source, Version } from '#content/sources.ts';
import { copy } from './copy.vi.ts';
import styles from './source-list.module.css';

/** `2026-11` as Vietnamese writes it: `11/2026`. */
const dated = (date: string): string => date.split('-').reverse().join('/');

/** All that lessons cite, in three tables; each line has its own address. */
export function SourceList({ sources }: { sources: readonly Source[] }) {
  const kind = <K extends Source['kind']>(wanted: K) =>
    sources.filter((source): source is Extract<Source, { kind: K }> => source.kind === wanted);
  return (
    <>
      <Section title={copy.versions} lead={copy.versionsLead}>
        {kind('version').map((version: Version) => (
          <Line key={version.id} id={version.id} date={version.date} title={version.name}>
            {version.changes}
          </Line>
        ))}
      </Section>
      <Section title={copy.measurements} lead={copy.measurementsLead}>
        {kind('measured').map((one: Measurement) => (
          <Line key={one.id} id={one.id} date={one.date} title={one.what}>
            {copy.measuredHow(one.how)} <span className={styles.on}>{one.on}.</span>
          </Line>
        ))}
      </Section>
      <Section title={copy.documents} lead={copy.documentsLead}>
        {kind('document').map((document: Document) => (
          <Line key={document.id} id={document.id} date={document.date} title={document.title}>
            <a href={document.url}>{new URL(document.url).host}</a>
          </Line>
        ))}
      </Section>
    </>
  );
}

function Section({ title, lead, children }: { title: string; lead: string; children: React.ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      <p>{lead}</p>
      <dl>{children}</dl>
    </section>
  );
}

interface LineProps {
  id: string;
  date: string;
  title: string;
  children: React.ReactNode;
}

function Line({ id, date, title, children }: LineProps) {
  return (
    <div id={id} className={styles.line}>
      <dt>
        {title} <time dateTime={date}>{dated(date)}</time>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
