import type { Metadata } from 'next';
import Link from 'next/link';
import { AddressedChooser } from '#components/choosing/addressed-chooser.tsx';
import { copy as chooserCopy } from '#components/choosing/copy.vi.ts';
import { DesignCard } from '#components/choosing/design-card.tsx';
import { lessonLinks } from '#components/choosing/lesson-links.ts';
import { Footer } from '#components/ui/footer.tsx';
import { Header } from '#components/ui/header.tsx';
import { designs } from '#content/choosing/designs.ts';
import { stopHref } from '#content/course.ts';
import { copy } from '../copy.vi.ts';
import styles from './chooser-page.module.css';

export const metadata: Metadata = { title: copy.chooser, description: copy.chooserLead };

export default function Page() {
  return (
    <>
      <Header />
      <main id="noi-dung" tabIndex={-1} className={styles.page}>
        <h1>{copy.chooser}</h1>
        <p className={styles.lead}>{copy.chooserLead}</p>
        <noscript>
          <p>{chooserCopy.needsScript}</p>
        </noscript>
        <AddressedChooser
          lessons={lessonLinks()}
          designs={Object.fromEntries(designs.map(({ id }) => [id, <DesignCard key={id} id={id} />]))}
        />
        <p className={styles.more}>
          <Link href={stopHref({ line: 'compare', slug: 'choosing' })}>{copy.chooserRules}</Link>
          <Link href="/chon/thiet-ke">{copy.designs}</Link>
        </p>
      </main>
      <Footer />
    </>
  );
}
