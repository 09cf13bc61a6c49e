import type { Metadata } from 'next';
import { SourceList } from '#components/course/source-list.tsx';
import { Footer } from '#components/ui/footer.tsx';
import { Header } from '#components/ui/header.tsx';
import { sources } from '#content/sources.ts';
import { copy } from '../copy.vi.ts';
import styles from '../page.module.css';

export const metadata: Metadata = { title: copy.sources, description: copy.sourcesLead };

export default function Page() {
  return (
    <>
      <Header />
      <main id="noi-dung" tabIndex={-1} className={styles.section}>
        <h1>{copy.sources}</h1>
        <p className={styles.lead}>{copy.sourcesLead}</p>
        <SourceList sources={sources} />
      </main>
      <Footer />
    </>
  );
}
