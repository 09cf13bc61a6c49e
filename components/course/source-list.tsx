import { Fragment, type ReactNode } from 'react';
import type { Source } from '#content/sources.ts';
import { copy } from './copy.vi.ts';
import styles from './source-list.module.css';

/** `2026-11` as Vietnamese writes it: `11/2026`. */
const dated = (date: string): string => date.split('-').reverse().join('/');

/** What is worth reading whole, then all that lessons cite in three tables; each line of those has its own address. */
export function SourceList({ sources }: { sources: readonly Source[] }) {
  const kind = <K extends Source['kind']>(wanted: K) =>
    sources.filter((source): source is Extract<Source, { kind: K }> => source.kind === wanted);
  return (
    <>
      <Section title={copy.reading} lead={copy.readingLead}>
        <Lines>
          {kind('document').map(({ id, why, ...document }) =>
            why === undefined ? null : (
              <Line key={id} date={document.date} title={<a href={document.url}>{document.title}</a>}>
                {why}
              </Line>
            ),
          )}
        </Lines>
      </Section>
      <Section title={copy.versions} lead={copy.versionsLead}>
        <Lines>
          {kind('version').map((version) => (
            <Line key={version.id} id={version.id} date={version.date} title={version.name}>
              {version.changes}
            </Line>
          ))}
        </Lines>
      </Section>
      <Section title={copy.measurements} lead={copy.measurementsLead}>
        {[...Map.groupBy(kind('measured'), ({ on }) => on)].map(([on, measurements]) => (
          <Fragment key={on}>
            <h3>{on}</h3>
            <Lines measured>
              {measurements.map((one) => (
                <Line key={one.id} id={one.id} date={one.date} title={one.what}>
                  {one.how}.
                </Line>
              ))}
            </Lines>
          </Fragment>
        ))}
      </Section>
      <Section title={copy.documents} lead={copy.documentsLead}>
        <Lines>
          {kind('document').map((document) => (
            <Line key={document.id} id={document.id} date={document.date} title={document.title}>
              <a href={document.url}>{new URL(document.url).host}</a>
            </Line>
          ))}
        </Lines>
      </Section>
    </>
  );
}

function Section({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      <p>{lead}</p>
      {children}
    </section>
  );
}

function Lines({ children, measured = false }: { children: ReactNode; measured?: boolean }) {
  return <dl className={`${styles.lines} ${measured ? styles.measured : ''}`}>{children}</dl>;
}

interface LineProps {
  id?: string;
  date: string;
  title: ReactNode;
  children: ReactNode;
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
