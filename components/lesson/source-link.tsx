import Link from 'next/link';
import { sourceOf } from '#content/sources.ts';
import { copy } from './copy.vi.ts';
import styles from './proof.module.css';

/** After a claim that no recording shows: where it comes from, and of which year. */
export function SourceLink({ of }: { of: string }) {
  const source = sourceOf(of);
  const what = source.kind === 'measured' ? source.what : source.kind === 'document' ? source.title : source.name;
  return (
    <Link className={styles.proof} href={`/nguon#${of}`} title={copy.sourceWhat(what)}>
      {copy.source[source.kind](source.date.slice(0, 4))}
    </Link>
  );
}
