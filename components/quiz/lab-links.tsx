import Link from 'next/link';
import { labTitle } from '#components/choosing/lab-title.ts';
import { copy } from './copy.vi.ts';
import styles from './quiz.module.css';

/** Labs in which one sees what the question was about. */
export async function LabLinks({ slugs }: { slugs: readonly string[] }) {
  const labs = await Promise.all(slugs.map(async (slug) => ({ slug, title: await labTitle(slug) })));
  return (
    <ul className={styles.links}>
      <li>
        <b>{copy.labs}:</b>
      </li>
      {labs.map(({ slug, title }) => (
        <li key={slug}>
          <Link href={`/lab/${slug}`}>{title}</Link>
        </li>
      ))}
    </ul>
  );
}
